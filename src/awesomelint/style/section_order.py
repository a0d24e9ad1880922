"""The order of the sections of a document: by title among siblings, or by no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from awesomelint.reading.anchors import heading_slugs
from awesomelint.reading.model import Document, Heading
from awesomelint.style.convention import LEAST_CASES, SHARE_OF_CASES
from awesomelint.style.headings import is_aside, parents, words
from awesomelint.style.sorting import Bounds, misplaced
from awesomelint.style.style import Aspect, Evidence, Style
from awesomelint.style.titles import alphabetical, has_place
from awesomelint.text import Span

# As many headings in an order of their own are no accident.
_LEAST_HEADINGS_IN_ORDER = 3
_DIGITS, _WIDEST = re.compile(r"\d+"), 9
_NUMBERED = r"\W*\d+[.):]"
# Sections that lead beyond the list, or are for what fits nowhere else: they stand last, or first.
_BEYOND = (
    r"(?:(?:other|related|similar|more)\b.*\b(?:awesome|lists?|resources|links|projects)"
    r"|(?:.*\band )?(?:other|others|misc|miscellaneous|miscellanea|uncategorized|unsorted|more)"
    r"|general|further reading|see also|resources|about|faq|legend|introduction|getting started)"
)


class Siblings(Struct, frozen=True):
    """Sections of one level in one section, the bounds of their titles, and which are to move.

    `parent` is the text of the heading they stand under, None at the top of the page.
    """

    parent: str | None
    headings: tuple[Heading, ...]
    bounds: tuple[Bounds, ...]
    moving: tuple[int, ...]

    @property
    def level(self) -> int:
        """The level of the headings, from 1 to 6."""
        return self.headings[0].level

    @property
    def following(self) -> int:
        """How many of the headings are in order."""
        return len(self.headings) - len(self.moving)

    @property
    def follows(self) -> bool:
        """Whether nearly all are, and they are many enough for it to be no accident."""
        is_many = len(self.headings) >= LEAST_CASES
        return is_many and self.following >= SHARE_OF_CASES * len(self.headings)

    def placed_on_purpose(self) -> Iterator[int]:
        """Yield the indexes of those out of order that stand first, or in an order of their own."""
        neighbours = groupby(enumerate(self.moving), key=lambda pair: pair[1] - pair[0])
        for _, pairs in neighbours:
            together = [index for _, index in pairs]
            is_order = len(together) >= _LEAST_HEADINGS_IN_ORDER and not misplaced(
                [self.bounds[index] for index in together]
            )
            if together[0] == 0 or is_order:
                yield from together


def sibling_sections(document: Document) -> list[Siblings]:
    """Return the sections that are siblings, without those that have a place of their own."""
    headings = [heading for heading, _ in heading_slugs(document)]
    above = dict(parents(headings))
    length = len(document.source.text)
    first = min((entry_list.span.start for entry_list in document.lists), default=length)
    end = Heading(Span(length, length), 1, "")
    groups: dict[tuple[Heading | None, int], list[Heading]] = {}
    for heading, below in pairwise([*headings, end]):
        # What ends above the first entry is about the list.
        if below.span.start > first and _is_sorted(heading):
            groups.setdefault((above[heading], heading.level), []).append(heading)
    return [_siblings(parent, headings) for (parent, _), headings in groups.items()]


def _siblings(parent: Heading | None, headings: Sequence[Heading]) -> Siblings:
    """Return headings in the reading of their titles that leaves fewest out of order.

    Numbers go by their characters, `10` before `9`, or by what they are.
    """
    titles = [heading.text for heading in headings]
    counted = [_DIGITS.sub(lambda digits: digits.group().zfill(_WIDEST), title) for title in titles]
    readings = [tuple(alphabetical(reading)) for reading in (titles, counted)]
    moves = [tuple(misplaced(bounds)) for bounds in readings]
    best = 0 if len(moves[0]) <= len(moves[1]) else 1
    return Siblings(parent.text if parent else None, tuple(headings), readings[best], moves[best])


def _is_sorted(heading: Heading) -> bool:
    """Whether a section may have its place by its title."""
    title = words(heading.text)
    is_beyond = is_aside(heading) or re.fullmatch(_BEYOND, title)
    return has_place(heading.text) and not is_beyond and not re.match(_NUMBERED, title)


def _following_siblings(document: Document) -> Mapping[tuple[str | None, int], bool]:
    return {(group.parent, group.level): group.follows for group in sibling_sections(document)}


def is_sorted_by_title(style: Style, document: Document, siblings: Siblings) -> bool:
    """Return whether a style has these sections of a document in alphabetical order.

    The style of another state of the document answers for the sections of the same level under a
    heading of the same text.
    """
    if style.document is document:
        return siblings.follows
    return style.compute(_following_siblings).get((siblings.parent, siblings.level), False)


def _show(style: Style) -> Evidence | None:
    groups = style.compute(sibling_sections)
    many = [group for group in groups if len(group.headings) >= LEAST_CASES]
    if not many:
        return None
    in_order = [group for group in many if group.follows]
    counted = in_order or [max(many, key=lambda group: group.following / len(group.headings))]
    count = sum(group.following for group in counted)
    total = sum(len(group.headings) for group in counted)
    # Set, the option holds every section, wherever it stands: where that is what is inferred.
    is_all = all(group.follows and not [*group.placed_on_purpose()] for group in groups)
    value = "title" if is_all else None
    return Evidence(
        "alphabetical order", count, total, "headings", holds=bool(in_order), value=value
    )


HEADING_ORDER: Aspect[str] = Aspect("order of headings", show=_show)
