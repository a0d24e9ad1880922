"""The state of the block parser: where each line begins and ends, found line by line."""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from awesomelint.parsing.fast.tokens import make_block

# At least so deep is text that the block parser takes for code.
CODE_INDENT = 4


class LineState(StateBlock):
    """A `StateBlock` like any other to the stock rules, but quick to make and to push to."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        marks = [_mark(line) for line in src.split("\n")]
        # A last line of nothing but white space, with no line end, is none.
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
        token = make_block(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def push_inline(self, content: str, line: int, end: int) -> None:
        """Push the inline token of the lines from `line` up to `end`."""
        token = make_block("inline", "", 0, self.level)
        token.content = content
        token.map = [line, end]
        token.children = []
        self.tokens.append(token)

    def push_paragraph(self, content: str, line: int, end: int) -> None:
        """Push a paragraph of the lines from `line` up to `end`, which the parser goes on from."""
        level, tokens = self.level, self.tokens
        opening = make_block("paragraph_open", "p", 1, level)
        opening.map = [line, end]
        tokens.append(opening)
        self.level = level + 1
        self.push_inline(content.strip(MD_TRIM_CHARS), line, end)
        self.level = level
        tokens.append(make_block("paragraph_close", "p", -1, level))
        self.line = end

    def text_start(self, line: int) -> int:
        """Return where the first character of a line stands that is no indentation."""
        return self.bMarks[line] + self.tShift[line]

    def text(self, line: int) -> str:
        """Return a line without the indentation."""
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
        column += 4 - column % 4 if space == "\t" else 1
    return column
