"""Renderers of lists and quotes: their own markers, their content directly behind."""

from __future__ import annotations

import re

from mdformat.renderer import RenderContext, RenderTreeNode

from awesomelint.markdown.layout.written import lines_of

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
