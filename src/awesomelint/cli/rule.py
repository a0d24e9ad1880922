"""`awesomelint rule`: what the rules are, and the page of one."""

from __future__ import annotations

import shutil

import click

from awesomelint.cli.shared_options import wants_color
from awesomelint.errors import AwesomelintError


@click.command()
@click.argument("name", required=False)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def rule(name: str | None, color: str) -> None:
    """List the rules, or print the page of the rule NAME: why it is, options, examples."""
    if name is None:
        click.echo(_listing())
        return
    from awesomelint.disk import rule_pages as pages
    from awesomelint.output.rule_text import render

    try:
        text = pages.page(name)
    except LookupError:
        raise _unknown(name) from None
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    click.echo(render(text, width=width, color=wants_color(color)), color=True, nl=False)


def _listing() -> str:
    from awesomelint.disk import rule_pages as pages
    from awesomelint.engine.registry import ALL_RULES

    width = max(len(one.name) for one in ALL_RULES)
    lines = (
        f"{one.name:<{width}}  {one.level:<7}  {pages.summary(pages.page(one.name))}"
        for one in ALL_RULES
    )
    return "\n".join(lines)


def _unknown(name: str) -> AwesomelintError:
    from awesomelint.config.wording import nearest
    from awesomelint.disk import rule_pages as pages

    return AwesomelintError(f"rule {name}", "there is no such rule", nearest(name, pages.names()))
