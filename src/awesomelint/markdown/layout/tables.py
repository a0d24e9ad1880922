"""The renderer of tables: one space around each cell, no padding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mdformat.renderer import RenderContext, RenderTreeNode

from awesomelint.markdown.layout.written import written_lines

_BORDER = re.compile(r"(?<!\\)\|")
_DELIMITERS = {
    "": "---",
    "text-align:left": ":--",
    "text-align:center": ":-:",
    "text-align:right": "--:",
}


def table(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a table; its cells are the source's, those past the last column too."""
    head = node.children[0].children[0].children
    # The parser takes the backslash from `\|`, and every pipe left in a cell had one.
    names = (cell.children[0].content.replace("|", "\\|") for cell in head)
    delimiters = (_DELIMITERS[str(cell.attrs.get("style", ""))] for cell in head)
    body = written_lines(node, context)[2:]
    return "\n".join([_row(names), _row(delimiters), *(_row(_cells(line)) for line in body)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(line: str) -> list[str]:
    """Return the cells of a row of the body, before which quotes alone can have put a prefix."""
    row = line.lstrip(" \t>").rstrip(" \t").removeprefix("|")
    cells = _BORDER.split(row)
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return [cell.strip(" \t") for cell in cells]
