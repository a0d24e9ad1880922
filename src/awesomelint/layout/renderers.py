"""Our extension of mdformat's renderer, and one block rendered through it.

mdformat calls a renderer for each kind of node in the syntax tree. Its renderers write text
anew: they escape, pad, renumber and change bullets. Ours copy what the file has, and decide only
about white space and markers of containers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from markdown_it.token import Token
from mdformat.renderer import MDRenderer, RenderContext, RenderTreeNode
from mdformat.renderer.typing import Render

from awesomelint.layout.lines import tidy_lines
from awesomelint.reading.positions import CELL_BORDER


def render_block(tokens: Sequence[Token], lines: Sequence[str]) -> str | None:
    """Return the lines of a block in our layout, or None if it has to stay as written.

    `lines` are all lines of the file: the tokens say which of them are theirs.
    """
    renderer, environment = MDRenderer(), {_LINES: lines}
    try:
        text = renderer.render(_without_table_bodies(tokens), _OPTIONS, environment, finalize=False)
    except (CannotCopyError, RecursionError):
        return None
    return f"{text}\n"


def _without_table_bodies(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the bodies of tables, whose rows are copied from the file."""
    kept = []
    in_body = False
    for token in tokens:
        in_body = in_body or token.type == "tbody_open"
        if not in_body:
            kept.append(token)
        in_body = in_body and token.type != "tbody_close"
    return kept


# What the renderers share

# The key of mdformat's environment that holds the lines of the file.
_LINES = "awesomelint_lines"


class CannotCopyError(Exception):
    """A renderer cannot tell which characters are the node's and which are its containers'."""


def _source_lines(node: RenderTreeNode, context: RenderContext) -> Sequence[str]:
    """Return the lines of `node` as the file has them, with the prefixes of its containers."""
    first, end = _line_range(node)
    lines: Sequence[str] = context.env[_LINES]
    return lines[first:end]


def _line_range(node: RenderTreeNode) -> tuple[int, int]:
    """Return the index of the first line of `node`, and that of the line behind its last."""
    assert node.map is not None
    return node.map


def _is_nested(node: RenderTreeNode) -> bool:
    assert node.token is not None
    return node.token.level > 0


def _refuse(node: RenderTreeNode, context: RenderContext) -> str:
    """Raise CannotCopyError.

    This renders what is copied whole at the top level of a file, and is a guess in a container.
    """
    raise CannotCopyError(node.type)


# Blocks without other blocks in them


def _inline(node: RenderTreeNode, context: RenderContext) -> str:
    """Return inline Markdown as the file has it, with its lines tidied."""
    return tidy_lines(node.content)


def _paragraph(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the text of the paragraph; the escapes are those of the file."""
    return node.children[0].render(context)


_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
# At the end of a heading's text, this would be read as closing `#`s.
_ENDS_LIKE_CLOSED = re.compile(r"(?:^|[ \t])#+$")


def _heading(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the heading in the form it has: underlined, or with `#`s before it alone."""
    text = node.children[0].render(context)
    if not node.markup.startswith("#"):
        underline = _UNDERLINE.search(_source_lines(node, context)[-1])
        assert underline is not None
        return f"{text}\n{underline.group().rstrip()}"
    if _ENDS_LIKE_CLOSED.search(text):
        return f"{node.markup} {text} {node.markup}"
    return f"{node.markup} {text}".rstrip(" ")


def _thematic_break(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the thematic break as written."""
    mark = re.escape(node.markup[0])
    match = re.search(rf"(?:{mark}[ \t]*){{3,}}$", _source_lines(node, context)[0])
    assert match is not None
    return match.group().rstrip()


_CLOSING_FENCE = re.compile(r"(?:`+|~+)[ \t]*$")


def _fence(node: RenderTreeNode, context: RenderContext) -> str:
    """Return fenced code with fences and info string as written; a missing closing fence is added.

    Raises CannotCopyError if it is missing in a container: blank lines below may be code or not.
    """
    code = node.content.split("\n")[:-1]
    lines = _source_lines(node, context)
    closing = _CLOSING_FENCE.search(lines[-1]) if len(lines) == len(code) + 2 else None
    if closing is None and _is_nested(node):
        raise CannotCopyError(node.type)
    end = closing.group().rstrip() if closing else node.markup
    return "\n".join([node.markup + node.info.rstrip(), *code, end])


def _code_block(node: RenderTreeNode, context: RenderContext) -> str:
    """Return indented code."""
    return re.sub(r"^(?=[^\n])", "    ", node.content.rstrip("\n"), flags=re.MULTILINE)


def _html_block(node: RenderTreeNode, context: RenderContext) -> str:
    """Return HTML as written."""
    return node.content.rstrip("\n")


def _definition(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a link reference definition as written.

    Raises CannotCopyError for several lines in a container: each line has the container's prefix.
    """
    first, *rest = _source_lines(node, context)
    if rest and _is_nested(node):
        raise CannotCopyError(node.type)
    return "\n".join([first[first.index("[") :], *(line.lstrip(" \t") for line in rest)]).rstrip()


# Containers: lists, items, quotes

# The parser counts the blank lines below them among their lines.
_WITH_BLANK_LINES_BELOW = ("bullet_list", "ordered_list", "list_item")
_LINE_START = re.compile(r"\n(?=[^\n])")


def _list(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a list; a blank line stands between its items if the file has blank lines there."""
    return _stack_children(node, context)


def _list_item(node: RenderTreeNode, context: RenderContext) -> str:
    """Return an item: its marker, one space and its content, or its content below the marker.

    The content is below where the file has it there.
    """
    marker = node.info + node.markup
    content = _stack_children(node, context)
    if not content:
        return marker
    indent = " " * (len(marker) + 1)
    is_below = _line_range(node.children[0])[0] > _line_range(node)[0]
    return marker + _LINE_START.sub("\n" + indent, f"\n{content}" if is_below else f" {content}")


def _blockquote(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a quote with its marker and one space before each line."""
    lines = _stack_children(node, context).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def _stack_children(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the children one below the other, with a blank line between where the file has some.

    No blank line is added: one makes a list loose.
    """
    parts: list[str] = []
    end = 0
    for child in node.children:
        if parts:
            parts.append("\n\n" if _line_range(child)[0] > end else "\n")
        parts.append(child.render(context))
        end = _content_end(child)
    return "".join(parts)


def _content_end(node: RenderTreeNode) -> int:
    """Return the index of the line behind the last one of `node` that is not blank."""
    while node.children and node.type in _WITH_BLANK_LINES_BELOW:
        node = node.children[-1]
    first, end = _line_range(node)
    return first + 1 if node.type == "list_item" else end


# Tables

# The cell of a table's second row, by the alignment of its column.
_DELIMITERS = {
    "": "---",
    "text-align:left": ":--",
    "text-align:center": ":-:",
    "text-align:right": "--:",
}


def _table(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a table with one space around each cell; cells past the last column stay too."""
    head = node.children[0].children[0].children
    # The parser takes the backslash from `\|`, and every bar left in a cell had one.
    names = (cell.children[0].content.replace("|", "\\|") for cell in head)
    delimiters = (_DELIMITERS[str(cell.attrs.get("style", ""))] for cell in head)
    body = _source_lines(node, context)[2:]
    return "\n".join([_row(names), _row(delimiters), *(_row(_split_cells(line)) for line in body)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _split_cells(line: str) -> list[str]:
    """Return the cells of a row of the body; only quotes can have put a prefix before it."""
    row = line.lstrip(" \t>").rstrip(" \t").removeprefix("|")
    cells = CELL_BORDER.split(row)
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return [cell.strip(" \t") for cell in cells]


class LayoutExtension:
    """What mdformat calls a parser extension: a renderer for each kind of node."""

    RENDERERS: ClassVar[Mapping[str, Render]] = {
        "inline": _inline,
        "paragraph": _paragraph,
        "heading": _heading,
        "hr": _thematic_break,
        "fence": _fence,
        "code_block": _code_block,
        "html_block": _html_block,
        "definition": _definition,
        "bullet_list": _list,
        "ordered_list": _list,
        "list_item": _list_item,
        "blockquote": _blockquote,
        "table": _table,
        "footnote_reference": _refuse,
        "front_matter": _refuse,
    }


_OPTIONS: Mapping[str, Any] = {"parser_extension": [LayoutExtension]}
