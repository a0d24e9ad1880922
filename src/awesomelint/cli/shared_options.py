"""Options that several commands share, and what these choose: configuration, rules and files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from awesomelint.cli.arguments import (
    CHANGE,
    COLOR,
    CONFIGURATION,
    CONFIGURATION_FILE,
    STDIN_NAME,
    Command,
    add_options,
)
from awesomelint.cli.console import first_names
from awesomelint.config.choices import Choices

if TYPE_CHECKING:
    from awesomelint.disk.files import SourceFile
    from awesomelint.errors import AwesomelintError

# The name of standard input in messages, where `--stdin-filename` gives none.
_STDIN_NAME = "<stdin>"


def configuration_options(command: Command) -> Command:
    """Add the options that choose the configuration, the rules and the day."""
    return add_options(command, CONFIGURATION)


def configuration_file_options(command: Command) -> Command:
    """Add the options that choose the configuration."""
    return add_options(command, CONFIGURATION_FILE)


def comparison_options(command: Command) -> Command:
    """Add the options with which only what is new counts."""
    return add_options(command, CHANGE)


def color_option(command: Command) -> Command:
    """Add the option `--color`."""
    return add_options(command, (COLOR,))


def path_arguments(command: Command) -> Command:
    """Add the paths to read, and a name for standard input."""
    import click

    with_name = add_options(command, (STDIN_NAME,))
    return click.argument("paths", nargs=-1, metavar="[PATHS]...")(with_name)


def make_choices(
    *,
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preset: str | None = None,
    config: str | None = None,
    isolated: bool = False,
    today: date | None = None,
    adopt: Sequence[str] = (),
) -> Choices:
    """Return what the shared options choose. Raises click's error where they exclude each other."""
    if config and isolated:
        raise usage_error("--config and --isolated exclude each other")
    path = os.path.abspath(config) if config else None
    day = today or date.today()
    return Choices(
        config=path,
        isolated=isolated,
        preset=preset,
        select=_split_names(select),
        ignore=_split_names(ignore),
        today=day,
        extend_select=_split_names(extend_select),
        adopt=tuple(adopt),
    )


def fixable_rules(fixable: Sequence[str], unfixable: Sequence[str]) -> frozenset[str] | None:
    """Return the rules whose fixes are applied; None for all.

    Raises ConfigurationError for the name of a rule that does not exist.
    """
    if not fixable and not unfixable:
        return None
    from awesomelint.config.settings import check_names
    from awesomelint.engine.registry import ALL_RULES

    known = [rule.name for rule in ALL_RULES]
    wanted, unwanted = _split_names(fixable), _split_names(unfixable)
    check_names(wanted, known, "--fixable")
    check_names(unwanted, known, "--unfixable")
    return frozenset(wanted or known) - frozenset(unwanted)


def usage_error(message: str) -> Exception:
    """Return click's error for options that do not go together."""
    import click

    return click.UsageError(message)


def _split_names(values: Sequence[str]) -> tuple[str, ...]:
    """Return the names `a`, `b` and `c` for the values of `--select a,b --select c`."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def find_files(
    paths: Sequence[str], stdin_filename: str | None, *, force_exclude: bool = False
) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
    """Return the files to read, and an error for each path that cannot be read.

    A path leads to a file or a folder; without paths, the current folder is read. With
    `force_exclude`, files that are no lists by their names are left out even if they are named.
    Where standard input is read, it is the only file.
    """
    from awesomelint.disk.discovery import discover
    from awesomelint.disk.files import SourceFile

    cwd = os.getcwd()
    if not reads_stdin(paths, stdin_filename):
        files, errors = discover(paths or ["."], cwd, force_exclude=force_exclude)
        return files, [*errors]
    name = _STDIN_NAME if stdin_filename is None else stdin_filename
    return (SourceFile(os.path.join(cwd, name), name, text=_read_stdin(name)),), []


def no_lists_warning(paths: Sequence[str], files: Sequence[SourceFile]) -> str:
    """Return a warning of the folders among `paths` that hold none of the files; or nothing."""
    folders = [path for path in paths or ["."] if os.path.isdir(path) and not _holds(path, files)]
    return f"warning: no lists in {first_names(folders)}" if folders else ""


def _holds(folder: str, files: Sequence[SourceFile]) -> bool:
    """Return whether one of the files is below a folder."""
    path = os.path.abspath(folder)
    if any(file.folder == path for file in files):
        return True
    real = os.path.join(os.path.realpath(folder), "")
    return any(os.path.realpath(file.path).startswith(real) for file in files)


def reads_stdin(paths: Sequence[str], stdin_filename: str | None) -> bool:
    """Return whether standard input is read: the only path is `-`, or there is only a name for it.

    Raises click's error where other paths are given too.
    """
    if "-" in paths:
        if len(paths) > 1:
            raise usage_error("`-` cannot be used with other paths")
        return True
    if stdin_filename is not None and paths:
        message = "--stdin-filename names standard input: leave out the paths, or the option"
        raise usage_error(message)
    return stdin_filename is not None


def _read_stdin(name: str) -> str:
    """Return standard input with its line endings as they are."""
    from awesomelint.errors import ReadError

    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise ReadError(name, message, "convert it to UTF-8") from error


def wants_color(color: str) -> bool:
    """Return whether standard output gets colours; `color` is `always`, `never` or `auto`."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
