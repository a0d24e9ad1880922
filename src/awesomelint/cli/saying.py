"""What every command says, and the codes it ends with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomelint.errors import AwesomelintError

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
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def say(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
