"""shortened-url: a link through a URL shortener."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.destinations import entry_destinations
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import host, is_shortened


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each link of an entry whose URL stands for another URL."""
    document = context.document
    for destination in entry_destinations(document, is_shortened):
        message = f"`{destination.url}` hides its target behind {host(destination.url)}"
        many = "{count} URLs hide their targets behind a URL shortener"
        yield context.report(destination.written.span, message, many=many)


RULE = Rule("shortened-url", check)
