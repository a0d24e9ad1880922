"""The anchors of a page: what GitHub makes of its headings, and what its HTML names."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from awesomelint.reading.model import Document, Heading

# What GitHub's slugs keep beside letters, marks and digits.
_SIGNS = "-_ \u203f\u2040\u2054\ufe33\ufe34\ufe4d\ufe4e\ufe4f\uff3f"
_CATEGORIES = ("L", "M", "Nd")
# What links and headings may have or not: selectors of a glyph's form, joiners, keycaps.
_UNSEEN = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200c\u200d\u20e3"))
_NEAR = 0.8
# A search for a near anchor looks at every anchor of the page.
_MOST_SEARCHES = 100


def slug(text: str) -> str:
    """Return the anchor GitHub gives a heading of this text, without a number behind it.

    Lower case, spaces as hyphens, punctuation and emoji left out: `C++ & Rust` is `c--rust`.
    """
    return text.strip().lower().translate(_KEPT)


class _Kept(dict[int, str]):
    """What a slug has for each character, by its code."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_kept = character in _SIGNS or unicodedata.category(character).startswith(_CATEGORIES)
        self[code] = character if is_kept else ""
        return self[code]


_KEPT = _Kept({ord(" "): "-"})


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
    named = (name for element in document.elements for name in element.anchors)
    return frozenset((*_heading_anchors(document), *named))


def _heading_anchors(document: Document) -> Iterator[str]:
    """Yield the anchors of the headings; the space beside an image at an edge is one hyphen."""
    images = [image.span.start for image in document.images]
    for heading, own in heading_slugs(document):
        yield own
        first = bisect_left(images, heading.span.start)
        if first < len(images) and images[first] < heading.span.end:
            yield from (f"{own}-", f"-{own}")


class Anchors:
    """The anchors of one page, as links name them.

    Case, `%20` for a space, variation selectors and `user-content-` make no difference.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key = {_key(name): name for name in sorted(names)}
        self._near: dict[str, str | None] = {}

    def __contains__(self, fragment: str) -> bool:
        return _key(fragment) in self._by_key

    def nearest(self, fragment: str) -> str | None:
        """Return the anchor that `fragment` was most likely meant for, if one is near."""
        from difflib import get_close_matches  # only a mistake needs it

        key = _key(fragment)
        if key not in self._near and len(self._near) < _MOST_SEARCHES:
            close = get_close_matches(key, self._by_key, 1, _NEAR)
            self._near[key] = self._by_key[close[0]] if close else None
        return self._near.get(key)


def _key(anchor: str) -> str:
    name = unquote(anchor)
    if not name.isascii():
        name = unicodedata.normalize("NFC", name.translate(_UNSEEN))
    return name.casefold().removeprefix("user-content-")
