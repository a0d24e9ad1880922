"""The command `awesomelint` and the way its errors end."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from awesomelint.cli.console import (
    EXIT_BUG,
    EXIT_DIAGNOSTICS,
    EXIT_INPUT,
    EXIT_INTERRUPTED,
    report_error,
    say,
)
from awesomelint.errors import AwesomelintError


def start() -> NoReturn:
    """Run the command line and end the process at once.

    To free value after value what the system takes back whole would take a tenth of a run.
    """
    code = _code()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    finally:
        os._exit(code)


def main() -> NoReturn:
    """Run the command line and exit as a program does that is part of another."""
    sys.exit(_code())


def _code() -> int:
    """Run the command line and return the exit code, errors told."""
    # A run makes values and keeps them: collecting garbage finds none and costs a third.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    except AwesomelintError as error:
        report_error(error)
        return EXIT_INPUT
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader has gone; leave nothing for the interpreter to flush into the pipe.
        sys.stdout = None
        return EXIT_DIAGNOSTICS
    except Exception:
        import traceback

        traceback.print_exc()
        say("awesomelint: this is a bug in awesomelint, please report it")
        return EXIT_BUG


def _run(arguments: list[str]) -> int:
    """Run a plain `check` without click, whose import would take most of its time."""
    if arguments[:1] == ["check"]:
        from awesomelint.cli.check_lists import check_lists, read_arguments

        if (options := read_arguments(arguments[1:])) is not None:
            return check_lists(**options)
    from awesomelint.cli.commands import run

    return run()
