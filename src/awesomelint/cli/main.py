"""The command `awesomelint`: it runs a command, and ends every error with an exit code."""

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

    Python would free its values one by one, which takes a tenth of a run. The system takes back all
    memory at once.
    """
    code = _exit_code()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    finally:
        os._exit(code)


def main() -> NoReturn:
    """Run the command line and exit by an exception, for programs that call it and go on."""
    was_collecting = gc.isenabled()
    try:
        sys.exit(_exit_code())
    finally:
        if was_collecting:
            gc.enable()


def _exit_code() -> int:
    """Run the command line, report its errors, and return the exit code."""
    # A run keeps the values it makes: the collector takes a third of its time and finds nothing.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    except AwesomelintError as error:
        report_error(error)
        return EXIT_INPUT
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Nobody reads the pipe any more: Python must not write the rest when it exits.
        sys.stdout = None
        return EXIT_DIAGNOSTICS
    except Exception:
        import traceback

        traceback.print_exc()
        say("awesomelint: this is a bug in awesomelint, please report it")
        return EXIT_BUG


def _run(arguments: list[str]) -> int:
    """Run a command; a plain `check` without click, whose import would take most of the time."""
    if arguments[:1] == ["check"]:
        from awesomelint.cli.check import check_lists, read_arguments

        if (options := read_arguments(arguments[1:])) is not None:
            return check_lists(**options)
    from awesomelint.cli.commands import run

    return run()
