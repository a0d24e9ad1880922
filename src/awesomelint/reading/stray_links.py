"""Where the links of a document stand that are in no entry: headings, paragraphs or HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from awesomelint.reading.model import Document, Heading
from awesomelint.text import Span, enclosing
from awesomelint.urls import is_outbound

Container = Literal["headings", "paragraphs", "HTML"]

# Beside entries a few links are an introduction, sponsors and the like.
_LEAST = 8
# How many links it takes for each entry: where titles are HTML, the items are their details.
_SHARES: dict[Container, float] = {"headings": 1.0, "paragraphs": 1.0, "HTML": 0.5}
_IMAGE = re.compile(r"\s*<img\b", re.IGNORECASE)


class Outside(NamedTuple):
    """How many links stand outside of entries, in the container that holds most of them."""

    container: Container
    links: int


def links_outside(document: Document) -> Outside | None:
    """Return where the links are that are no entries', if these are what the document is about.

    None for a list whose entries are items and rows, and for a text without links.
    """
    entries = 0
    others = len(document.links) + len(document.elements)
    for entry in document.entries():
        entries += 1
        others -= len(entry.links)
    if others <= min(_SHARES.values()) * entries:
        return None  # as nearly always, and then the links need not be looked at
    found = Counter(_containers(document)).most_common()
    if not found:
        return None
    container, count = found[0]
    is_main = count >= _LEAST and count > _SHARES[container] * entries
    return Outside(container, count) if is_main or not entries else None


def _containers(document: Document) -> Iterator[Container]:
    """Yield the container of each link that leads out and stands in no item and no row."""
    items = _outermost(item.span for one in document.items for item in one)
    inside = sorted((*items, *document.rows))
    headings = sorted(heading.span for heading in document.headings)
    for link in document.links:
        if is_outbound(link.url) and not enclosing(inside, link.span):
            yield "headings" if enclosing(headings, link.span) else "paragraphs"
    text = document.source.text
    for element in document.elements:
        url = element.get("href") if element.name == "a" else None
        # Around an image it is a badge or a sponsor's.
        is_title = url and is_outbound(url) and not _IMAGE.match(text, element.span.end)
        if is_title and not enclosing(inside, element.span):
            yield "HTML"


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that lie in no other one, in order."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > end:
            end = span.end
            yield span


def linked(document: Document, headings: Iterable[Heading]) -> Iterator[Heading]:
    """Yield the headings that lead out of the page: each of them is an entry itself."""
    starts = {link.span.start for link in document.links if link.leads_out}
    return (one for one in headings if not starts.isdisjoint(range(*one.span)))
