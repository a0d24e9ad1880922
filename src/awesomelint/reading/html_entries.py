"""Entries in HTML: rows of tables, list items, summaries, and lines that begin with an `<a>`.

A block of HTML is cut into units, and each unit is read as Markdown is: a row by its cells, any
other by the grammar of an entry. A unit that does not begin with its link is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.columns import read_roles
from awesomelint.reading.entry import Enclosure, read_entry
from awesomelint.reading.grammar import PREFIX, SPACE_ENTITY
from awesomelint.reading.html import ATTRIBUTES, without_comments
from awesomelint.reading.html_inline import html_inline
from awesomelint.reading.inlines import piece
from awesomelint.reading.model import ColumnRole, Entry, Inline
from awesomelint.reading.skeleton import FILLER, HTML, LINK
from awesomelint.reading.table import RowReader
from awesomelint.text import Span
from awesomelint.urls import is_outbound

_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>{ATTRIBUTES})\s*/?>"
)
_SPACES = re.compile(rf"(?:\s|{SPACE_ENTITY})*")
# What is a unit from its start tag to its end tag. A link elsewhere is in a line.
_UNITS = ("tr", "li", "summary")
# What ends a line, where it begins and where it ends.
_BREAKS = frozenset(
    "blockquote body br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre section table tbody td tfoot th thead ul".split()
)
# What may stand between the links of a bar of links, which is all of a line.
_BAR = re.compile(rf"(?:{LINK}{FILLER}*|{HTML}{FILLER}*|[\s|/·•,&>»\[\]—–-])*")
_CELL = frozenset(("td", "th"))


class Unit(Struct, frozen=True):
    """A piece of HTML that can be an entry: its span, what it is, the spans of a row's cells.

    A cell that covers several rows or columns belongs to no row alone; its span is None.
    """

    name: str
    span: Span
    cells: tuple[Span | None, ...] = ()
    is_header: bool = False


def read_html_entries(text: str, block: Span, section: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the entries in a block of HTML at `block` of `text`."""
    roles: Sequence[ColumnRole | None] = ()
    for unit in _units(text, block):
        if unit.name == "tr":
            cells = [html_inline(text, cell) for cell in unit.cells if cell]
            if unit.is_header:
                roles = read_roles(cells) if all(unit.cells) else ()
                continue
            known = roles if len(roles) == len(unit.cells) and all(unit.cells) else ()
            entry = _row(cells, known or [None] * len(cells), unit.span, section)
        else:
            inline = html_inline(text, unit.span)
            entry = _line(inline, Enclosure(unit.span, None, section))
        if entry:
            yield replace(entry, head="html", cells=())


def opens_details(text: str, block: Span, entries: Sequence[Entry]) -> bool:
    """Whether a block ends within `<details>` of its last entry, the `<summary>` of these."""
    html = text[block.start : block.end].lower()
    last = html.rfind("<summary")
    return (
        last > html.rfind("</details")
        and bool(entries)
        and entries[-1].span.start >= block.start + last
    )


def _row(
    cells: list[Inline], roles: Sequence[ColumnRole | None], span: Span, section: tuple[str, ...]
) -> Entry | None:
    return RowReader(cells, roles).entry(span, section) if cells else None


def _line(inline: Inline, enclosure: Enclosure) -> Entry | None:
    """Return the entry of a line that begins with a link to another site; None for another line."""
    if not any(is_outbound(link.url) for link in inline.links.values()):
        return None
    if len(inline.links) > 1 and _BAR.fullmatch(inline.skeleton):
        return None
    entry = read_entry(inline, enclosure)
    if entry is None or entry.head not in ("link", "bold-link") or not is_outbound(entry.url):
        return None
    # `<a>Flutter</a> is a toolkit` is a sentence.
    return entry if entry.separator or entry.description is None else None


def read_paragraph_lines(inline: Inline, section: tuple[str, ...]) -> Iterator[Entry]:
    """Yield the entries in a paragraph of Markdown whose lines begin with an `<a>`."""
    starts = [start for start in _line_starts(inline) if _begins_with_anchor(inline, start)]
    for start, end in pairwise([*starts, len(inline.content)]):
        line = piece(inline, start, start + len(inline.content[start:end].rstrip()))
        if entry := _line(line, Enclosure(line.whole.span, None, section)):
            yield replace(entry, head="html")


def _line_starts(inline: Inline) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", inline.content))]


def _begins_with_anchor(inline: Inline, start: int) -> bool:
    while (prefix := PREFIX.match(inline.skeleton, start)) and inline.skeleton[prefix.end() :]:
        start = prefix.end()
    return start in inline.links and inline.links[start].form == "html"


def _units(text: str, block: Span) -> Iterator[Unit]:
    """Yield the units of a block that have an `<a>`, and the headers of its tables."""
    html = without_comments(text, block)
    cutter = _Cutter(html, block.start)
    for tag in _TAG.finditer(html):
        yield from cutter.tag(tag)
    yield from cutter.end(len(html))


class _Cutter:
    """Goes over the tags of a block: the unit that is open, and where its cells begin."""

    def __init__(self, html: str, offset: int) -> None:
        self._html, self._offset = html, offset
        self._name, self._start = "", 0  # no name: a line
        self._cells: list[tuple[int, int, bool]] = []  # where each begins and ends; is it alone
        self._cell: tuple[int, bool] | None = None
        self._has_header = False

    def tag(self, tag: re.Match[str]) -> Iterator[Unit]:
        """Yield the unit that a tag ends, if it does."""
        name, is_end = tag["name"].lower(), bool(tag["close"])
        if name in _UNITS:
            yield from self.end(tag.end() if is_end else tag.start())
            self._start = tag.end() if is_end else tag.start()
            self._name = "" if is_end else name
        elif self._name == "tr" and name in _CELL:
            self._end_cell(tag.start())
            if not is_end:
                attributes = tag["attributes"].lower()
                self._cell = tag.end(), "span=" not in attributes.replace(" ", "")
                self._has_header |= name == "th"
        elif not self._name and name in _BREAKS:
            yield from self.end(tag.start())
            self._start = tag.end()
        elif self._name and is_end and name in ("table", "ul", "ol", "details"):
            yield from self.end(tag.start())
            self._start, self._name = tag.end(), ""

    def _end_cell(self, end: int) -> None:
        if self._cell:
            start, is_alone = self._cell
            self._cells.append((start, end, is_alone))
            self._cell = None

    def end(self, end: int) -> Iterator[Unit]:
        """Yield the unit that ends at an offset of the block, if it has a link or is a header."""
        self._end_cell(end)
        has_link = self._html.find("<a", self._start, end) >= 0 or (
            self._html.find("<A", self._start, end) >= 0
        )
        is_header = self._has_header and not has_link
        if has_link or is_header:
            cells = tuple(
                self._span(start, stop) if is_alone else None
                for start, stop, is_alone in self._cells
            )
            yield Unit(self._name, self._span(self._start, end), cells, is_header)
        self._cells, self._has_header = [], False

    def _span(self, start: int, end: int) -> Span:
        """Return the span in the text, without spaces at its ends."""
        leading = _SPACES.match(self._html, start, end)
        left = leading.end() if leading else start
        right = start + len(self._html[start:end].rstrip())
        return Span(self._offset + left, self._offset + max(left, right))
