"""Lists, read as by the stock rule, with one shortcut: an item of one line is made at once.

The stock rule runs the whole block parser on each item. Where the item is certain to be one
paragraph on one line, the block parser would make that paragraph and nothing else.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.fast.paragraphs import is_single_line
from awesomelint.parsing.fast.state import CODE_INDENT, LineState, columns

# `plain` matches where the text is one space behind the marker and the line cannot be a thematic
# break, such as `- - -`.
_MARKER = re.compile(
    r"(?:(?P<bullet>[-*+])|(?P<number>[0-9]{1,9})(?P<after>[.)]))"
    r"(?:(?P<plain> )(?=[^-*_ \t])|(?=[ \t])|\Z)"
).match
_SPACES = re.compile(r"[ \t]*").match


class _Marker(Struct, frozen=True):
    """The marker of an item; all items of a list have the same `kind`: the bullet, or `.` or `)`.

    `start` and `end` are offsets in the text. `is_plain` says that its text is one space behind it.
    """

    kind: str
    number: str
    start: int
    end: int
    is_plain: bool


def read_list(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Push the list that begins at `line`; False if no list does."""
    if silent or not isinstance(state, LineState) or state.md.options.get("tasklists", False):
        return list_block(state, line, end_line, silent)
    marker = _marker(state, line)
    if marker is None:
        return False
    first = len(state.tokens)
    kind, tag = ("ordered_list", "ol") if marker.number else ("bullet_list", "ul")
    opening = state.push(f"{kind}_open", tag, 1)
    if marker.number and int(marker.number) != 1:
        opening.attrs = {"start": int(marker.number)}
    opening.markup = marker.kind
    parent, state.parentType = state.parentType, "list"
    is_tight = _read_items(state, line, end_line, marker)
    state.push(f"{kind}_close", tag, -1).markup = marker.kind
    opening.map = [line, state.line]
    state.parentType = parent
    if is_tight:
        _hide_paragraphs(state.tokens, first, state.level + 2)
    return True


def _marker(state: LineState, line: int) -> _Marker | None:
    match = _MARKER(state.src, state.text_start(line), state.eMarks[line])
    if match is None:
        return None
    bullet, number, after, plain = match.group("bullet", "number", "after", "plain")
    end = match.end() - 1 if plain else match.end()
    return _Marker(bullet or after, number or "", match.start(), end, plain is not None)


def _read_items(state: LineState, line: int, end_line: int, marker: _Marker) -> bool:
    """Push the items; return whether the list is tight: without blank lines."""
    is_tight, blank_before = True, False
    next_marker: _Marker | None = marker
    while next_marker:
        if not _read_item(state, line, end_line, next_marker) or blank_before:
            is_tight = False
        blank_before = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        next_marker = _next_marker(state, line, end_line, marker)
    return is_tight


def _next_marker(state: LineState, line: int, end_line: int, first: _Marker) -> _Marker | None:
    """Return the marker at `line`, if the list goes on there."""
    if line >= end_line or not 0 <= state.sCount[line] - state.blkIndent < CODE_INDENT:
        return None
    marker = _marker(state, line)
    if marker is None or marker.kind != first.kind or bool(marker.number) != bool(first.number):
        return None
    if not marker.is_plain and not marker.number:
        (ends,) = state.md.block.ruler.getRules("list")
        if ends(state, line, end_line, True):
            return None
    return marker


def _read_item(state: LineState, line: int, end_line: int, marker: _Marker) -> bool:
    """Push an item; return whether it is tight."""
    content, column, indent = _text_start(state, line, marker)
    opening = state.push("list_item_open", "li", 1)
    opening.markup, opening.info = marker.kind, marker.number
    before = state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, indent
    state.tight = True
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], column
    if content >= state.eMarks[line] and state.isEmpty(line + 1):
        state.line = min(state.line + 2, end_line)
    elif column - indent >= CODE_INDENT or not _read_single_line(state, line, end_line, content):
        state.md.block.tokenize(state, line, end_line)
    is_tight = state.tight
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = before
    state.push("list_item_close", "li", -1).markup = marker.kind
    opening.map = [line, state.line]
    return is_tight


def _text_start(state: LineState, line: int, marker: _Marker) -> tuple[int, int, int]:
    """Return where the text of an item starts: its offset, its column, and its indentation.

    Columns are counted from 0. The indentation is what the item's other lines need to be in it.
    """
    edge = state.sCount[line] + marker.end - marker.start
    if marker.is_plain:
        return marker.end + 1, edge + 1, edge + 1
    match = _SPACES(state.src, marker.end, state.eMarks[line])
    assert match is not None
    base = state.bsCount[line]
    column = columns(match.group(), edge + base) - base
    width = column - edge
    is_empty = match.end() >= state.eMarks[line]
    return match.end(), column, edge + (1 if is_empty or width > CODE_INDENT else width)


def _read_single_line(state: LineState, line: int, end_line: int, content: int) -> bool:
    """Push an item whose first block is certain to be a paragraph of one line.

    Return False if that is not certain. Nothing is pushed then.
    """
    if line == 0:
        return False  # the block parser looks for front matter here, even in an item
    if content >= state.eMarks[line] or state.level >= state.md.options["maxNesting"]:
        return False
    # With a tab before the text, the stock parser may cut the text at another offset.
    if state.src.find("\t", state.bMarks[line], content) >= 0:
        return False
    if not is_single_line(state, line, content):
        return False
    below = after = line + 1
    if below < end_line and state.isEmpty(below):
        after = state.skipEmptyLines(below + 1) if below + 1 < end_line else below + 1
        if after < end_line and state.sCount[after] >= state.blkIndent:
            return False
    state.push_paragraph(state.src[content : state.eMarks[line]], line, below)
    if after < end_line and state.sCount[after] >= state.blkIndent:
        state.md.block.tokenize(state, after, end_line)
    else:
        state.line = after
    return True


def _hide_paragraphs(tokens: list[Token], first: int, level: int) -> None:
    """Hide the paragraphs of the items of a tight list."""
    for index in range(first + 2, len(tokens) - 2):
        token = tokens[index]
        if token.level == level and token.type == "paragraph_open":
            token.hidden = tokens[index + 2].hidden = True
