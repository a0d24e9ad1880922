"""Table rows as entries: the first link of a row is what the row recommends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from awesomelint.dates import parse_date
from awesomelint.markdown.grammar import GROUP, TITLE_MARKS, read_group
from awesomelint.markdown.inline import Inline, read_inline
from awesomelint.markdown.model import DatePart, Entry, Part
from awesomelint.markdown.positions import Locator
from awesomelint.text import Span
from awesomelint.urls import is_outbound


def read_rows(
    index: int, tokens: Sequence[Token], locator: Locator, section: tuple[str, ...]
) -> Iterator[tuple[list[Inline], Entry | None]]:
    """Yield the cells of each row of the table opened at `index`, and the entry they make."""
    row: list[Token] = []
    in_head = False
    while tokens[index].type != "table_close":
        token = tokens[index]
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            cells = _read_cells(row, locator)
            assert row[0].map is not None
            span = locator.lines_span(*row[0].map)
            yield cells, None if in_head else _row_entry(cells, span, section)
            row = []
        index += 1


def _read_cells(row: list[Token], locator: Locator) -> list[Inline]:
    assert row[0].map is not None
    places = locator.row([token.content for token in row], row[0].map[0])
    return [read_inline(token, place) for token, place in zip(row, places, strict=True)]


def _row_entry(cells: list[Inline], span: Span, section: tuple[str, ...]) -> Entry | None:
    """Return the entry of one row: titled by its first link, or by the cell before that link."""
    links = tuple(link for cell in cells for link in cell.links.values())
    link = next((link for link in links if is_outbound(link.url)), None)
    if link is None:
        return None
    own = next(cell for cell in cells if link in cell.links.values())
    before = cells[: cells.index(own)]
    first = next((cell for cell in before if _is_name(cell)), own)
    title = Part(link.label.span, link.title) if first is own else _name(first)
    others = [cell for cell in cells if cell is not own and cell is not first]
    prose = [cell for cell in others if " " in _text(cell) and _date(cell) is None]
    description = max(prose, key=lambda cell: len(cell.content), default=None)
    return Entry(
        item=span,
        span=span,
        head="row",
        title=title,
        url=link.url,
        link=link,
        links=links,
        description=description.part(0, len(description.content)) if description else None,
        dates=tuple(date for cell in cells if (date := _date(cell))),
        badges=tuple(badge for cell in cells for badge in cell.badges.values()),
        section=section,
    )


def _is_name(cell: Inline) -> bool:
    """Whether a cell has words: a number, a date or an icon before the link names nothing."""
    return any(character.isalpha() for character in _text(cell)) and _date(cell) is None


def _name(cell: Inline) -> Part:
    """Return the cell as a title, without the marks around it."""
    marked = TITLE_MARKS.fullmatch(cell.skeleton)
    return cell.part(*marked.span(2)) if marked else cell.part(0, len(cell.content))


def _text(cell: Inline) -> str:
    """Return the cell's plain text, without its markup."""
    return "".join(
        character for character in cell.skeleton if not "\ue000" <= character <= "\ue007"
    ).strip()


def _date(cell: Inline) -> DatePart | None:
    """Return the date a cell is, bracketed or bare; a bare year is a number like any other."""
    text = cell.content.strip()
    written = read_group(text) if GROUP.fullmatch(text) else parse_date(text)
    if written is None or written.layout == "YYYY":
        return None
    part = cell.part(0, len(cell.content))
    return DatePart(part.span, part.text, written, "end")
