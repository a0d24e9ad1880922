"""The anchors of a page: what GitHub makes of its headings, and what its HTML names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from awesomelint.markdown.model import Document, Heading

# What GitHub's slugs keep beside letters, marks and digits.
_KEPT = "-_ \u203f\u2040\u2054\ufe33\ufe34\ufe4d\ufe4e\ufe4f\uff3f"
_KEPT_CATEGORIES = ("L", "M", "Nd")


def slug(text: str) -> str:
    """Return the anchor GitHub gives a heading of this text, without a number behind it.

    Lower case, spaces as hyphens, punctuation and emoji left out: `C++ & Rust` is `c--rust`.
    """
    return "".join(
        "-" if character == " " else character
        for character in text.strip().lower()
        if character in _KEPT or unicodedata.category(character).startswith(_KEPT_CATEGORIES)
    )


def slugs(headings: Iterable[Heading]) -> Iterator[tuple[Heading, str]]:
    """Yield each heading with its anchor; a second heading of a text gets `-1` behind it."""
    seen: dict[str, int] = {}
    for heading in headings:
        own = slug(heading.text)
        count = seen.get(own, 0)
        seen[own] = count + 1
        yield heading, f"{own}-{count}" if count else own


def heading_slugs(document: Document) -> Iterator[tuple[Heading, str]]:
    """Yield every heading of a document, those written as HTML too, with its anchor."""
    headings = sorted((*document.headings, *document.html_headings), key=lambda one: one.span)
    return slugs(headings)


def anchors(document: Document) -> frozenset[str]:
    """Return every place of a document that a link may lead to, without its `#`."""
    named = (
        value
        for element in document.elements
        for key, value in element.attributes
        if key in ("id", "name") and value
    )
    return frozenset((*(own for _, own in heading_slugs(document)), *named))
