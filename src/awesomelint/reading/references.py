"""Link reference definitions, and what of them links and images refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from awesomelint.reading.model import Definition, Inline, Part
from awesomelint.reading.skeleton import LINK
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


_LINK = re.compile(rf"\[[^\[\]{LINK}\n]{{1,200}}\](?: +\({LINK}[^()\n]*\)|\({LINK}[^()\n]*\))")
_REFERENCE = re.compile(r"\[[^\[\]\n]{1,200}\]\[[^\[\]\n^][^\[\]\n]{0,200}\]")


def near_links(inline: Inline) -> Iterator[Part]:
    """Yield each text in brackets with a URL in parentheses that is no link."""
    for found in _LINK.finditer(inline.skeleton):
        yield inline.part(*found.span())


def near_references(inline: Inline) -> Iterator[Part]:
    """Yield each text in brackets with a label in brackets that no definition has."""
    for found in _REFERENCE.finditer(inline.skeleton):
        yield inline.part(*found.span())
