"""The lines of a paragraph: indents go, white space before a line end goes if it says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block.html_block import HTML_SEQUENCES
from mdformat.renderer import RenderContext, RenderTreeNode

from awesomelint.layout.blocks import block_parser

_BLANKS = " \t"
_EDGE_SPACE = re.compile(r"[ \t]\n|\n[ \t]")
# What opens a block and may stand directly below a line of a paragraph.
_OPENS_BLOCK = re.compile(
    r"""
      \#{1,6}(?:[ \t]|$)                # a heading
    | >
    | [-+*][ \t]+\S                     # an item
    | 0{0,8}1[.)][ \t]+\S
    | =+[ \t]*$ | -+[ \t]*$             # the underline of a heading
    | ([-_*])(?:[ \t]*\1){2,}[ \t]*$    # a thematic break
    | ``` | ~~~
    | \|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*(?::?-+:?[ \t]*)?)*$     # a table's second row
    | \[\^[^\]\s]+\]:                   # a footnote
    """,
    re.VERBOSE,
)
_OPENS_HTML = [opening for opening, _, interrupts in HTML_SEQUENCES if interrupts]
_MAY_OPEN = frozenset("#>-+*0123456789=_`~|:[<")


def tidy_lines(content: str) -> str:
    """Return the lines of inline Markdown, its own spaces and hard breaks as they were.

    A line that stood where it could open no block, and would open one without its indent, keeps
    four spaces of it.
    """
    if "\n" not in content:
        return content
    kept = _literal_breaks(content) if _EDGE_SPACE.search(content) else frozenset()
    offset = 0
    tidy = []
    for number, line in enumerate(content.split("\n")):
        is_literal = offset - 1 in kept
        offset += len(line) + 1
        if offset - 1 not in kept:
            line = _without_idle_end(line)
        tidy.append(_without_indent(line) if number and not is_literal else line)
    return "\n".join(tidy)


def _without_idle_end(line: str) -> str:
    """Return the line without white space at its end, unless that is a hard break or hides one."""
    bare = line.rstrip(_BLANKS)
    return line if line.endswith("  ") or bare.endswith("\\") else bare


def _without_indent(line: str) -> str:
    bare = line.lstrip(_BLANKS)
    return f"    {bare}" if _opens_block(bare) else bare


def _opens_block(line: str) -> bool:
    if line[:1] not in _MAY_OPEN:
        return False
    if line.startswith("<"):
        return any(opening.search(line) for opening in _OPENS_HTML)
    return _OPENS_BLOCK.match(line) is not None


def _literal_breaks(content: str) -> frozenset[int]:
    """Return the line ends in code, tags, images, and links behind their text.

    White space around those is content, or has been arranged by hand.
    """
    if not any(sign in content for sign in ("`", "<", "](")):
        return frozenset()
    parser = block_parser()
    breaks: set[int] = set()
    for token in parser.inline.parse(content, parser, {}, []):
        start, end = token.meta.get("span", (0, 0))
        if token.type == "link_open" and "inside" in token.meta:
            start = token.meta["inside"][1]
        elif token.type not in ("code_inline", "html_inline", "image"):
            continue
        breaks.update(place for place in range(start, end) if content[place] == "\n")
    return frozenset(breaks)


# The key of the environment under which the file's lines are.
LINES = "awesomelint_lines"


class CannotCopyError(Exception):
    """A renderer cannot tell what is the node's and what is its containers': leave the block."""


def written_lines(node: RenderTreeNode, context: RenderContext) -> Sequence[str]:
    """Return the lines of `node`, with the prefixes of the containers around it."""
    first, end = lines_of(node)
    lines: Sequence[str] = context.env[LINES]
    return lines[first:end]


def lines_of(node: RenderTreeNode) -> tuple[int, int]:
    """Return the first line of `node` and the one behind its last."""
    assert node.map is not None
    return node.map


def cannot_copy(node: RenderTreeNode, context: RenderContext) -> str:
    """Raise CannotCopyError: the renderer of what stands in a container only by accident."""
    raise CannotCopyError(node.type)


# White space, a table's borders, a quote's marker, closing `#`s and fences: what layout may change.
_LAYOUT = re.compile(r"[\s|>#:`~-]+")


def same_letters(before: str, after: str) -> bool:
    """Whether nothing but layout differs; definitions and comments are letters."""
    return before == after or _LAYOUT.sub("", before) == _LAYOUT.sub("", after)
