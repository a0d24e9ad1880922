"""unsorted-sections: headings out of the alphabetical order of their siblings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Related
from awesomelint.reading.anchors import heading_slugs
from awesomelint.reading.model import Document, Heading
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.style import order
from awesomelint.style.conventions import LEAST, SHARE
from awesomelint.style.outline import is_aside, parents, words
from awesomelint.style.sorting import Bounds, alike, alphabetical, has_place, misplaced
from awesomelint.text import Span

# As many headings in an order of their own are no accident.
_RUN = 3
_DIGITS, _WIDEST = re.compile(r"\d+"), 9
_NUMBERED = r"\W*\d+[.):]"
# Sections that lead beyond the list, or are for what fits nowhere else: they stand last, or first.
_BEYOND = (
    r"(?:(?:other|related|similar|more)\b.*\b(?:awesome|lists?|resources|links|projects)"
    r"|(?:.*\band )?(?:other|others|misc|miscellaneous|miscellanea|uncategorized|unsorted|more)"
    r"|general|further reading|see also|resources|about|faq|legend|introduction|getting started)"
)


class Options(Struct, frozen=True):
    """`by`: what sections are sorted by; `infer` takes the titles where nearly all follow them."""

    by: Literal["infer", "title"] = "infer"


class _Siblings(NamedTuple):
    """Sections of one level in one section, the bounds of their titles, and which are to move."""

    headings: Sequence[Heading]
    bounds: Sequence[Bounds]
    moving: Sequence[int]

    @property
    def following(self) -> int:
        """How many of the headings are in order."""
        return len(self.headings) - len(self.moving)

    @property
    def follows(self) -> bool:
        """Whether nearly all are, and they are many enough for it to be no accident."""
        return len(self.headings) >= LEAST and self.following >= SHARE * len(self.headings)


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the fewest headings whose sections would have to move."""
    for document in documents:
        for group in _groups(document):
            if options.by == "title" or group.follows:
                placed = set() if options.by == "title" else set(_placed(group))
                for index in group.moving:
                    if index not in placed and (one := _diagnostic(document, group, index)):
                        yield one


def _placed(group: _Siblings) -> Iterator[int]:
    """Yield those out of order that stand there on purpose: first, or in an order of their own."""
    runs = groupby(enumerate(group.moving), key=lambda pair: pair[1] - pair[0])
    for _, pairs in runs:
        run = [index for _, index in pairs]
        is_order = len(run) >= _RUN and not misplaced([group.bounds[index] for index in run])
        if run[0] == 0 or is_order:
            yield from run


def _diagnostic(document: Document, group: _Siblings, index: int) -> Diagnostic | None:
    """Return where a heading belongs; None where only the list can tell which script is first."""
    path, moved = document.source.path, group.headings[index]
    staying = [n for n in range(len(group.headings)) if n not in group.moving]
    side, neighbour = order.beside(group.bounds, index, staying)
    other = group.headings[neighbour]
    if not alike(moved.text, other.text):
        return None
    message = f"`{moved.text}` belongs {side} `{other.text}` in alphabetical order"
    related = Related(path, other.span, f"belongs {side} this")
    return Diagnostic(path, moved.span, message, related=(related,))


def _groups(document: Document) -> Iterator[_Siblings]:
    """Yield the sections that are siblings, without those that have a place of their own."""
    headings = [heading for heading, _ in heading_slugs(document)]
    above = dict(parents(headings))
    length = len(document.source.text)
    first = min((one.span.start for one in document.lists), default=length)
    end = Heading(Span(length, length), 1, "")
    groups: dict[tuple[Heading | None, int], list[Heading]] = {}
    for heading, below in pairwise([*headings, end]):
        # What ends above the first entry is about the list.
        if below.span.start > first and _is_sorted(heading):
            groups.setdefault((above[heading], heading.level), []).append(heading)
    for group in groups.values():
        titles = [heading.text for heading in group]
        counted = [_DIGITS.sub(lambda found: found.group().zfill(_WIDEST), one) for one in titles]
        each = (alphabetical(one) for one in (titles, counted))
        # Numbers go by their characters, `10` before `9`, or by what they are.
        yield min((_Siblings(group, one, misplaced(one)) for one in each), key=_moves)


def _moves(group: _Siblings) -> int:
    return len(group.moving)


def _is_sorted(heading: Heading) -> bool:
    """Whether a section may have its place by its title."""
    title = words(heading.text)
    is_beyond = is_aside(heading) or re.fullmatch(_BEYOND, title)
    return has_place(heading.text) and not is_beyond and not re.match(_NUMBERED, title)


def _shown(documents: Sequence[Document]) -> Evidence | None:
    groups = [group for document in documents for group in _groups(document)]
    many = [group for group in groups if len(group.headings) >= LEAST]
    sorted_ones = [group for group in many if group.follows]
    if not many:
        return None
    counted = sorted_ones or [max(many, key=lambda one: one.following / len(one.headings))]
    count = sum(group.following for group in counted)
    total = sum(len(group.headings) for group in counted)
    # Set, the option holds every section, wherever it stands: where that is what is inferred.
    is_all = all(group.follows and not [*_placed(group)] for group in groups)
    options = (("by", "title"),) if is_all else ()
    return Evidence(
        "alphabetical order", count, total, "headings", holds=bool(sorted_ones), options=options
    )


RULE = Rule(
    "unsorted-sections",
    check,
    options=Options,
    infers=(Inferred("order of headings", ("by",), _shown),),
)
