"""What every command says, and the codes it ends with."""

from __future__ import annotations

import sys

from awesomelint.errors import AwesomelintError, WriteError

EXIT_DIAGNOSTICS = 1
EXIT_INPUT = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130


def report_error(error: AwesomelintError) -> None:
    """Print one line for an error in the input."""
    from awesomelint.output.escape import terminal

    say(f"awesomelint: {terminal(str(error))}")


def out(text: str) -> None:
    """Write text to standard output, in UTF-8 whatever the terminal's own encoding is."""
    put(text.encode("utf-8", "backslashreplace"))


def put(data: bytes) -> None:
    """Write bytes to standard output. Raises WriteError where the disk it leads to is full."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough, which is no fault
    except OSError as error:
        sys.stdout = None  # what is left in it cannot be written either
        raise unwritten(error) from error


def unwritten(error: OSError) -> WriteError:
    """Return what is said where standard output cannot be written."""
    return WriteError("standard output", f"cannot be written: {error.strerror}")


def say(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 file`, `2 files`, `3 entries`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
