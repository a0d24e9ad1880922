"""`awesomelint schema`: the JSON schema of a configuration, for editors."""

from __future__ import annotations

import click

from awesomelint.cli.console import out


@click.command()
def schema() -> None:
    """Print the JSON schema of awesomelint.toml, with which editors complete and check it."""
    out(schema_text())


def schema_text() -> str:
    """Return the schema of the rules there are, in the words of their pages."""
    import json

    from awesomelint.config.schema import RuleText
    from awesomelint.config.schema import schema as of_rules
    from awesomelint.disk import rule_pages as pages
    from awesomelint.engine.registry import ALL_RULES

    read = {rule.name: pages.page(rule.name) for rule in ALL_RULES}
    texts = {
        name: RuleText(pages.summary(page), pages.options(page)) for name, page in read.items()
    }
    return json.dumps(of_rules(ALL_RULES, texts), indent=2, ensure_ascii=False) + "\n"
