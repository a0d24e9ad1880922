"""What all commands share: how they print, and the codes they exit with."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from awesomelint.errors import AwesomelintError, WriteError

EXIT_DIAGNOSTICS = 1
EXIT_INPUT = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130

# Names of files in one note: a repository may have hundreds of files without entries.
_MOST_NAMES = 5


def report_error(error: AwesomelintError) -> None:
    """Print the line of an error in the input, on standard error."""
    from awesomelint.output.escape import terminal

    say(f"awesomelint: {terminal(str(error))}")


def write_text(text: str) -> None:
    """Write text to standard output, in UTF-8 whatever the encoding of the terminal."""
    write_bytes(text.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output.

    Raises WriteError if they cannot be written, as when the disk is full.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has seen enough, which is no fault
    except OSError as error:
        sys.stdout = None  # nor can Python write the rest when it exits
        raise output_error(error) from error


def output_error(error: OSError) -> WriteError:
    """Return the error to raise where standard output cannot be written."""
    return WriteError("standard output", f"cannot be written: {error.strerror}")


def say(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 file`, `2 files`, `3 entries`."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def first_names(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    from awesomelint.output.escape import terminal

    first = ", ".join(terminal(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return first + (f" and {more} more" if more > 0 else "")
