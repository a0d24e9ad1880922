"""Tables of contents: lists whose links lead to places on their own page."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint.reading.model import Contents, ContentsItem, Document, Heading, Inline, Item
from awesomelint.text import Span

# Fewer links are a note with a reference, not a table of contents.
_LEAST = 2
# So many items are the contents of a page, not a bar of links.
_WHOLE = 8


def read_contents(
    outline: Sequence[tuple[Item, Inline]], heading: Heading | None
) -> Contents | None:
    """Return the table of contents that a list and what is nested in it makes, if it is one.

    `outline` has the items with their first paragraphs, in source order. Every item that links
    somewhere leads to the page itself, and at least half of the items do.
    """
    linked = 0
    for _, inline in outline:
        for link in inline.links.values():
            if link.leads_out:
                return None
        linked += bool(inline.links)
    if linked < _LEAST or linked * 2 < len(outline):
        return None
    items = tuple(
        ContentsItem(
            item, inline.part(0, len(inline.content)), next(iter(inline.links.values()), None)
        )
        for item, inline in outline
    )
    start, end = items[0].item.span.start, max(one.item.span.end for one in items)
    return Contents(items, heading, Span(start, end))


def contents_start(document: Document) -> int:
    """Return where a page's contents begin, 0 without: what stands above them shows sponsors."""
    long = (one.span.start for one in document.contents if len(one.items) >= _WHOLE)
    return min(long, default=0)
