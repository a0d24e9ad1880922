"""Table rows as entries: the header tells which cell is the title, the link, the date.

Where it does not, the first link of a row is what the row recommends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from awesomelint.dates import parse_date
from awesomelint.reading.columns import heading, read_roles
from awesomelint.reading.entry import Place, read_entry, read_prose
from awesomelint.reading.grammar import (
    GROUP,
    HEAD_LINK,
    PREFIX,
    REFERENCES,
    TITLE_MARKS,
    read_group,
)
from awesomelint.reading.model import Cell, ColumnRole, DatePart, Entry, Inline, Link, Part, Prose
from awesomelint.reading.positions import Locator
from awesomelint.reading.skeleton import read_inline
from awesomelint.text import Span
from awesomelint.urls import is_outbound


class Row(Struct, frozen=True):
    """A row of a table, its head too: its line, its cells and the entry they make, if any."""

    span: Span
    cells: list[Inline]
    entry: Entry | None


def read_rows(
    index: int, tokens: Sequence[Token], locator: Locator, section: tuple[str, ...]
) -> Iterator[Row]:
    """Yield the rows of the table opened at `index`."""
    row: list[Token] = []
    roles: tuple[ColumnRole | None, ...] | None = None
    while tokens[index].type != "table_close":
        token = tokens[index]
        if token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            cells = _read_cells(row, locator)
            assert row[0].map is not None
            span = locator.lines_span(*row[0].map)
            if roles is None:
                roles = read_roles(cells)
                yield Row(span, cells, None)
            else:
                yield Row(span, cells, _Columns(cells, roles).entry(span, section))
            row = []
        index += 1


def _read_cells(row: list[Token], locator: Locator) -> list[Inline]:
    assert row[0].map is not None
    places = locator.row([token.content for token in row], row[0].map[0])
    return [read_inline(token, place) for token, place in zip(row, places, strict=True)]


class _Columns:
    """The cells of one row under the roles of its table's columns."""

    def __init__(self, cells: list[Inline], roles: Sequence[ColumnRole | None]) -> None:
        self.cells, self.roles = cells, roles
        self.links = tuple(link for cell in cells for link in cell.links.values())

    def entry(self, span: Span, section: tuple[str, ...]) -> Entry | None:
        """Return the entry of the row; None where nothing in it leads out."""
        first = next((link for link in self.links if is_outbound(link.url)), None)
        if first is None:
            return None
        taken = self._title_cell(first)
        title, link = self._head(taken[0], first)
        return Entry(
            item=span,
            span=span,
            head="row",
            title=title,
            url=link.url,
            link=link,
            links=self.links,
            description=self._description(taken),
            dates=tuple(self._dates()),
            badges=tuple(badge for cell in self.cells for badge in cell.badges.values()),
            tags=tuple(_whole(cell) for cell in self._of("tag") if cell.content),
            section=section,
            cells=tuple(
                Cell(_whole(cell), role) for cell, role in zip(self.cells, self.roles, strict=True)
            ),
        )

    def _of(self, role: ColumnRole) -> Iterator[Inline]:
        pairs = zip(self.cells, self.roles, strict=True)
        return (cell for cell, its in pairs if its == role)

    def _title_cell(self, first: Link) -> tuple[Inline, Inline]:
        """Return the cell that names the row, and the one its link is in.

        That is the title's by the header; a link that is called `paper` names a kind of link. Where
        the header is mute it is the cell of the first link that leads out, or a cell before it.
        """
        own = next(cell for cell in self.cells if first in cell.links.values())
        cell = next((cell for cell in self._of("title") if heading(cell)), None)
        if cell and heading(cell).lower() not in REFERENCES:
            return cell, own
        before = zip(self.cells[: self.cells.index(own)], self.roles, strict=False)
        free = (None, "title", "link")
        named = (cell for cell, role in before if role in free and _is_name(cell))
        return next(named, own), own

    def _head(self, cell: Inline, first: Link) -> tuple[Part, Link]:
        """Return title and link: the title's own, one of a column of links, or `first`."""
        if whole := HEAD_LINK.fullmatch(cell.skeleton):
            link = cell.links[whole.start(2)]
            if link.leads_out:
                return Part(link.label.span, link.title), link
        if own := read_entry(cell, Place(first.span, None, ())):
            return own.title, own.link
        beside = (link for one in self._of("link") for link in one.links.values())
        return _name(cell), next((link for link in beside if link.leads_out), first)

    def _description(self, taken: Sequence[Inline]) -> Prose | None:
        """Return the description; without a header that names anything, the longest prose."""
        if any(self.roles):
            return next(filter(None, map(read_prose, self._of("description"))), None)
        others = [cell for cell in self.cells if cell not in taken]
        prose = [cell for cell in others if " " in heading(cell) and not _date(cell)]
        longest = max(prose, key=lambda cell: len(cell.content), default=None)
        return read_prose(longest) if longest else None

    def _dates(self) -> Iterator[DatePart]:
        """Yield the dates of the columns for dates, or else all; a bare year needs such a column.

        Anywhere else it is a number like any other.
        """
        named = "date" in self.roles
        for cell in self._of("date") if named else self.cells:
            date = _date(cell)
            if date and (named or date.written.layout != "YYYY"):
                yield date


def _is_name(cell: Inline) -> bool:
    """Whether a cell has words: a number, a date or an icon before the link names nothing."""
    return any(character.isalpha() for character in heading(cell)) and not _date(cell)


def _whole(cell: Inline) -> Part:
    return cell.part(0, len(cell.content))


def _name(cell: Inline) -> Part:
    """Return the cell as a title, without the icons before it and the marks around it."""
    start = 0
    while (found := PREFIX.match(cell.skeleton, start)) and found.end() < len(cell.content):
        start = found.end()
    marked = TITLE_MARKS.fullmatch(cell.skeleton, start)
    return cell.part(*marked.span(2)) if marked else cell.part(start, len(cell.content))


def _date(cell: Inline) -> DatePart | None:
    """Return the date a cell is, bracketed or bare."""
    text = cell.content.strip()
    written = read_group(text) if GROUP.fullmatch(text) else parse_date(text)
    if written is None:
        return None
    part = _whole(cell)
    return DatePart(part.span, part.text, written, "end")
