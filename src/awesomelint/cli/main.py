"""The command `awesomelint` and the way its errors end."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from awesomelint.errors import AwesomelintError

EXIT_DIAGNOSTICS = 1
EXIT_INPUT = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line and exit."""
    # A run makes values and keeps them: collecting garbage finds none and costs a third.
    gc.disable()
    try:
        code = _run(sys.argv[1:])
    except AwesomelintError as error:
        report_error(error)
        sys.exit(EXIT_INPUT)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone; leave nothing for the interpreter to flush into the pipe.
        sys.stdout = None
        sys.exit(EXIT_DIAGNOSTICS)
    except Exception:
        import traceback

        traceback.print_exc()
        say("awesomelint: this is a bug in awesomelint, please report it")
        sys.exit(EXIT_BUG)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """Run a plain `check` without click, whose import would take most of its time."""
    if arguments[:1] == ["check"]:
        from awesomelint.cli.checking import check_lists, read_arguments

        if (options := read_arguments(arguments[1:])) is not None:
            return check_lists(**options)
    from awesomelint.cli.commands import run

    return run()


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
