"""Paragraphs, read in one pass where the stock rules look for a heading's underline first."""

from __future__ import annotations

import re

from awesomelint.parsing.fast.state import CODE_INDENT, LineState

_HEADING_LINE = re.compile(r"(?:-+|=+)[ \t]*\Z").match
_TEXT_ITEM = re.compile(r"[-*+] [^ \t]").match
_NUMBERED_ITEM = re.compile(r"[0-9]{1,9}[.)] [^ \t]").match
_NO_DEFINITION = re.compile(r"\[(?!\^)[^\[\]\\\n]*(?:\[|\](?!:))").match
# What a block that is no paragraph can begin with.
_BLOCK_STARTS = frozenset("`~>*_-+#<0123456789")


def read_paragraph(state: LineState, line: int) -> bool:
    """Push the paragraph that begins at `line`; False where it may be a heading."""
    (ends,) = state.md.block.ruler.getRules("paragraph")
    end, last = line + 1, state.lineMax
    kind, state.parentType = state.parentType, "paragraph"
    while end < last and not state.isEmpty(end):
        indent = state.sCount[end] - state.blkIndent
        # What is too deep for a block, or continues a quote without its mark, is text.
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


def is_one_line(state: LineState, line: int, start: int) -> bool:
    """Whether the text from `start` to the end of `line` is a whole paragraph, for sure."""
    first = state.src[start]
    if first in _BLOCK_STARTS:
        return False
    if first == "[" and not _NO_DEFINITION(state.src, start, state.eMarks[line]):
        return False
    below = line + 1
    return below >= state.lineMax or state.isEmpty(below) or _is_item(state, below)


def _is_item(state: LineState, line: int) -> bool:
    """Whether a line begins a list item that ends the paragraph above it, for sure."""
    indent = state.sCount[line]
    if indent < 0 or indent - state.blkIndent >= CODE_INDENT:
        return False
    if 0 <= state.listIndent <= indent - CODE_INDENT and indent < state.blkIndent:
        return False
    start, end = state.text_start(line), state.eMarks[line]
    if _TEXT_ITEM(state.src, start, end):
        return True
    # Only an item further left ends a paragraph whatever its number.
    return indent < state.blkIndent and _NUMBERED_ITEM(state.src, start, end) is not None
