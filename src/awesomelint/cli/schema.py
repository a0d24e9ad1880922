"""`awesomelint schema`: the JSON schema of a configuration, for editors."""

from __future__ import annotations

import click

from awesomelint.cli.console import write_text


@click.command()
def schema() -> None:
    """Print the JSON schema of awesomelint.toml, with which editors complete and check it."""
    write_text(schema_text())


def schema_text() -> str:
    """Return the schema of configurations as JSON, with the words of the rules' pages."""
    import json

    from awesomelint.config.schema import RuleText, configuration_schema
    from awesomelint.disk import rule_pages
    from awesomelint.engine.registry import ALL_RULES

    pages = {rule.name: rule_pages.page(rule.name) for rule in ALL_RULES}
    texts = {
        name: RuleText(rule_pages.summary(page), rule_pages.options(page))
        for name, page in pages.items()
    }
    document = configuration_schema(ALL_RULES, texts)
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
