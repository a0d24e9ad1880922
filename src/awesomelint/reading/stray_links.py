"""Links that are in no entry, because they stand in headings, paragraphs or HTML.

Where there are many, some are recommendations that are not understood; the command says that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from awesomelint.reading.model import Document, Heading
from awesomelint.text import Span, enclosing
from awesomelint.urls import is_outbound

StrayContainer = Literal["headings", "paragraphs", "HTML"]

# Fewer links than this, in a list that has entries, are an introduction, sponsors and the like. A
# choice.
_LEAST_STRAY_LINKS = 8
# How many stray links there are for each entry, at least, for the command to say that they are left
# alone. A choice: of 102 lists it says so of 3, in whose paragraphs the recommendations stand.
_LEAST_LINKS_PER_ENTRY = 0.25
_IMAGE = re.compile(r"\s*<img\b", re.IGNORECASE)


class StrayLinks(NamedTuple):
    """The container that has most of the stray links, and how many it has."""

    container: StrayContainer
    links: int


def find_stray_links(document: Document) -> StrayLinks | None:
    """Return where the stray links are, if there are many for the entries of the document.

    None for a list with few of them, and for a text without links.
    """
    entry_count = 0
    others = len(document.links) + len(document.elements)
    for entry in document.entries():
        entry_count += 1
        others -= len(entry.links)
    if others <= _LEAST_LINKS_PER_ENTRY * entry_count:
        return None  # the usual case, in which the links need not be looked at one by one
    counts = Counter(_containers(document)).most_common()
    if not counts:
        return None
    container, count = counts[0]
    are_many = count >= _LEAST_STRAY_LINKS and count > _LEAST_LINKS_PER_ENTRY * entry_count
    return StrayLinks(container, count) if are_many or not entry_count else None


def _containers(document: Document) -> Iterator[StrayContainer]:
    """Yield the container of each link to another site that stands in no item, row or entry."""
    items = (item.span for group in document.items for item in group)
    entries = (entry.item for entry in document.entries() if not entry.is_item)
    inside = list(_outermost((*items, *entries, *document.rows)))
    headings = sorted(heading.span for heading in document.headings)
    for link in document.links:
        if is_outbound(link.url) and not enclosing(inside, link.span):
            yield "headings" if enclosing(headings, link.span) else "paragraphs"
    text = document.source.text
    for element in document.elements:
        url = element.get("href") if element.name == "a" else None
        # An image in it makes it a badge or a sponsor's.
        is_title = url and is_outbound(url) and not _IMAGE.match(text, element.span.end)
        if is_title and not enclosing(inside, element.span):
            yield "HTML"


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that lie in no other span, in order."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > end:
            end = span.end
            yield span


def linked_headings(document: Document, headings: Iterable[Heading]) -> Iterator[Heading]:
    """Yield the headings with a link to another page: such a heading is a recommendation itself."""
    starts = {link.span.start for link in document.links if link.leads_out}
    return (heading for heading in headings if not starts.isdisjoint(range(*heading.span)))
