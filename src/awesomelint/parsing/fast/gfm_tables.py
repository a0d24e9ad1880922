"""Tables, read as by the stock rule, with one shortcut: a row without a backslash is split at once.

The stock rule looks at each character to tell a border from an escaped pipe. In a row without a
backslash no pipe is escaped, and `str.split` gives the same cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Literal

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit

from awesomelint.parsing.fast.state import CODE_INDENT, LineState


def read_table(stock: RuleFuncBlockType, state: LineState, line: int, end_line: int) -> bool:
    """Push the table that begins at `line`; False if the stock rule sees no table there."""
    if not stock(state, line, end_line, True):
        return False
    styles = _styles(state.text(line + 1))
    parent, state.parentType = state.parentType, "table"
    opening = state.push("table_open", "table", 1)
    state.push("thead_open", "thead", 1).map = [line, line + 1]
    _push_row(state, line, "th", _cells(state.text(line).strip(MD_TRIM_CHARS)), styles)
    state.push("thead_close", "thead", -1)
    end = _read_body(state, line + 2, end_line, styles)
    state.push("table_close", "table", -1)
    opening.map = [line, end]
    state.parentType = parent
    state.line = end
    return True


def _styles(underline: str) -> list[str]:
    """Return the `style` of each column; empty for a column that is not aligned."""
    cells = [cell for part in underline.split("|") if (cell := part.strip(MD_TRIM_CHARS))]
    return [_SIDES[cell[0] == ":", cell[-1] == ":"] for cell in cells]


_SIDES = {
    (False, False): "",
    (True, False): "text-align:left",
    (False, True): "text-align:right",
    (True, True): "text-align:center",
}


def _read_body(state: LineState, first: int, end_line: int, styles: Sequence[str]) -> int:
    """Push the rows from line `first` on; return the line behind the last row."""
    (ends,) = state.md.block.ruler.getRules("blockquote")
    line, missing = first, 0
    body = None
    while line < end_line and 0 <= state.sCount[line] - state.blkIndent < CODE_INDENT:
        text = state.text(line).strip(MD_TRIM_CHARS)
        if not text or ends(state, line, end_line, True):
            break
        cells = _cells(text)
        missing += len(styles) - len(cells)
        if missing > MAX_AUTOCOMPLETED_CELLS:
            break
        if body is None:
            body = state.push("tbody_open", "tbody", 1)
        _push_row(state, line, "td", cells, styles)
        line += 1
    if body:
        state.push("tbody_close", "tbody", -1)
        body.map = [first, line]
    return line


def _cells(row: str) -> list[str]:
    """Return the cells of a row, the empty ones beyond its outer borders left out."""
    cells = escapedSplit(row) if "\\" in row else row.split("|")
    if cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return cells


def _push_row(
    state: LineState, line: int, tag: Literal["th", "td"], cells: list[str], styles: Sequence[str]
) -> None:
    """Push a row with as many cells as the table has columns."""
    row = state.push("tr_open", "tr", 1)
    row.map = [line, line + 1]
    for style, cell in zip(styles, chain(cells, repeat("")), strict=False):
        opening = state.push(f"{tag}_open", tag, 1)
        if style:
            opening.attrs = {"style": style}
        state.push_inline(cell.strip(MD_TRIM_CHARS), line, line + 1)
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
