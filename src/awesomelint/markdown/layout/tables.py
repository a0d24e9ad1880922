"""The renderer of tables: one space around each cell, no padding."""

from __future__ import annotations

from mdformat.renderer import RenderContext, RenderTreeNode

from awesomelint.markdown.layout.written import CannotCopyError, written_lines

_DELIMITERS = {
    "": "---",
    "text-align:left": ":--",
    "text-align:center": ":-:",
    "text-align:right": "--:",
}


def table(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a table; its cells are the source's. Raises CannotCopyError at cells too many."""
    head = node.children[0].children[0]
    body = node.children[1].children if len(node.children) > 1 else []
    delimiters = [_DELIMITERS[str(cell.attrs.get("style", ""))] for cell in head.children]
    columns = len(delimiters)
    rows = [_row(row, _cells_written(row, context, columns)) for row in body]
    return "\n".join([_row(head, columns), _joined(delimiters), *rows])


def _row(row: RenderTreeNode, cells: int) -> str:
    # The parser takes the backslash from `\|`, and every pipe left in a cell had one.
    return _joined([cell.children[0].content.replace("|", "\\|") for cell in row.children[:cells]])


def _joined(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells_written(row: RenderTreeNode, context: RenderContext, columns: int) -> int:
    """Return how many cells the row has in the file; the parser drops those past the last column.

    A row without any, a lone `|`, has one.
    """
    line = written_lines(row, context)[0].lstrip(" \t>").rstrip(" \t")
    borders = line.count("|") - line.count("\\|")
    cells = borders + 1 - line.startswith("|") - (line.endswith("|") and line[-2:] != "\\|")
    if cells > columns:
        raise CannotCopyError(row.type)
    return max(cells, 1)
