"""Options that several commands share, and what they come to."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from awesomelint.cli.arguments import CONFIGURATION, READING, STDIN_NAME, Command, add_options
from awesomelint.config.choices import Choices

if TYPE_CHECKING:
    from awesomelint.disk.files import SourceFile
    from awesomelint.errors import AwesomelintError

_UNNAMED = "<stdin>"  # what messages call standard input that was given no name


def configuration_options(command: Command) -> Command:
    """Add the options that say which rules run and what they are told."""
    return add_options(command, CONFIGURATION)


def reading_options(command: Command) -> Command:
    """Add the options that say which configuration is used."""
    return add_options(command, READING)


def path_arguments(command: Command) -> Command:
    """Add the paths to read, `-` among them."""
    import click

    named = add_options(command, (STDIN_NAME,))
    return click.argument("paths", nargs=-1, metavar="[PATHS]...")(named)


def choices(
    select: Sequence[str],
    ignore: Sequence[str],
    preset: str | None,
    config: str | None,
    isolated: bool,
    today: date | None,
) -> Choices:
    """Return the choices the shared options make."""
    if config and isolated:
        raise usage_error("--config and --isolated exclude each other")
    place = os.path.abspath(config) if config else None
    day = today or date.today()
    return Choices(place, isolated, preset, _names(select), _names(ignore), day)


def usage_error(message: str) -> Exception:
    """Return click's error for options that do not go together."""
    import click

    return click.UsageError(message)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """Split `--select a,b --select c`."""
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def find_files(
    paths: Sequence[str], stdin_filename: str | None
) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
    """Return the files to read, and an error for each path that cannot be read.

    They are those that the paths stand for; without paths, those below the current folder. Where
    standard input is read, it is the only file.
    """
    from awesomelint.disk.discovery import discover
    from awesomelint.disk.files import SourceFile

    cwd = os.getcwd()
    if not reads_stdin(paths, stdin_filename):
        files, errors = discover(paths or ["."], cwd)
        return files, [*errors]
    name = _UNNAMED if stdin_filename is None else stdin_filename
    return (SourceFile(os.path.join(cwd, name), name, text=_read_stdin(name)),), []


def reads_stdin(paths: Sequence[str], stdin_filename: str | None) -> bool:
    """Return whether standard input is read: `-` is the path, or only a name for it is given.

    Raises click's error where other paths are given too.
    """
    if "-" in paths:
        if len(paths) > 1:
            raise usage_error("`-` goes with no other path")
        return True
    if stdin_filename is not None and paths:
        message = "--stdin-filename names standard input: leave out the paths, or the option"
        raise usage_error(message)
    return stdin_filename is not None


def _read_stdin(name: str) -> str:
    """Return standard input as it is: no line ending is translated."""
    from awesomelint.errors import ReadError

    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise ReadError(name, message, "convert it to UTF-8") from error


def wants_color(color: str) -> bool:
    """Whether standard output gets colours: asked for, or a terminal and not NO_COLOR."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
