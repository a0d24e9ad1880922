"""Entries gathered into lists: what stands under one heading and one parent is one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, groupby

from markdown_it.token import Token
from msgspec import Struct, field

from awesomelint.reading.model import Container, Entry, EntryList, Heading, Item, Part
from awesomelint.reading.positions import Locator
from awesomelint.text import Span

# Sections whose links are about the list itself.
_ABOUT = re.compile(
    r"(?:table of )?contents?|toc|index|licen[sc]e|contribut(?:e|ing|ors?|ions?)(?: \w+)?|contact|"
    r"sponsors?(?:hip)?|backers|acknowledge?ments?|credits|code of conduct|star history|footnotes|"
    r"目录|目次|目錄|贡献|许可|許可",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"^[^\w]+|[^\w]+$")

_Key = tuple[int, Span | None, bool, int]


class _Group(Struct):
    heading: Heading | None
    pieces: list[tuple[Entry, ...]] = field(default_factory=list)


class Groups:
    """The entry lists of one document while it is read."""

    def __init__(self) -> None:
        self._groups: dict[_Key, _Group] = {}
        self._tables: list[_Group] = []
        self._cuts: dict[Span | None, int] = {}

    def cut(self, parent: Span | None) -> None:
        """Note a block that ends a list: what follows under `parent` is a list of its own."""
        self._cuts[parent] = self._cuts.get(parent, 0) + 1

    def add(
        self,
        entries: Sequence[Entry],
        section: Sequence[Heading],
        parent: Span | None,
        ordered: bool,
    ) -> None:
        """Add one Markdown list; it continues the one before it where nothing ended that."""
        heading = section[-1] if section else None
        if heading and is_about(heading):
            return
        start = heading.span.start if heading else -1
        key = (start, parent, ordered, self._cuts.get(parent, 0))
        self._groups.setdefault(key, _Group(heading)).pieces.append(tuple(entries))

    def add_table(self, rows: Sequence[Entry | None], section: Sequence[Heading]) -> None:
        """Add the rows of one table; one without an entry cuts it."""
        heading = section[-1] if section else None
        runs = groupby(rows, key=lambda row: row is not None)
        pieces = [tuple(filter(None, run)) for is_entries, run in runs if is_entries]
        if pieces and not (heading and is_about(heading)):
            self._tables.append(_Group(heading, pieces))

    def lists(self) -> tuple[EntryList, ...]:
        """Return all lists in the order in which they begin."""
        lists = [_entry_list(group, "list") for group in self._groups.values()]
        lists += [_entry_list(group, "table") for group in self._tables]
        return tuple(sorted(lists, key=lambda entry_list: entry_list.span))


def _entry_list(group: _Group, container: Container) -> EntryList:
    entries = tuple(chain.from_iterable(group.pieces))
    span = Span(entries[0].item.start, entries[-1].item.end)
    return EntryList(entries, group.heading, span, container, tuple(group.pieces))


def is_about(heading: Heading) -> bool:
    """Return whether the links of a section are about the list itself, as `Contributing` is."""
    return _ABOUT.fullmatch(_NO_LETTERS.sub("", heading.text)) is not None


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
