"""The group of all commands, as click knows it."""

from __future__ import annotations

import errno
from importlib import import_module
from typing import Any

import click

from awesomelint.cli.arguments import add_options
from awesomelint.cli.console import EXIT_INPUT, EXIT_INTERRUPTED, output_error

# Each command is a module of this package, imported when it runs. Its function of the same name is
# the command. Only `check` is made into a command here: its module does without click.
_COMMANDS = (
    "check",
    "fix",
    "format",
    "init",
    "baseline",
    "conventions",
    "export",
    "rule",
    "schema",
    "clean",
    "completion",
)


class _CommandGroup(click.Group):
    """The group of commands. A command is imported only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in _COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from awesomelint.config.wording import suggest

        raise click.UsageError(f"no such command {name!r}; {suggest(name, _COMMANDS)}", ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        if cmd_name == "check":
            return _check_command()
        module = import_module(f"awesomelint.cli.{cmd_name}")
        # `format` is a built-in function of Python, so the name of ours ends with `_`.
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        assert isinstance(command, click.Command)
        return command


def _check_command() -> click.Command:
    """Return `check` as click knows it: for help, mistakes and completion."""
    from awesomelint.cli.check import OPTIONS, check_lists

    def check(paths: tuple[str, ...], **options: Any) -> None:
        """Check lists: files, folders (the Markdown below them), or `-` for standard input."""
        if code := check_lists(paths, **options):
            raise click.exceptions.Exit(code)

    with_paths = click.argument("paths", nargs=-1, metavar="[PATHS]...")(check)
    return click.command()(add_options(with_paths, OPTIONS))


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"awesomelint {version('awesomelint')}")
        context.exit()


@click.command(cls=_CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
def awesomelint() -> None:
    """A linter for awesome-list style Markdown: it learns the style that a list has and reports
    what departs from it.

    Exit codes: 0 clean, 1 errors found, 2 input that cannot be used, 3 a bug in awesomelint.
    """


def run() -> int:
    """Run the command that the command line names, and return its exit code."""
    try:
        return awesomelint.main(prog_name="awesomelint", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return EXIT_INPUT
    except click.Abort:
        return EXIT_INTERRUPTED
    except OSError as error:  # from what click itself prints
        if error.errno != errno.ENOSPC:
            raise
        raise output_error(error) from error
