"""The anchors of a page, which links can lead to: those of its headings, and those named in HTML.

GitHub makes the anchor of a heading, a *slug*, of its text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote

from awesomelint.reading.model import Document, Heading

# What GitHub's slugs keep apart from letters, marks and digits.
_SIGNS = "-_ \u203f\u2040\u2054\ufe33\ufe34\ufe4d\ufe4e\ufe4f\uff3f"
_CATEGORIES = ("L", "M", "Nd")
# Characters that no reader sees and that a link may lack: they choose or join glyphs.
_INVISIBLE = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200c\u200d\u20e3"))
# The least similarity of an anchor to the intended anchor; `difflib` measures it from 0 to 1.
# A choice: one letter in five may be wrong.
_LEAST_SIMILARITY = 0.8
# How many searches for a similar anchor are made on a page. Each looks at every anchor of the page,
# so that a page of broken links would take long. A choice.
_MOST_SEARCHES = 100


def slug(text: str) -> str:
    """Return the anchor GitHub gives a heading of this text, without a number behind it.

    Lower case, spaces as hyphens, punctuation and emoji left out: `C++ & Rust` is `c--rust`.
    """
    return text.strip().lower().translate(_KEPT)


class _Kept(dict[int, str]):
    """What a slug has for each character, by code point; worked out when it is first needed."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_kept = character in _SIGNS or unicodedata.category(character).startswith(_CATEGORIES)
        self[code] = character if is_kept else ""
        return self[code]


_KEPT = _Kept({ord(" "): "-"})


def numbered_slugs(texts: Iterable[str]) -> Iterator[str]:
    """Yield the anchor of each heading of a page; the second with the same text gets `-1`."""
    return _numbered(map(slug, texts))


def _numbered(slugs: Iterable[str]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for anchor in slugs:
        count = counts.get(anchor, 0)
        counts[anchor] = count + 1
        yield f"{anchor}-{count}" if count else anchor


def heading_slugs(document: Document) -> Iterator[tuple[Heading, str]]:
    """Yield every heading of a document, those written as HTML too, with its anchor."""
    headings = document.all_headings()
    return zip(headings, numbered_slugs(heading.text for heading in headings), strict=True)


def heading_anchors(document: Document) -> Iterator[tuple[Heading, str]]:
    """Yield every heading of a document with its anchor as GitHub makes it.

    Each space that an image or HTML leaves before or behind the text is a hyphen:
    `# Awesome C ![a](a.svg) ![b](b.svg)` has the anchor `awesome-c--`.
    """
    headings = document.all_headings()
    return zip(headings, _numbered(map(_slug_with_spaces, headings)), strict=True)


def _slug_with_spaces(heading: Heading) -> str:
    before, behind = heading.spaces
    return "-" * before + slug(heading.text) + "-" * behind


def anchors(document: Document) -> frozenset[str]:
    """Return all anchors of a document, without `#`.

    Those of headings are there without the hyphens of images, too: other sites have them so.
    """
    named = (name for element in document.elements for name in element.anchors)
    slugs_of_text = (anchor for _, anchor in heading_slugs(document))
    return frozenset((*slugs_of_text, *(anchor for _, anchor in heading_anchors(document)), *named))


class Anchors:
    """The anchors of one page, as links name them.

    Case, `%20` for a space, variation selectors and `user-content-` make no difference.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key = {_key(name): name for name in sorted(names)}
        self._nearest: dict[str, str | None] = {}

    def __contains__(self, fragment: str) -> bool:
        return _key(fragment) in self._by_key

    def meant(self, fragment: str, text: str) -> str | None:
        """Return the anchor that a link with this `text` was made for; None if that is not sure.

        That is the one anchor of a heading with that text. Or it is the one that is most similar to
        `fragment`, where one of the two has all words of the other, and the text has one of them.
        """
        if by_text := self._by_letters.get(_letters(slug(text))):
            return by_text[0] if len(by_text) == 1 else None
        near = self.nearest(fragment)
        if near is None or self._is_repeated(near):
            return None
        words, meant_words = _words(fragment), _words(near)
        is_within = words <= meant_words or meant_words <= words
        return near if is_within and _words(slug(text)) & meant_words else None

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """The anchors by their letters, with those of headings that have one text together."""
        by_letters: dict[str, list[str]] = {}
        for key, name in self._by_key.items():
            base = re.sub(r"-\d+$", "", key)
            letters = _letters(base if base in self._by_key else key)
            names = by_letters.setdefault(letters, [])
            # With and without the hyphens of images behind it, it is one heading.
            if names and _key(names[-1]) == key.rstrip("-"):
                names.pop()
            names.append(name)
        return by_letters

    def _is_repeated(self, name: str) -> bool:
        """Whether several headings have the text of the one with this anchor."""
        return len(self._by_letters.get(_letters(re.sub(r"-\d+$", "", _key(name))), ())) > 1

    def nearest(self, fragment: str) -> str | None:
        """Return the anchor most similar to `fragment`; None if none is similar enough."""
        from difflib import get_close_matches  # imported for mistakes only

        key = _key(fragment)
        if key not in self._nearest and len(self._nearest) < _MOST_SEARCHES:
            close = get_close_matches(key, self._by_key, 1, _LEAST_SIMILARITY)
            self._nearest[key] = self._by_key[close[0]] if close else None
        return self._nearest.get(key)


def _letters(anchor: str) -> str:
    return re.sub(r"[\W_]+", "", anchor)


def _words(anchor: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", anchor.casefold()))


def _key(anchor: str) -> str:
    name = unquote(anchor)
    if not name.isascii():
        name = unicodedata.normalize("NFC", name.translate(_INVISIBLE))
    return name.casefold().removeprefix("user-content-")
