"""Links that are in no entry, because they stand in headings, paragraphs or HTML.

A list whose recommendations are written so is not understood; the command says that.
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
# How many stray links there are for each entry, at least, where the recommendations are the stray
# links. It takes fewer in HTML: where titles are HTML, the items are details of them. A choice: of
# 94 lists, 3 have most recommendations in paragraphs, 3 in HTML, 1 in headings.
_LEAST_LINKS_PER_ENTRY: dict[StrayContainer, float] = {
    "headings": 1.0,
    "paragraphs": 1.0,
    "HTML": 0.5,
}
_IMAGE = re.compile(r"\s*<img\b", re.IGNORECASE)


class StrayLinks(NamedTuple):
    """The container that has most of the stray links, and how many it has."""

    container: StrayContainer
    links: int


def find_stray_links(document: Document) -> StrayLinks | None:
    """Return where the stray links are, if the document's recommendations are these.

    None for a list whose entries are items or rows, and for a text without links.
    """
    entry_count = 0
    others = len(document.links) + len(document.elements)
    for entry in document.entries():
        entry_count += 1
        others -= len(entry.links)
    if others <= min(_LEAST_LINKS_PER_ENTRY.values()) * entry_count:
        return None  # the usual case, in which the links need not be looked at one by one
    counts = Counter(_containers(document)).most_common()
    if not counts:
        return None
    container, count = counts[0]
    is_main = (
        count >= _LEAST_STRAY_LINKS and count > _LEAST_LINKS_PER_ENTRY[container] * entry_count
    )
    return StrayLinks(container, count) if is_main or not entry_count else None


def _containers(document: Document) -> Iterator[StrayContainer]:
    """Yield the container of each link to another site that stands in no item and no row."""
    items = _outermost(item.span for group in document.items for item in group)
    inside = sorted((*items, *document.rows))
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
