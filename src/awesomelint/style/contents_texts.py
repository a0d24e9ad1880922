"""What tables of contents are consistent about: the headings they have, and the texts of items."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from awesomelint.reading.model import Heading
from awesomelint.style.convention import LEAST_CASES, SHARE_OF_CASES, Convention, Need
from awesomelint.style.headings import words
from awesomelint.style.outline import Outline, OutlineItem, outlines
from awesomelint.style.style import Aspect, Evidence, Style

# An item of the contents and the heading it leads to.
Pair = tuple[OutlineItem, Heading]
# Below this share the contents use other names for the headings.
_NEED_OF_SAME_TEXTS = Need(SHARE_OF_CASES, LEAST_CASES)


def covered_pairs(outline: Outline) -> list[Pair]:
    """Return the items for headings that the contents cover, with these headings."""
    expected = set(outline.expected)
    return [
        (item, item.heading) for item in outline.items if item.heading in expected and item.heading
    ]


def _same_texts(pairs: Sequence[Pair], need: Need) -> Convention[bool] | None:
    """Return a convention if enough items have the text of their heading."""
    same = sum(words(item.link.title) == words(heading.text) for item, heading in pairs)
    holds = len(pairs) >= need.least and same >= need.share * len(pairs)
    return Convention(True, same, len(pairs)) if holds else None


@cache
def contents_texts_aspect(number: int) -> Aspect[bool]:
    """Return the aspect of the texts in table of contents `number`, counted from 0."""

    def find(style: Style, need: Need) -> Convention[bool] | None:
        tables = outlines(style, style.document)
        return _same_texts(covered_pairs(tables[number]), need) if number < len(tables) else None

    return Aspect(f"texts of contents {number}", find, "items", need=_NEED_OF_SAME_TEXTS)


def _find_texts(style: Style, need: Need) -> Convention[bool] | None:
    pairs = [pair for outline in outlines(style, style.document) for pair in covered_pairs(outline)]
    return _same_texts(pairs, need) if pairs else None


def _show_covered(style: Style) -> Evidence | None:
    """Return how many of the headings that the tables of contents cover they have."""
    tables = outlines(style, style.document)
    if not tables:
        return None
    covered = sum(
        len({item.heading for item in outline.items} & {*outline.expected}) for outline in tables
    )
    total = sum(len(outline.expected) for outline in tables)
    return Evidence("with an item", covered, total, "headings that they cover")


CONTENTS: Aspect[bool] = Aspect("contents", show=_show_covered)
CONTENTS_TEXTS: Aspect[bool] = Aspect(
    "texts of contents", _find_texts, "items", lambda _: "as in the headings", _NEED_OF_SAME_TEXTS
)
