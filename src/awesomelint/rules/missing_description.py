"""missing-description: an entry that does not say what it is."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Document, Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the title of each entry that begins with a link and has no words but that."""
    for entry in context.document.entries():
        begins_with_link = entry.head in ("link", "bold-link", "url")
        if begins_with_link and _is_bare(context.document, entry):
            message = f"`{entry.title.text}` has no description"
            many = "{count} entries have no description"
            yield context.report(entry.title.span, message, many=many)


def _is_bare(document: Document, entry: Entry) -> bool:
    """Whether an entry has no description, neither behind its title nor in blocks below it."""
    below = document.source.text[entry.span.end : entry.item.end]
    return entry.description is None and not below.strip()


RULE = Rule("missing-description", check)
