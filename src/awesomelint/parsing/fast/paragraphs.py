"""Paragraphs, read in one pass.

The stock parser reads the lines of a paragraph twice: once to look for the underline of a heading,
and once for the paragraph. Here one pass does both. If a line could be an underline, nothing is
pushed and the stock rules read the block.
"""

from __future__ import annotations

import re

from awesomelint.parsing.fast.state import CODE_INDENT, LineState

_HEADING_LINE = re.compile(r"(?:-+|=+)[ \t]*\Z").match
_TEXT_ITEM = re.compile(r"[-*+] [^ \t]").match
_NUMBERED_ITEM = re.compile(r"[0-9]{1,9}[.)] [^ \t]").match
_NO_DEFINITION = re.compile(r"\[(?!\^)[^\[\]\\\n]*(?:\[|\](?!:))").match
# The characters that blocks other than paragraphs can begin with.
_BLOCK_STARTS = frozenset("`~>*_-+#<0123456789")


def read_paragraph(state: LineState, line: int) -> bool:
    """Push the paragraph that begins at `line`; return False if it may be a heading."""
    (ends,) = state.md.block.ruler.getRules("paragraph")
    end, last = line + 1, state.lineMax
    kind, state.parentType = state.parentType, "paragraph"
    while end < last and not state.isEmpty(end):
        indent = state.sCount[end] - state.blkIndent
        # A line that is indented like code is text of the paragraph. So is a line that continues a
        # quote without its mark: its column is below 0.
        if indent < CODE_INDENT and state.sCount[end] >= 0:
            if _HEADING_LINE(state.src, state.text_start(end), state.eMarks[end]):
                state.parentType = kind
                return False
            if ends(state, end, last, True):
                break
        end += 1
    state.parentType = kind
    state.push_paragraph(state.getLines(line, end, state.blkIndent, False), line, end)
    return True


def is_single_line(state: LineState, line: int, start: int) -> bool:
    """Whether the text from offset `start` to the end of `line` is certain to be a paragraph."""
    first = state.src[start]
    if first in _BLOCK_STARTS:
        return False
    if first == "[" and not _NO_DEFINITION(state.src, start, state.eMarks[line]):
        return False
    below = line + 1
    return below >= state.lineMax or state.isEmpty(below) or _is_item(state, below)


def _is_item(state: LineState, line: int) -> bool:
    """Whether a line is certain to begin a list item that ends the paragraph above it."""
    indent = state.sCount[line]
    if indent < 0 or indent - state.blkIndent >= CODE_INDENT:
        return False
    if 0 <= state.listIndent <= indent - CODE_INDENT and indent < state.blkIndent:
        return False
    start, end = state.text_start(line), state.eMarks[line]
    if _TEXT_ITEM(state.src, start, end):
        return True
    # A numbered item ends a paragraph of the same list only with the number 1, but one further left
    # ends it with any number.
    return indent < state.blkIndent and _NUMBERED_ITEM(state.src, start, end) is not None
