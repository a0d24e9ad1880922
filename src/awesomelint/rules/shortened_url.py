"""shortened-url: a link through a URL shortener."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.destinations import entry_destinations
from awesomelint.reading.model import Document
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import host, is_shortened


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each link of an entry whose URL stands for another one."""
    for document in documents:
        for destination in entry_destinations(document, is_shortened):
            message = f"`{destination.url}` hides its target behind {host(destination.url)}"
            yield Diagnostic(document.source.path, destination.written.span, message)


RULE = Rule("shortened-url", check)
