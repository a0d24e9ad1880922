"""Options that several commands share, and what they come to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from awesomelint.discovery import Found
    from awesomelint.project import Choices, Project

Command = TypeVar("Command", bound=Callable[..., Any])


def configuration_options(command: Command) -> Command:
    """Add the options that say which rules run and what they are told."""
    for option in reversed(
        (
            click.option("--select", multiple=True, metavar="RULES", help="Run only these rules."),
            click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out."),
            click.option("--preset", help="Use this preset: recommended, awesome or strict."),
            click.option(
                "--today",
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="DATE",
                help="Take this day (YYYY-MM-DD) for today.",
            ),
        )
    ):
        command = option(command)
    return reading_options(command)


def reading_options(command: Command) -> Command:
    """Add the options that say which configuration is used."""
    isolated = click.option("--isolated", is_flag=True, help="Use no configuration file.")
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this configuration file, not the closest one.",
    )
    return config(isolated(command))


def path_arguments(command: Command) -> Command:
    """Add the paths to read, `-` among them."""
    name = click.option(
        "--stdin-filename",
        metavar="FILE",
        default="<stdin>",
        help="The name of what `-` reads: it decides the configuration.",
    )
    return click.argument("paths", nargs=-1, metavar="[PATHS]...")(name(command))


def choices(
    select: Sequence[str],
    ignore: Sequence[str],
    preset: str | None,
    config: Path | None,
    isolated: bool,
    today: datetime | None,
) -> Choices:
    """Return the choices the shared options make."""
    from awesomelint.project import Choices

    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    day = today.date() if today else date.today()
    return Choices(
        config and config.absolute(), isolated, preset, _names(select), _names(ignore), day
    )


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """Split `--select a,b --select c`."""
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def find(project: Project, paths: Sequence[str], stdin_filename: str) -> tuple[Found, ...]:
    """Return the files to read: those the paths name, the current folder's without any."""
    if "-" not in paths:
        return project.find(paths or ["."])
    if len(paths) > 1:
        raise click.UsageError("`-` goes with no other path")
    return (project.give(stdin_filename, _read_stdin(stdin_filename)),)


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
