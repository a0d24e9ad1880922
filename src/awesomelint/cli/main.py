"""The command `awesomelint` and the way its errors end."""

from __future__ import annotations

import gc
import sys
import traceback
from importlib import import_module
from typing import NoReturn

import click

from awesomelint.errors import AwesomelintError

# Each command is a module of this package with a function of the same name, imported when it runs.
_COMMANDS = (
    "check",
    "fix",
    "format",
    "init",
    "conventions",
    "export",
    "rule",
    "schema",
    "completion",
)

EXIT_DIAGNOSTICS = 1
EXIT_INPUT = 2
EXIT_BUG = 3


class _Commands(click.Group):
    """The commands, none imported before it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"awesomelint.cli.{cmd_name}")
        # `format` is Python's own word.
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        assert isinstance(command, click.Command)
        return command


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"awesomelint {version('awesomelint')}")
        context.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
def awesomelint() -> None:
    """A linter for awesome-list style Markdown: it learns a list's house style and reports what
    departs from it.

    Exit codes: 0 clean, 1 errors found, 2 input that cannot be used, 3 a bug in awesomelint.
    """


def main() -> NoReturn:
    """Run the command line and exit."""
    # A run makes values and keeps them: collecting garbage finds none and costs a third.
    gc.disable()
    try:
        code = awesomelint.main(prog_name="awesomelint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_INPUT)
    except AwesomelintError as error:
        report_error(error)
        sys.exit(EXIT_INPUT)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone; leave nothing for the interpreter to flush into the pipe.
        sys.stdout = None
        sys.exit(EXIT_DIAGNOSTICS)
    except Exception:
        traceback.print_exc()
        click.echo("awesomelint: this is a bug in awesomelint, please report it", err=True)
        sys.exit(EXIT_BUG)
    sys.exit(code or 0)


def report_error(error: AwesomelintError) -> None:
    """Print one line for an error in the input."""
    from awesomelint.output.escape import terminal

    click.echo(f"awesomelint: {terminal(str(error))}", err=True)
