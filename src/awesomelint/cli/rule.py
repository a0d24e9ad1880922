"""`awesomelint rule`: the list of the rules, or the page of one rule."""

from __future__ import annotations

import shutil

import click

from awesomelint.cli.shared_options import wants_color
from awesomelint.errors import AwesomelintError
from awesomelint.output import DEFAULT_COLUMNS

# Paragraphs wider than that are hard to read.
_MOST_COLUMNS = 100


@click.command()
@click.argument("name", required=False)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def rule(name: str | None, color: str) -> None:
    """List the rules, or print the page of the rule NAME: why it exists, its options, examples."""
    if name is None:
        click.echo(_listing())
        return
    from awesomelint.disk import rule_pages
    from awesomelint.output.rule_text import render

    try:
        text = rule_pages.page(name)
    except LookupError:
        raise _unknown(name) from None
    terminal = shutil.get_terminal_size(fallback=(DEFAULT_COLUMNS, 0))
    width = min(terminal.columns, _MOST_COLUMNS)
    click.echo(render(text, width=width, color=wants_color(color)), color=True, nl=False)


def _listing() -> str:
    from awesomelint.disk.rule_pages import page, summary
    from awesomelint.engine.registry import ALL_RULES

    width = max(len(entry.name) for entry in ALL_RULES)
    lines = (
        f"{entry.name:<{width}}  {entry.level:<7}  {summary(page(entry.name))}"
        for entry in ALL_RULES
    )
    return "\n".join(lines)


def _unknown(name: str) -> AwesomelintError:
    from awesomelint.config.wording import suggest
    from awesomelint.disk.rule_pages import names

    return AwesomelintError(f"rule {name}", "there is no such rule", suggest(name, names()))
