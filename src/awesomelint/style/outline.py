"""The headings that a table of contents links to, and those that it is meant to link to.

Which headings a table of contents covers is learnt from its items. If it names more than half of
the headings of one level in a section, it covers all of them. A level or a section that it leaves
out as a whole is left out on purpose. So are headings above the contents, and sections without
entries.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from awesomelint.reading.anchors import heading_anchors
from awesomelint.reading.model import Contents, ContentsItem, Document, Heading, Item, Link
from awesomelint.style.convention import KEPT_PART_OF_NEED, Need
from awesomelint.style.headings import UNLISTED_SECTIONS, parents, section_ends, words
from awesomelint.style.style import Style
from awesomelint.text import Span

# The contents cover the headings of one level in a section if they name more than this share. A
# choice: most of them.
_SHARE_OF_SIBLING_HEADINGS = 0.5
# A list of links is a table of contents if it links to at least this share of the headings that it
# covers, and to at least this many. A choice: other lists, such as links back to the top, link to
# few.
_NEED_OF_COVERED_HEADINGS = Need(0.8, 3)
# If less than this share of the headings in the contents have entries, a heading without entries is
# expected in the contents too. A choice: most of them.
_SHARE_OF_HEADINGS_WITH_ENTRIES = 0.5
_TAG = re.compile(r"<[^<>]*>")


class OutlineItem(Struct, frozen=True):
    """An item of the contents. `heading` is the heading that it is meant to link to, or None.

    `is_broken` is whether the item's anchor does not exist: then its text names the heading.
    `is_astray` is whether the anchor is that of another section's heading with the same text: then
    the section of the item that it is nested in has the heading.
    """

    contents_item: ContentsItem
    link: Link
    heading: Heading | None
    is_broken: bool = False
    is_astray: bool = False

    @property
    def list_item(self) -> Item:
        """The same item as an item of a Markdown list."""
        return self.contents_item.item

    @property
    def span(self) -> Span:
        """The item, with all that is nested in it."""
        return self.list_item.span


class Coverage(NamedTuple):
    """What a table of contents covers: the levels, each below the heading of this text.

    `need_entries` is whether it leaves out headings without entries.
    """

    levels: frozenset[tuple[str | None, int]]
    need_entries: bool


class Outline(Struct, frozen=True):
    """A table of contents, in one or more lists under the same heading, and what it covers.

    `items` is in the order of the contents, and has each heading once. `expected` has the headings
    that the contents cover, in the order of the document; `coverage` says what these are in another
    state of it. `parents` has, for each heading of the document, the heading above its section.
    """

    contents: tuple[Contents, ...]
    items: tuple[OutlineItem, ...]
    expected: tuple[Heading, ...]
    coverage: Coverage
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


def outlines(style: Style, document: Document) -> Sequence[Outline]:
    """Return the tables of contents in source order. A list that links to few headings is none.

    `document` is the document of the style or another state of it: then what the tables cover there
    is kept.
    """
    if style.document is document:
        return style.learn(_outlines)
    return _read_outlines(document, style.learn(_outlines))


def _outlines(style: Style, earlier: Sequence[Outline] | None) -> Sequence[Outline]:
    return _read_outlines(style.document, earlier or ())


def _read_outlines(document: Document, earlier: Sequence[Outline]) -> list[Outline]:
    """Return the tables of contents; `earlier` are those of another state of the document."""
    by_heading: dict[Heading | None, list[Contents]] = {}
    for contents in document.contents:
        by_heading.setdefault(contents.heading, []).append(contents)
    if not by_heading:
        return []
    known = {_text(outline.heading): outline.coverage for outline in earlier}
    tables: list[Outline] = []
    headings = _Headings(document)
    for heading, pieces in by_heading.items():
        items = tuple(headings.items(pieces))
        covered = {item.heading for item in items if item.heading}
        expected, coverage = headings.expected(pieces[0], covered, known.get(_text(heading)))
        if expected:
            tables.append(
                Outline(tuple(pieces), items, expected, coverage, headings.slugs, headings.parents)
            )
    return tables


def _text(heading: Heading | None) -> str | None:
    return heading.text if heading else None


class _Target(NamedTuple):
    """The target of an anchor that exists; `heading` is None if the target is not a heading.

    A target is true even without a heading: only an anchor that does not exist has no target.
    """

    heading: Heading | None


class _Headings:
    """The headings of a document, and answers about them for tables of contents."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.slugs = dict(heading_anchors(document))
        self.headings = list(self.slugs)
        self.parents = dict(parents(self.headings))
        self._targets: dict[str, _Target] = {}
        for name, heading in self._html_anchors():
            self._targets.setdefault(_key(name), _Target(heading))
        # The anchor that GitHub gives a heading goes before a name that HTML has elsewhere.
        for spelling in (_key, str):
            self._targets |= {
                spelling(slug): _Target(heading) for heading, slug in self.slugs.items()
            }
        self._entries = sorted(entry.span.start for entry in document.entries())
        self._ends = dict(section_ends(self.headings, len(document.source.text)))

    def _html_anchors(self) -> Iterator[tuple[str, Heading | None]]:
        """Yield the anchors that HTML names, each with the heading that it stands at."""
        starts = [heading.span.start for heading in self.headings]
        for element in self.document.elements:
            if element.anchors:
                index = bisect_right(starts, element.span.start)
                near = self.headings[max(index - 1, 0) : index + 1]
                touching = (heading for heading in near if self._touches(heading, element.span))
                heading = next(touching, None)
                for name in element.anchors:
                    yield name, heading

    def _touches(self, heading: Heading, span: Span) -> bool:
        """Whether nothing but markup stands between a heading and an element."""
        between = Span(min(heading.span.end, span.end), max(heading.span.start, span.start))
        overlap = heading.span.start <= span.start < heading.span.end
        return overlap or not _TAG.sub("", self.document.source.slice(between)).strip("\r\n\t #>")

    def items(self, pieces: Sequence[Contents]) -> Iterator[OutlineItem]:
        """Yield the items for headings below the contents, and those with a broken anchor."""
        items = [
            (item, item.link) for piece in pieces for item in piece.items if item.link is not None
        ]
        targets = [self._target(link.url) for _, link in items]
        reached = {target.heading for target in targets if target}
        by_text = {
            words(heading.text): heading
            for heading in reversed(self.headings)
            if heading not in reached and self._is_below(heading, pieces[0])
        }
        seen: set[Heading] = set()
        around: list[tuple[ContentsItem, Heading | None]] = []
        for (item, link), target in zip(items, targets, strict=True):
            while around and not around[-1][0].item.span.contains(item.item.span):
                around.pop()
            heading = target.heading if target else by_text.get(words(link.title))
            namesake = self._namesake(heading, around[-1][1], link) if around else None
            around.append((item, heading))
            if heading and namesake and namesake not in seen:
                seen.add(namesake)
                yield OutlineItem(item, link, namesake, is_astray=True)
            elif heading is None or heading in seen:
                if target is None:
                    yield OutlineItem(item, link, None, is_broken=True)
            elif self._is_below(heading, pieces[0]):
                seen.add(heading)
                yield OutlineItem(item, link, heading, is_broken=target is None)

    def _namesake(
        self, heading: Heading | None, section: Heading | None, link: Link
    ) -> Heading | None:
        """Return the heading of `section` with the text of `heading`, which another section has.

        None if the link has an anchor that somebody named in HTML, or if there is no such heading.
        """
        if heading is None or section is None or self.parents[heading] in (None, section):
            return None
        if self.slugs.get(heading) != link.url.removeprefix("#"):
            return None
        namesakes = self._namesakes.get((section, words(heading.text)), ())
        return namesakes[0] if len(namesakes) == 1 else None

    @cached_property
    def _namesakes(self) -> dict[tuple[Heading | None, str], list[Heading]]:
        """The headings of each section, by their words."""
        namesakes: dict[tuple[Heading | None, str], list[Heading]] = {}
        for heading, section in self.parents.items():
            namesakes.setdefault((section, words(heading.text)), []).append(heading)
        return namesakes

    def _target(self, url: str) -> _Target | None:
        """Return the target of an anchor; None if the anchor does not exist."""
        anchor = unquote(url.removeprefix("#"))
        top = _Target(None) if anchor in ("", "top") else None
        return self._targets.get(anchor) or self._targets.get(_key(anchor)) or top

    def _is_below(self, heading: Heading, contents: Contents) -> bool:
        return heading.span.start > contents.span.start

    def expected(
        self, contents: Contents, covered: set[Heading], earlier: Coverage | None
    ) -> tuple[tuple[Heading, ...], Coverage]:
        """Return the headings that are `covered`, and those that are left out by oversight.

        There are none for a list that is not a table of contents. What it covered `earlier` is
        kept where it still reaches a part of what that needs.
        """
        need_entries = self._need_entries(covered, earlier)
        expected: list[Heading] = []
        levels = set()
        for (parent, level), siblings in self._siblings(contents, covered, need_entries).items():
            key = _text(parent), level
            share = _SHARE_OF_SIBLING_HEADINGS
            if earlier and key in earlier.levels:
                share *= KEPT_PART_OF_NEED
            if _count_covered(siblings, covered) > share * len(siblings):
                expected += siblings
                levels.add(key)
        count = _count_covered(expected, covered)
        need = _NEED_OF_COVERED_HEADINGS.to_keep if earlier else _NEED_OF_COVERED_HEADINGS
        if count < max(need.least, need.share * len(expected)):
            expected = []
        coverage = Coverage(frozenset(levels), need_entries)
        return tuple(sorted(expected, key=lambda heading: heading.span)), coverage

    def _need_entries(self, covered: set[Heading], earlier: Coverage | None) -> bool:
        """Whether a heading without entries is not expected in the contents."""
        share = _SHARE_OF_HEADINGS_WITH_ENTRIES
        if earlier and earlier.need_entries:
            share *= KEPT_PART_OF_NEED
        return sum(map(self._has_entries, covered)) >= share * len(covered)

    def _siblings(
        self, contents: Contents, covered: set[Heading], need_entries: bool
    ) -> Mapping[tuple[Heading | None, int], Sequence[Heading]]:
        """Return the headings below the contents that need an item, by section and level."""
        groups: dict[tuple[Heading | None, int], list[Heading]] = {}
        for heading in self.headings:
            if not self._is_below(heading, contents):
                continue
            is_usual = words(heading.text) not in UNLISTED_SECTIONS
            is_meant = is_usual and (self._has_entries(heading) or not need_entries)
            if heading in covered or is_meant:
                groups.setdefault((self.parents[heading], heading.level), []).append(heading)
        return groups

    def _has_entries(self, heading: Heading) -> bool:
        """Whether there is an entry below a heading, in its section or in a subsection."""
        first = bisect_left(self._entries, heading.span.end)
        return first < len(self._entries) and self._entries[first] < self._ends[heading]


def _count_covered(headings: Iterable[Heading], covered: set[Heading]) -> int:
    """Return how many of the headings are covered."""
    return sum(heading in covered for heading in headings)


def _key(anchor: str) -> str:
    """Return an anchor in a form in which equal anchors are equal, however an item writes them.

    GitHub looks for the lower case too. A variation selector and the hyphens at the ends come with
    an emoji or an image that the item leaves out.
    """
    return anchor.lower().replace("\ufe0f", "").strip("-")
