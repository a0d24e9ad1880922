"""The order of the sections of a document: by title among siblings, or by no rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from awesomelint.reading.model import Document, Heading
from awesomelint.style.convention import LEAST_CASES, USUAL, Need
from awesomelint.style.headings import is_aside, parents, words
from awesomelint.style.sorting import Bounds, misplaced
from awesomelint.style.style import Aspect, Evidence, Style
from awesomelint.style.titles import alphabetical, has_place
from awesomelint.text import Span

# At least this many headings that are in order among themselves, outside of the order of the
# others, are no accident. A choice: three are in order by chance in one case of six.
_LEAST_HEADINGS_IN_ORDER = 3
# Numbers are filled with zeros to this width, so that they are compared by value. A choice: no
# number in a heading has more digits.
_WIDTH_OF_NUMBERS = 9
_DIGITS = re.compile(r"\d+")
_NUMBERED = r"\W*\d+[.):]"
# Sections about other lists, or for entries that fit nowhere else: they come last, or first.
_BEYOND = (
    r"(?:(?:other|related|similar|more)\b.*\b(?:awesome|lists?|resources|links|projects)"
    r"|(?:.*\band )?(?:other|others|misc|miscellaneous|miscellanea|uncategorized|unsorted|more)"
    r"|general|further reading|see also|resources|about|faq|legend|introduction|getting started)"
)


SiblingsKey = tuple[str | None, int, int]


class Siblings(Struct, frozen=True):
    """Sections of the same level under the same heading, and those of them out of order.

    `key` identifies them in another state of the document too: the text of that heading, None at
    the top of the document; their level; and a number, among those with the same of both. `bounds`
    has what the titles are compared by, `moving` the indexes of the headings out of order.
    """

    key: SiblingsKey
    headings: tuple[Heading, ...]
    bounds: tuple[Bounds, ...]
    moving: tuple[int, ...]

    @property
    def following(self) -> int:
        """How many of the headings are in order."""
        return len(self.headings) - len(self.moving)

    def follows(self, need: Need) -> bool:
        """Whether there are enough headings, and nearly all of them are in order."""
        is_many = len(self.headings) >= need.least
        return is_many and self.following >= need.share * len(self.headings)

    def exempt_from_order(self) -> Iterator[int]:
        """Yield the indexes of headings out of order that are so on purpose.

        They come first, or are neighbours that are in order among themselves.
        """
        for together in _consecutive(self.moving):
            is_order = len(together) >= _LEAST_HEADINGS_IN_ORDER and not misplaced(
                [self.bounds[index] for index in together]
            )
            if together[0] == 0 or is_order:
                yield from together


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield rising numbers in groups in which each is one more than the number before it."""
    # A number minus its index is the same for all numbers of such a group.
    for _, pairs in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in pairs]


def sibling_sections(document: Document) -> list[Siblings]:
    """Return the sections that are siblings, without those whose title gives them no position."""
    headings = document.all_headings()
    above = dict(parents(headings))
    length = len(document.source.text)
    first = min((entry_list.span.start for entry_list in document.lists), default=length)
    end = Heading(Span(length, length), 1, "")
    groups: dict[tuple[Heading | None, int], list[Heading]] = {}
    for heading, below in pairwise([*headings, end]):
        # A section that ends above the first entry is about the list.
        if below.span.start > first and _is_sortable(heading):
            groups.setdefault((above[heading], heading.level), []).append(heading)
    numbers: Counter[tuple[str | None, int]] = Counter()
    siblings: list[Siblings] = []
    for (parent, level), headings in groups.items():
        alike = parent.text if parent else None, level
        siblings.append(_siblings((*alike, numbers[alike]), headings))
        numbers[alike] += 1
    return siblings


def _siblings(key: SiblingsKey, headings: Sequence[Heading]) -> Siblings:
    """Return headings with the comparison of their titles that leaves the fewest out of order.

    Numbers are compared as text, `10` before `9`, or by value.
    """
    titles = [heading.text for heading in headings]
    counted = [
        _DIGITS.sub(lambda digits: digits.group().zfill(_WIDTH_OF_NUMBERS), title)
        for title in titles
    ]
    readings = [tuple(alphabetical(reading)) for reading in (titles, counted)]
    moves = [tuple(misplaced(bounds)) for bounds in readings]
    best = 0 if len(moves[0]) <= len(moves[1]) else 1
    return Siblings(key, tuple(headings), readings[best], moves[best])


def _is_sortable(heading: Heading) -> bool:
    """Whether the title of a section may give its position."""
    title = words(heading.text)
    is_beyond = is_aside(heading) or re.fullmatch(_BEYOND, title)
    return has_place(heading.text) and not is_beyond and not re.match(_NUMBERED, title)


def is_sorted_by_title(style: Style, siblings: Siblings) -> bool:
    """Return whether a style has these sections, of its document or another state of it, in
    alphabetical order."""
    return siblings.key in style.learn(_sorted_by_title)


def _sorted_by_title(
    style: Style, earlier: frozenset[SiblingsKey] | None
) -> frozenset[SiblingsKey]:
    """Return the keys of the sections in alphabetical order."""
    return frozenset(
        group.key
        for group in style.compute(sibling_sections)
        if group.follows(USUAL.to_keep if earlier and group.key in earlier else USUAL)
    )


def _show(style: Style) -> Evidence | None:
    groups = style.compute(sibling_sections)
    many = [group for group in groups if len(group.headings) >= LEAST_CASES]
    if not many:
        return None
    in_order = [group for group in many if is_sorted_by_title(style, group)]
    counted = in_order or [max(many, key=lambda group: group.following / len(group.headings))]
    count = sum(group.following for group in counted)
    total = sum(len(group.headings) for group in counted)
    # A configured order is for all sections, without exceptions. It has a value only if that gives
    # the same findings.
    is_all = all(
        is_sorted_by_title(style, group) and not [*group.exempt_from_order()] for group in groups
    )
    value = "title" if is_all else None
    return Evidence(
        "alphabetical order", count, total, "headings", holds=bool(in_order), value=value
    )


HEADING_ORDER: Aspect[str] = Aspect("order of headings", show=_show)
