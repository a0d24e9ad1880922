"""List items while they are open: where they stand, and what has been read of them."""

from __future__ import annotations

import re

from markdown_it.token import Token
from msgspec import Struct, field

from awesomelint.markdown.model import Entry, Item, Part
from awesomelint.markdown.positions import Locator
from awesomelint.text import Span

_MARKER = re.compile(r"[-*+]|\d+[.)]")


class OpenItem(Struct):
    """An item whose close has not come yet."""

    item: Item
    line: int  # its first, 0-based
    entry: Entry | None = None
    first: bool = True  # its first block is still to come


class OpenList(Struct):
    """A list whose close has not come yet."""

    ordered: bool
    items: list[OpenItem] = field(default_factory=list)


def read_item(token: Token, locator: Locator, ordered: bool, around: list[OpenItem]) -> OpenItem:
    """Return the item that `token` opens within the items `around`, the innermost one last."""
    assert token.map is not None
    first, last = token.map
    start = locator.start(first)
    # A list can open on the line of the item above it: `- - text`.
    is_beside = bool(around) and around[-1].item.span.start == start
    found = _MARKER.search(locator.text, around[-1].item.marker.span.end if is_beside else start)
    assert found is not None
    marker = Part(Span(found.start(), found.end()), found.group())
    while last > first + 1 and locator.is_blank(last - 1):
        last -= 1
    before = locator.text[start : found.start()]
    indent = len(before.expandtabs(4)) if before else 0
    return OpenItem(
        Item(locator.lines_span(first, last), marker, indent, ordered, len(around)), first
    )
