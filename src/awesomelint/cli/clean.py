"""`awesomelint clean`: remove what earlier runs remembered."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import counted


@click.command()
def clean() -> None:
    """Remove the cache of earlier runs, of every folder.

    It is where the system keeps caches, or in AWESOMELINT_CACHE_DIR; nothing is lost with it but
    time.
    """
    from awesomelint.cache import folder

    path = folder.cache_folder(os.environ)
    removed = folder.clean(path) if path else 0
    click.echo(f"{counted(removed, 'file')} removed from {path}", err=True)
