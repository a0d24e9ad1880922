"""What the contents of a page lead to, and which headings they are meant to lead to.

Which headings a table of contents covers, it tells itself: those of a section whose other headings
it names. A level, or a section's own headings, that it leaves out as a whole are left out on
purpose; so is what stands above it, and a section that recommends nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from awesomelint.reading.anchors import heading_slugs
from awesomelint.reading.lists import is_about
from awesomelint.reading.model import Contents, ContentsItem, Document, Heading, Link
from awesomelint.text import Span

# More of the headings of one section than; of all sections that are covered; and how many at least.
_OF_A_SECTION, _OF_ALL, _LEAST = 0.5, 0.8, 3
# Of the headings that the contents lead to: below it, sections of this file hold no entries.
_WITH_ENTRIES = 0.5
_TAG = re.compile(r"<[^<>]*>")
# What a text may begin and end with that no one compares: emoji, colons, but not the `#` of `C#`.
_EDGES = re.compile(r"^[^\w.]+|[^\w+#)]+$")
# Sections that contents leave out by habit, entries or not.
_HABIT = frozenset(
    "acknowledgements acknowledgments authors changelog contact contents contribute contributing "
    "contribution contributions contributors credits footnotes licence license maintainers "
    "references related sponsors support thanks".split()
) | {"related lists", "related resources", "star history", "table of contents"}


class Listed(Struct, frozen=True):
    """An item that leads to a heading below the contents, or, where that is None, to nothing.

    `broken` tells that the heading was found by the item's text: its anchor leads to nothing.
    """

    item: ContentsItem
    link: Link
    heading: Heading | None
    broken: bool = False


class Outline(Struct, frozen=True):
    """The contents of a page, in the pieces that stand under one heading, and what they cover.

    `listed` is in the order of the contents, each heading once; `expected`, the headings that the
    contents cover, in the order of the page. `parents` has the heading around each heading.
    """

    contents: tuple[Contents, ...]
    listed: tuple[Listed, ...]
    expected: tuple[Heading, ...]
    anchors: Mapping[Heading, str]
    parents: Mapping[Heading, Heading | None]

    @property
    def span(self) -> Span:
        """The first piece of the contents."""
        return self.contents[0].span

    @property
    def heading(self) -> Heading | None:
        """The heading that the contents stand under."""
        return self.contents[0].heading


def read_outlines(document: Document) -> Iterator[Outline]:
    """Yield the tables of contents of a page; lists that lead to few of its headings are none."""
    pieces: dict[Heading | None, list[Contents]] = {}
    for contents in document.contents:
        pieces.setdefault(contents.heading, []).append(contents)
    if not pieces:
        return
    page = _Page(document)
    for own in pieces.values():
        listed = tuple(page.listed(own))
        expected = page.expected(own[0], {one.heading for one in listed if one.heading})
        if expected:
            yield Outline(tuple(own), listed, expected, page.slugs, page.parents)


class _Place(NamedTuple):
    """Where an anchor leads; `heading` is None where no heading stands there."""

    heading: Heading | None


class _Page:
    """The headings of a page, and what is asked of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.slugs = dict(heading_slugs(document))
        self.headings = list(self.slugs)
        self.parents = dict(parents(self.headings))
        self._places: dict[str, _Place] = {}
        for name, heading in self._named():
            self._places.setdefault(_key(name), _Place(heading))
        # A heading's own anchor goes before a name that HTML gives to another place.
        for loosen in (_key, str):
            self._places |= {loosen(slug): _Place(one) for one, slug in self.slugs.items()}
        self._entries = sorted(entry.span.start for entry in document.entries())
        self._ends = dict(section_ends(self.headings, len(document.source.text)))

    def _named(self) -> Iterator[tuple[str, Heading | None]]:
        """Yield the names HTML gives to places, each with the heading that it stands at."""
        starts = [heading.span.start for heading in self.headings]
        for element in self.document.elements:
            if element.anchors:
                at = bisect_right(starts, element.span.start)
                near = self.headings[max(at - 1, 0) : at + 1]
                heading = next((one for one in near if self._touches(one, element.span)), None)
                for name in element.anchors:
                    yield name, heading

    def _touches(self, heading: Heading, span: Span) -> bool:
        """Whether nothing but markup stands between a heading and an element."""
        between = Span(min(heading.span.end, span.end), max(heading.span.start, span.start))
        overlap = heading.span.start <= span.start < heading.span.end
        return overlap or not _TAG.sub("", self.document.source.slice(between)).strip("\r\n\t #>")

    def listed(self, pieces: Sequence[Contents]) -> Iterator[Listed]:
        """Yield the items that lead to a heading below the contents, or nowhere."""
        items = [(item, item.link) for one in pieces for item in one.items if item.link is not None]
        places = [self._place(link.url) for _, link in items]
        led = {place.heading for place in places if place}
        texts = {
            words(heading.text): heading
            for heading in reversed(self.headings)
            if heading not in led and self._is_below(heading, pieces[0])
        }
        seen: set[Heading] = set()
        for (item, link), place in zip(items, places, strict=True):
            heading = place.heading if place else texts.get(words(link.title))
            if heading is None or heading in seen:
                if place is None:
                    yield Listed(item, link, None, broken=True)
            elif self._is_below(heading, pieces[0]):
                seen.add(heading)
                yield Listed(item, link, heading, broken=place is None)

    def _place(self, url: str) -> _Place | None:
        """Return where an anchor leads; None where there is no such place."""
        anchor = unquote(url.removeprefix("#"))
        top = _Place(None) if anchor in ("", "top") else None
        return self._places.get(anchor) or self._places.get(_key(anchor)) or top

    def _is_below(self, heading: Heading, contents: Contents) -> bool:
        return heading.span.start > contents.span.start

    def expected(self, contents: Contents, covered: set[Heading]) -> tuple[Heading, ...]:
        """Return the headings that are covered, and those that are left out by oversight."""
        below = [one for one in self.headings if self._is_below(one, contents)]
        holding = sum(self._holds_entries(one) for one in covered) >= _WITH_ENTRIES * len(covered)
        groups: dict[tuple[Heading | None, int], list[Heading]] = {}
        for heading in below:
            named = words(heading.text) not in _HABIT
            if heading in covered or (named and (self._holds_entries(heading) or not holding)):
                groups.setdefault((self.parents[heading], heading.level), []).append(heading)
        expected = [
            heading
            for group in groups.values()
            if sum(one in covered for one in group) > _OF_A_SECTION * len(group)
            for heading in group
        ]
        count = sum(one in covered for one in expected)
        if count < _LEAST or count < _OF_ALL * len(expected):
            return ()
        return tuple(sorted(expected, key=lambda one: one.span))

    def _holds_entries(self, heading: Heading) -> bool:
        """Whether an entry stands below a heading, in a section within its own too."""
        first = bisect_left(self._entries, heading.span.end)
        return first < len(self._entries) and self._entries[first] < self._ends[heading]


def _key(anchor: str) -> str:
    """Return an anchor without what is written one way and read another.

    GitHub looks for the lower case too; a variation selector and the hyphens at the ends come with
    an emoji or an image that the item leaves out.
    """
    return anchor.lower().replace("\ufe0f", "").strip("-")


def is_aside(heading: Heading) -> bool:
    """Return whether a section is about the list, or leads beyond it, as `Related` does."""
    return is_about(heading) or words(heading.text) in _HABIT


def words(text: str) -> str:
    """Return a text as it is compared: emoji and colons at its ends left out, whatever its case."""
    return " ".join(_EDGES.sub("", text.casefold()).split())


def parents(headings: Iterable[Heading]) -> Iterator[tuple[Heading, Heading | None]]:
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            above.pop()
        yield heading, above[-1] if above else None
        above.append(heading)


def section_ends(headings: Iterable[Heading], end: int) -> Iterator[tuple[Heading, int]]:
    """Yield the headings with where their sections end, those within them included."""
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            yield above.pop(), heading.span.start
        above.append(heading)
    yield from ((heading, end) for heading in above)
