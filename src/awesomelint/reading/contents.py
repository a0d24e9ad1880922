"""Tables of contents: lists whose links lead to anchors of the same page."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint.reading.model import Contents, ContentsItem, Document, Heading, Inline, Item
from awesomelint.text import Span

# A list with fewer links is a note that refers to another section. A choice.
_LEAST_LINKS = 2
# The least share of the items that have a link; the others name groups of items. A choice.
_LEAST_LINKED_SHARE = 0.5
# A list with at least this many items is the contents of a page, not a bar of links. A choice.
_LEAST_ITEMS_OF_A_PAGE = 8


def read_contents(
    outline: Sequence[tuple[Item, Inline]], heading: Heading | None
) -> Contents | None:
    """Return the table of contents that a list is; None if it is none.

    `outline` has the items of the list, nested ones too, with their first paragraphs, in source
    order. In a table of contents no link leads to another page, and half of the items have a link.
    """
    linked_count = 0
    for _, inline in outline:
        for link in inline.links.values():
            if link.leads_out:
                return None
        linked_count += bool(inline.links)
    if linked_count < _LEAST_LINKS or linked_count < _LEAST_LINKED_SHARE * len(outline):
        return None
    items = tuple(
        ContentsItem(item, inline.whole, next(iter(inline.links.values()), None))
        for item, inline in outline
    )
    start, end = (
        items[0].item.span.start,
        max(listed.item.span.end for listed in items),
    )
    return Contents(items, heading, Span(start, end))


def contents_start(document: Document) -> int:
    """Return the offset at which the contents of the whole page begin; 0 if it has none.

    What stands above them is often a show of sponsors.
    """
    starts = (
        contents.span.start
        for contents in document.contents
        if len(contents.items) >= _LEAST_ITEMS_OF_A_PAGE
    )
    return min(starts, default=0)
