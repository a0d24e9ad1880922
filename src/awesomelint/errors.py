"""Errors that the user can correct: each says where the fault is, what it is and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class AwesomelintError(Exception):
    """A fault in the input, not in awesomelint: it is reported on one line, with exit code 2.

    `location` is a path, perhaps with `:line:column` or a configuration's key behind it. `advice`
    says what to do.
    """

    def __init__(self, location: str, message: str, advice: str = "") -> None:
        self.location, self.message, self.advice = location, message, advice
        super().__init__(f"{location}: {message}" + (f"; {advice}" if advice else ""))

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Let the error be sent to another process: pickle would make it from its text alone."""
        return type(self), (self.location, self.message, self.advice)


class ConfigurationError(AwesomelintError):
    """A configuration that cannot be used."""


class ReadError(AwesomelintError):
    """A file or folder that cannot be read."""


class RevisionError(AwesomelintError):
    """A revision of the repository that a change cannot be compared with."""


class WriteError(AwesomelintError):
    """A file that could not be written, and is as it was."""


def without_errors(
    results: Iterable[T | AwesomelintError], errors: list[AwesomelintError]
) -> Iterator[T]:
    """Yield those results that are no errors, and add the errors to the list `errors`."""
    for result in results:
        if isinstance(result, AwesomelintError):
            errors.append(result)
        else:
            yield result
