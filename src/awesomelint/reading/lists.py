"""Lists while they are read: Markdown lists with their items, and the entry lists made of them.

`read_item` reads an item of a Markdown list. A `ListBuilder` gathers the entries of the items.
Those under one heading and in one parent item are one `EntryList`, even where something cuts the
Markdown list in two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, groupby

from markdown_it.token import Token
from msgspec import Struct, field

from awesomelint.reading.model import Container, Entry, EntryList, Heading, Inline, Item, Part
from awesomelint.reading.no_entries import are_details, is_about_the_list
from awesomelint.reading.positions import Locator
from awesomelint.text import Span

# The columns between two tab stops (CommonMark, 2.2).
_TAB_STOP = 4
_MARKER = re.compile(r"[-*+]|\d+[.)]")


class OpenItem(Struct):
    """A list item that is not closed yet."""

    item: Item
    line: int  # its first line, counted from 0
    entry: Entry | None = None
    inline: Inline | None = None  # its first paragraph
    first: bool = True  # its first block is still to come


class OpenList(Struct):
    """A Markdown list that is not closed yet."""

    ordered: bool
    items: list[OpenItem] = field(default_factory=list)


def read_item(token: Token, locator: Locator, ordered: bool, around: list[OpenItem]) -> OpenItem:
    """Return the item that `token` opens; `around` are the items it is in, the innermost last."""
    assert token.map is not None
    first, last = token.map
    start = locator.start(first)
    # A list can begin on the line of the item that it is in: `- - text`.
    is_on_its_line = bool(around) and around[-1].item.span.start == start
    search_start = around[-1].item.marker.span.end if is_on_its_line else start
    match = _MARKER.search(locator.text, search_start)
    assert match is not None
    marker = Part(Span(match.start(), match.end()), match.group())
    while last > first + 1 and locator.is_blank(last - 1):
        last -= 1
    before = locator.text[start : match.start()]
    indent = len(before.expandtabs(_TAB_STOP)) if before else 0
    span = locator.lines_span(first, last)
    return OpenItem(Item(span, marker, indent, ordered, len(around)), first)


class _ListDraft(Struct):
    """The entries of one list as far as they are read, in pieces."""

    heading: Heading | None
    pieces: list[tuple[Entry, ...]] = field(default_factory=list)


# What entries of one list share: the offset of their heading, the item that they are in, whether
# they are numbered, and how often a list in that item was ended before.
_ListKey = tuple[int, Span | None, bool, int]


class ListBuilder:
    """Gathers the entries of a section into lists."""

    def __init__(self) -> None:
        self._drafts: dict[_ListKey, _ListDraft] = {}
        self._tables: list[_ListDraft] = []
        self._html: _ListDraft | None = None
        self._held: list[tuple[Entry, _ListKey, Heading | None, tuple[Entry, ...]]] = []
        self._end_counts: dict[Span | None, int] = {}

    def end_list(self, parent: Span | None) -> None:
        """Note that the list in the item `parent` has ended: what follows there is another list."""
        self._end_counts[parent] = self._end_counts.get(parent, 0) + 1

    def add(
        self,
        entries: Sequence[Entry],
        section: Sequence[Heading],
        parent: Span | None,
        ordered: bool,
        holder: Entry | None = None,
    ) -> None:
        """Add the entries of a Markdown list; they go on the list before, if nothing ended it.

        `holder` is the entry whose details the list may be.
        """
        heading = section[-1] if section else None
        if heading and is_about_the_list(heading):
            return
        start = heading.span.start if heading else -1
        key = (start, parent, ordered, self._end_counts.get(parent, 0))
        if holder:
            self._held.append((holder, key, heading, tuple(entries)))
        else:
            self._drafts.setdefault(key, _ListDraft(heading)).pieces.append(tuple(entries))

    def _add_held(self) -> None:
        """Add the lists below entries, where these are no details of the entries."""
        titles = [entry.title.text for *_, entries in self._held for entry in entries]
        holders = {holder.span for holder, *_ in self._held}
        if not are_details(titles, len(holders)):
            for _, key, heading, entries in self._held:
                self._drafts.setdefault(key, _ListDraft(heading)).pieces.append(entries)
        self._held = []

    def add_table(self, rows: Sequence[Entry | None], section: Sequence[Heading]) -> None:
        """Add the rows of a table; a row without an entry cuts it into pieces."""
        heading = section[-1] if section else None
        groups = groupby(rows, key=lambda row: row is not None)
        pieces = [tuple(filter(None, group)) for is_entries, group in groups if is_entries]
        if pieces and not (heading and is_about_the_list(heading)):
            self._tables.append(_ListDraft(heading, pieces))

    def add_html(self, entries: Sequence[Entry], section: Sequence[Heading]) -> None:
        """Add the entries of a block of HTML; those under one heading are one list."""
        heading = section[-1] if section else None
        if not entries or (heading and is_about_the_list(heading)):
            return
        if self._html is None:
            self._html = _ListDraft(heading)
        self._html.pieces.append(tuple(entries))

    def lists(self) -> tuple[EntryList, ...]:
        """Return all lists in the order in which they begin."""
        self._add_held()
        lists = [_entry_list(draft, "list") for draft in self._drafts.values()]
        lists += [_entry_list(draft, "table") for draft in self._tables]
        if self._html:
            lists.append(_entry_list(self._html, "html"))
        return tuple(sorted(lists, key=lambda entry_list: entry_list.span))


def _entry_list(draft: _ListDraft, container: Container) -> EntryList:
    entries = tuple(chain.from_iterable(draft.pieces))
    span = Span(entries[0].item.start, entries[-1].item.end)
    return EntryList(entries, draft.heading, span, container, tuple(draft.pieces))
