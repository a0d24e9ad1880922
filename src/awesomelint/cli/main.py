"""The command `awesomelint` and the way its errors end."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from awesomelint.cli.saying import (
    EXIT_BUG,
    EXIT_DIAGNOSTICS,
    EXIT_INPUT,
    EXIT_INTERRUPTED,
    report_error,
    say,
)
from awesomelint.errors import AwesomelintError


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
