"""Our extension of mdformat's renderer, and one block rendered through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from markdown_it.token import Token
from mdformat.renderer import MDRenderer, RenderContext, RenderTreeNode
from mdformat.renderer.typing import Render

from awesomelint.layout.lines import (
    LINES,
    CannotCopyError,
    cannot_copy,
    lines_of,
    tidy_lines,
    written_lines,
)

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_CLOSING_FENCE = re.compile(r"(?:`+|~+)[ \t]*$")
_ENDS_LIKE_CLOSED = re.compile(r"(?:^|[ \t])#+$")


def inline(node: RenderTreeNode, context: RenderContext) -> str:
    """Return inline Markdown as the file writes it, its lines tidied."""
    return tidy_lines(node.content)


def paragraph(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the text of the paragraph; the escapes are the file's own."""
    return node.children[0].render(context)


def heading(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the heading in the form it has: underlined, or with `#`s before it alone."""
    text = node.children[0].render(context)
    if not node.markup.startswith("#"):
        underline = _UNDERLINE.search(written_lines(node, context)[-1])
        assert underline is not None
        return f"{text}\n{underline.group().rstrip()}"
    if _ENDS_LIKE_CLOSED.search(text):
        return f"{node.markup} {text} {node.markup}"
    return f"{node.markup} {text}".rstrip(" ")


def hr(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the thematic break as written."""
    mark = re.escape(node.markup[0])
    rule = re.search(rf"(?:{mark}[ \t]*){{3,}}$", written_lines(node, context)[0])
    assert rule is not None
    return rule.group().rstrip()


def fence(node: RenderTreeNode, context: RenderContext) -> str:
    """Return fenced code: fences and info string as written, an open fence closed.

    Raises CannotCopyError at an open fence in a container, whose blank lines may be code or not.
    """
    code = node.content.split("\n")[:-1]
    lines = written_lines(node, context)
    closing = _CLOSING_FENCE.search(lines[-1]) if len(lines) == len(code) + 2 else None
    if closing is None and _is_nested(node):
        raise CannotCopyError(node.type)
    end = closing.group().rstrip() if closing else node.markup
    return "\n".join([node.markup + node.info.rstrip(), *code, end])


def code_block(node: RenderTreeNode, context: RenderContext) -> str:
    """Return indented code."""
    return re.sub(r"^(?=[^\n])", "    ", node.content.rstrip("\n"), flags=re.MULTILINE)


def html_block(node: RenderTreeNode, context: RenderContext) -> str:
    """Return HTML as written."""
    return node.content.rstrip("\n")


def definition(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a link reference definition as written.

    Raises CannotCopyError where it has several lines, each with its containers' prefix.
    """
    first, *rest = written_lines(node, context)
    if rest and _is_nested(node):
        raise CannotCopyError(node.type)
    return "\n".join([first[first.index("[") :], *(line.lstrip(" \t") for line in rest)]).rstrip()


def _is_nested(node: RenderTreeNode) -> bool:
    assert node.token is not None
    return node.token.level > 0


_CLAIM_BLANK_LINES = ("bullet_list", "ordered_list", "list_item")
_LINE_START = re.compile(r"\n(?=[^\n])")


def markdown_list(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a list; a blank line stands between its items where the file has one or more."""
    return _stacked(node, context)


def list_item(node: RenderTreeNode, context: RenderContext) -> str:
    """Return an item behind its own marker and one space, or below it where it began there."""
    marker = node.info + node.markup
    content = _stacked(node, context)
    if not content:
        return marker
    indent = " " * (len(marker) + 1)
    below = lines_of(node.children[0])[0] > lines_of(node)[0]
    return marker + _LINE_START.sub("\n" + indent, f"\n{content}" if below else f" {content}")


def blockquote(node: RenderTreeNode, context: RenderContext) -> str:
    """Return a quote, the marker and one space before each line."""
    lines = _stacked(node, context).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def _stacked(node: RenderTreeNode, context: RenderContext) -> str:
    """Return the children one below the other; blank lines make lists loose, so none are added."""
    parts: list[str] = []
    end = 0
    for child in node.children:
        if parts:
            parts.append("\n\n" if lines_of(child)[0] > end else "\n")
        parts.append(child.render(context))
        end = _end(child)
    return "".join(parts)


def _end(node: RenderTreeNode) -> int:
    """Return the line behind the last of `node` that is not blank; lists claim blank ones."""
    while node.children and node.type in _CLAIM_BLANK_LINES:
        node = node.children[-1]
    first, end = lines_of(node)
    return first + 1 if node.type == "list_item" else end


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


class LayoutExtension:
    """What mdformat calls a parser extension: a renderer for each kind of node."""

    RENDERERS: ClassVar[Mapping[str, Render]] = {
        "inline": inline,
        "paragraph": paragraph,
        "heading": heading,
        "hr": hr,
        "fence": fence,
        "code_block": code_block,
        "html_block": html_block,
        "definition": definition,
        "bullet_list": markdown_list,
        "ordered_list": markdown_list,
        "list_item": list_item,
        "blockquote": blockquote,
        "table": table,
        "footnote_reference": cannot_copy,
        "front_matter": cannot_copy,
    }


_OPTIONS: Mapping[str, Any] = {"parser_extension": [LayoutExtension]}


def render_block(tokens: Sequence[Token], lines: Sequence[str]) -> str | None:
    """Return the lines of a block in our layout, or None where it is to stay as written."""
    try:
        text = MDRenderer().render(_lean(tokens), _OPTIONS, {LINES: lines}, finalize=False)
    except (CannotCopyError, RecursionError):
        return None
    return f"{text}\n"


def _lean(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the bodies of tables, whose rows are lines of the file."""
    lean = []
    inside = False
    for token in tokens:
        inside = inside or token.type == "tbody_open"
        if not inside:
            lean.append(token)
        inside = inside and token.type != "tbody_close"
    return lean
