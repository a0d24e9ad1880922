"""Link references: definitions, the keys that are referred to, and references without definition.

`[label]: url` is a definition; `[text][label]` and `[label]` refer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from awesomelint.reading.model import Definition, Inline, Part
from awesomelint.text import Span

# The longest label that is looked at, in code points: longer ones are no labels but prose, and the
# search would take long for a text with many brackets. A choice.
_LONGEST_LABEL = 200
# `[a][^1]` is a footnote.
_UNDEFINED_REFERENCE = re.compile(
    rf"\[[^\[\]\n]{{1,{_LONGEST_LABEL}}}\]\[[^\[\]\n^][^\[\]\n]{{0,{_LONGEST_LABEL}}}\]"
)


def read_definition(token: Token, span: Span) -> Definition:
    """Return the definition of a token; `span` has its lines."""
    label, url, key = (token.meta[name] for name in ("label", "url", "id"))
    return Definition(span, label, url, key)


def referred_keys(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the key of the definition behind each link and image that is a reference."""
    for token in tokens:
        if token.type in ("link_open", "image") and "label" in token.meta:
            yield token.meta["label"]
        if token.children:
            yield from referred_keys(token.children)


def undefined_references(inline: Inline) -> Iterator[Part]:
    """Yield each text `[text][label]` that is no link, because nothing defines the label."""
    for match in _UNDEFINED_REFERENCE.finditer(inline.skeleton):
        yield inline.part(*match.span())
