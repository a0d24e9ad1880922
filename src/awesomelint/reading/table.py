"""Table rows as entries: the header says which cell has the title, the link and the date.

If the header does not say it, the row's first link to another site is what it recommends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from awesomelint.dates import parse_date
from awesomelint.reading.columns import cell_text, read_roles
from awesomelint.reading.entry import Enclosure, read_entry, read_prose
from awesomelint.reading.grammar import (
    GROUP,
    HEAD_LINK,
    PREFIX,
    REFERENCES,
    TITLE_MARKS,
    read_group,
)
from awesomelint.reading.html import COMMENT
from awesomelint.reading.model import Cell, ColumnRole, DatePart, Entry, Inline, Link, Part, Prose
from awesomelint.reading.no_entries import is_own_page
from awesomelint.reading.positions import Locator
from awesomelint.reading.skeleton import read_inline
from awesomelint.text import Span
from awesomelint.urls import is_outbound


class Row(Struct, frozen=True):
    """A row of a table, perhaps its header: the span of its line, its cells, its entry if any."""

    span: Span
    cells: list[Inline]
    entry: Entry | None


def read_rows(
    index: int, tokens: Sequence[Token], locator: Locator, section: tuple[str, ...]
) -> Iterator[Row]:
    """Yield the rows of the table whose opening token is at `index`, the header first."""
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
                yield Row(span, cells, RowReader(cells, roles).entry(span, section))
            row = []
        index += 1


def _read_cells(row: list[Token], locator: Locator) -> list[Inline]:
    assert row[0].map is not None
    maps = locator.row([token.content for token in row], row[0].map[0])
    return [read_inline(token, content_map) for token, content_map in zip(row, maps, strict=True)]


class RowReader:
    """The cells of a row, and the roles of their columns."""

    def __init__(self, cells: list[Inline], roles: Sequence[ColumnRole | None]) -> None:
        self.cells, self.roles = cells, roles
        self.links = tuple(link for cell in cells for link in cell.links.values())

    def entry(self, span: Span, section: tuple[str, ...]) -> Entry | None:
        """Return the entry of the row; None if no link leads to another site or to a file."""
        leading_out = (link for link in self.links if link.leads_out and not is_own_page(link.url))
        others = next(leading_out, None)
        first = next((link for link in self.links if is_outbound(link.url)), others)
        if first is None:
            return None
        title_cell, link_cell = self._title_and_link_cells(first)
        title, link = self._head(title_cell, first)
        return Entry(
            item=span,
            span=span,
            head="row",
            title=title,
            url=link.url,
            link=link,
            links=self.links,
            description=self._description((title_cell, link_cell)),
            dates=tuple(self._dates()),
            badges=tuple(badge for cell in self.cells for badge in cell.badges.values()),
            tags=tuple(cell.whole for cell in self._of("tag") if cell.content),
            section=section,
            cells=tuple(
                Cell(cell.whole, role) for cell, role in zip(self.cells, self.roles, strict=True)
            ),
        )

    def _of(self, role: ColumnRole) -> Iterator[Inline]:
        pairs = zip(self.cells, self.roles, strict=True)
        return (cell for cell, cell_role in pairs if cell_role == role)

    def _title_and_link_cells(self, first: Link) -> tuple[Inline, Inline]:
        """Return the cell with the title of the row, and the cell with the link `first`.

        The title is in the title's column, unless it says no more than the kind of the link, such
        as `paper`. Otherwise it is in a cell before the link, or in the cell of the link.
        """
        link_cell = next(cell for cell in self.cells if first in cell.links.values())
        cell = next((cell for cell in self._of("title") if cell_text(cell)), None)
        if cell and cell_text(cell).lower() not in REFERENCES:
            return cell, link_cell
        before = zip(self.cells[: self.cells.index(link_cell)], self.roles, strict=False)
        free = (None, "title", "link")
        named = (cell for cell, role in before if role in free and _is_name(cell))
        return next(named, link_cell), link_cell

    def _head(self, cell: Inline, first: Link) -> tuple[Part, Link]:
        """Return title and link.

        The link is in the cell of the title or in a column of links; otherwise it is `first`.
        """
        if whole := HEAD_LINK.fullmatch(cell.skeleton):
            link = cell.links[whole.start(2)]
            if link.leads_out:
                return Part(link.label.span, link.title), link
        if entry := read_entry(cell, Enclosure(first.span, None, ())):
            return entry.title, entry.link
        links = (link for link_cell in self._of("link") for link in link_cell.links.values())
        return _name(cell), next((link for link in links if link.leads_out), first)

    def _description(self, taken: Sequence[Inline]) -> Prose | None:
        """Return the description; if the header says nothing of any column, the longest prose."""
        if any(self.roles):
            return next(filter(None, map(read_prose, self._of("description"))), None)
        others = [cell for cell in self.cells if cell not in taken]
        prose = [cell for cell in others if " " in cell_text(cell) and not _date(cell)]
        longest = max(prose, key=lambda cell: len(cell.content), default=None)
        return read_prose(longest) if longest else None

    def _dates(self) -> Iterator[DatePart]:
        """Yield the dates of the columns for dates; without such a column, those of all cells.

        Outside such a column a bare year is no date: it is a number like any other.
        """
        has_column = "date" in self.roles
        for cell in self._of("date") if has_column else self.cells:
            date = _date(cell)
            if date and (has_column or date.written.layout != "YYYY"):
                yield date


def _is_name(cell: Inline) -> bool:
    """Whether a cell has words: a number, a date or an icon names nothing."""
    return any(character.isalpha() for character in cell_text(cell)) and not _date(cell)


def _name(cell: Inline) -> Part:
    """Return the cell as a title, without icons before it and marks of emphasis around it."""
    start = 0
    while (prefix := PREFIX.match(cell.skeleton, start)) and prefix.end() < len(cell.content):
        start = prefix.end()
    marked = TITLE_MARKS.fullmatch(cell.skeleton, start)
    return cell.part(*marked.span(2)) if marked else cell.part(start, len(cell.content))


def _date(cell: Inline) -> DatePart | None:
    """Return the date that is all of a cell, with or without brackets; None if it is none."""
    text = COMMENT.sub("", cell.content).strip() if "<!--" in cell.content else cell.content.strip()
    written = read_group(text) if GROUP.fullmatch(text) else parse_date(text)
    if written is None:
        return None
    part = cell.whole
    return DatePart(part.span, part.text, written, "end")
