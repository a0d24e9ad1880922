"""Link reference definitions, and what of them links and images refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from awesomelint.markdown.model import Definition
from awesomelint.text import Span


def read_definition(token: Token, span: Span) -> Definition:
    """Return the definition of a token that has the lines of `span`."""
    label, url, key = (token.meta[name] for name in ("label", "url", "id"))
    return Definition(span, label, url, key)


def referred(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the key of the definition behind each link and image that is a reference."""
    for token in tokens:
        if token.type in ("link_open", "image") and "label" in token.meta:
            yield token.meta["label"]
        if token.children:
            yield from referred(token.children)
