"""`awesomelint completion`: the script with which a shell completes our commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from awesomelint.cli.commands import awesomelint


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    For bash: awesomelint completion bash >> ~/.bashrc
    """
    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(awesomelint, {}, "awesomelint", "_AWESOMELINT_COMPLETE").source())
