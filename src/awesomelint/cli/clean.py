"""`awesomelint clean`: remove what earlier runs remembered."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import counted


@click.command()
def clean() -> None:
    """Remove the cache: what earlier runs remembered, for every folder.

    The cache is where the system keeps caches, or in AWESOMELINT_CACHE_DIR. Without it the next run
    takes longer; nothing else changes.
    """
    from awesomelint.cache import folder

    path = folder.cache_folder(os.environ)
    removed = folder.clean(path) if path else 0
    click.echo(f"{counted(removed, 'file')} removed from {path}", err=True)
