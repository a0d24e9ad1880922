"""Renderers of the blocks that hold no others: each copies what the file wrote."""

from __future__ import annotations

import re

from mdformat.renderer import RenderContext, RenderTreeNode

from awesomelint.markdown.layout.lines import tidy_lines
from awesomelint.markdown.layout.written import CannotCopyError, written_lines

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
