"""The state of the block parser: where each line of the text begins, and how far it is indented.

The stock state finds that character by character, ours line by line, with the same numbers.
"""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from awesomelint.parsing.fast.tokens import make_token

# Text that is indented by this many columns is code (CommonMark, 4.4).
CODE_INDENT = 4
# A tab goes to the next column that is a multiple of this (CommonMark, 2.2).
TAB_STOP = 4


class LineState(StateBlock):
    """A `StateBlock` that is quicker to make and to push to; the stock rules see no difference."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        marks = [_mark(line) for line in src.split("\n")]
        # The stock state does not count a last line that has only white space and no line end.
        if not src.rpartition("\n")[2].strip(" \t"):
            marks.pop()
        start = 0
        starts, ends = [], []
        for length, _, _ in marks:
            starts.append(start)
            start += length
            ends.append(start)
            start += 1
        self.lineMax = len(marks)
        self.bMarks = [*starts, len(src)]
        self.eMarks = [*ends, len(src)]
        self.tShift = [*(shift for _, shift, _ in marks), 0]
        self.sCount = [*(columns for _, _, columns in marks), 0]
        self.bsCount = [0] * (self.lineMax + 1)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token and keep count of the level."""
        if nesting < 0:
            self.level -= 1
        token = make_token(ttype, tag, nesting, self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def push_inline(self, content: str, line: int, end: int) -> None:
        """Push the inline token of the lines from `line` up to `end`."""
        token = make_token("inline", "", 0, self.level, block=True)
        token.content = content
        token.map = [line, end]
        token.children = []
        self.tokens.append(token)

    def push_paragraph(self, content: str, line: int, end: int) -> None:
        """Push a paragraph of the lines from `line` up to `end`; the parser goes on at `end`."""
        level, tokens = self.level, self.tokens
        opening = make_token("paragraph_open", "p", 1, level, block=True)
        opening.map = [line, end]
        tokens.append(opening)
        self.level = level + 1
        self.push_inline(content.strip(MD_TRIM_CHARS), line, end)
        self.level = level
        tokens.append(make_token("paragraph_close", "p", -1, level, block=True))
        self.line = end

    def text_start(self, line: int) -> int:
        """Return the offset of the first character of a line behind its indentation."""
        return self.bMarks[line] + self.tShift[line]

    def text(self, line: int) -> str:
        """Return a line without its indentation."""
        return self.src[self.bMarks[line] + self.tShift[line] : self.eMarks[line]]


def _mark(line: str) -> tuple[int, int, int]:
    """Return the length of a line, and of its indentation in characters and in columns."""
    if line[:1] not in (" ", "\t"):
        return len(line), 0, 0
    shift = len(line) - len(line.lstrip(" \t"))
    return len(line), shift, columns(line[:shift])


def columns(spaces: str, column: int = 0) -> int:
    """Return the column behind white space that begins at `column`."""
    if "\t" not in spaces:
        return column + len(spaces)
    for space in spaces:
        column += TAB_STOP - column % TAB_STOP if space == "\t" else 1
    return column
