"""`awesomelint check`, as click knows it: help, mistakes and completion."""

from __future__ import annotations

from typing import Any

import click

from awesomelint.cli.arguments import add_options
from awesomelint.cli.check_lists import OPTIONS, check_lists


def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check lists: files, folders (the Markdown below them), or `-` for standard input."""
    if code := check_lists(paths, **options):
        raise click.exceptions.Exit(code)


_with_paths = click.argument("paths", nargs=-1, metavar="[PATHS]...")(check)
check = click.command()(add_options(_with_paths, OPTIONS))
