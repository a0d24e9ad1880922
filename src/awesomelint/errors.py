"""Errors that are the user's to mend: each says where, what is wrong and what to do."""

from __future__ import annotations


class AwesomelintError(Exception):
    """A fault in the input, not in awesomelint: reported as one line, exit code 2.

    `place` is a path, perhaps with `:line:column` or a key behind it; `advice` says what to do.
    """

    def __init__(self, place: str, message: str, advice: str = "") -> None:
        self.place, self.message, self.advice = place, message, advice
        super().__init__(f"{place}: {message}" + (f"; {advice}" if advice else ""))

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Let another process send it: by itself an exception is made of its text alone."""
        return type(self), (self.place, self.message, self.advice)


class ConfigurationError(AwesomelintError):
    """A configuration that cannot be used."""


class ReadError(AwesomelintError):
    """A file or folder that cannot be read."""


class WriteError(AwesomelintError):
    """A file that was not written: it is as it was."""
