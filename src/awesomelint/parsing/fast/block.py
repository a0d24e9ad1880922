"""The block parser that tries only the rules that can begin with a line's first character.

Each stock rule looks at that character first and gives up on any other, so that the rules left out
could not have matched. The rules for lists, tables and paragraphs, which see nearly every line, are
replaced by ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from awesomelint.parsing.fast.gfm_tables import read_table
from awesomelint.parsing.fast.list_blocks import read_list
from awesomelint.parsing.fast.paragraphs import read_paragraph
from awesomelint.parsing.fast.state import CODE_INDENT, LineState
from awesomelint.parsing.fast.stock_rules import VerifiedRules

_FIRST = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    # Tried separately, because they do not depend on the first character of the line.
    "front_matter": "",
    "table": "",
    "code": "",
    "lheading": "",
    "paragraph": "",
}
# The blocks that ask at each line whether another block interrupts them.
_CHAINS = ("paragraph", "reference", "blockquote", "list")
# What the line below the header of a table begins with.
_UNDERLINE = "|-:"


class BlockRules(VerifiedRules[RuleFuncBlockType]):
    """The stock block rules, by the first character of a line."""

    FIRST = _FIRST
    by_first: Mapping[str, Sequence[RuleFuncBlockType]] = {}
    by_name: Mapping[str, RuleFuncBlockType] = {}

    def prepare(self) -> None:
        """Sort the rules; make one of all that may interrupt a paragraph, a list or a quote."""
        self.by_name = {rule.name: rule.fn for rule in self.__rules__}
        ours = {self.by_name["list"]: read_list}
        self.by_first = {
            first: [ours.get(rule, rule) for rule in rules]
            for first, rules in self.sorted_by_first("").items()
        }
        assert self.__cache__ is not None
        for chain in _CHAINS:
            table = self.by_name["table"] if chain in ("paragraph", "reference") else None
            self.__cache__[chain] = [_ending(self.sorted_by_first(chain), table)]


def _ending(
    by_first: Mapping[str, Sequence[RuleFuncBlockType]], table: RuleFuncBlockType | None
) -> RuleFuncBlockType:
    """Return a rule that matches where any of the rules matches."""

    def ends(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        rules = by_first.get(state.src[start : start + 1])
        if table and is_above_line(state, line, end_line) and table(state, line, end_line, True):
            return True
        return rules is not None and any(rule(state, line, end_line, True) for rule in rules)

    return ends


def is_above_line(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether the line below `line` looks like the one below the header of a table."""
    below = line + 1
    if below >= end_line:
        return False
    start = state.bMarks[below] + state.tShift[below]
    return start < state.eMarks[below] and state.src[start] in _UNDERLINE


class FastBlock(ParserBlock):
    """The block parser: it makes the tokens of the stock one, sooner."""

    def __init__(self, stock: ParserBlock) -> None:
        super().__init__()
        self.rules = self.ruler = BlockRules(stock.ruler)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token] | None:
        """Push the block tokens of `src`."""
        if not src or not self.rules.are_verified():
            return super().parse(src, md, env, tokens)
        state = LineState(src, md, env, tokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, line: int, end_line: int) -> None:
        """Push the tokens of the lines from `line` up to `end_line`."""
        if not isinstance(state, LineState):
            super().tokenize(state, line, end_line)
            return
        nesting, blank_before = state.md.options["maxNesting"], False
        while line < end_line:
            state.line = line = state.skipEmptyLines(line)
            if line >= end_line or state.sCount[line] < state.blkIndent:
                break
            if state.level >= nesting:
                state.line = end_line
                break
            self.read_block(state, line, end_line)
            state.tight = not blank_before
            line = state.line
            # A paragraph in a nested list may have taken the blank line behind it.
            if line - 1 < end_line and state.isEmpty(line - 1):
                blank_before = True
            if line < end_line and state.isEmpty(line):
                blank_before = True
                state.line = line = line + 1

    def read_block(self, state: LineState, line: int, end_line: int) -> None:
        """Push the tokens of the block that begins at `line`."""
        stock = self.rules.by_name
        if line == 0 and stock["front_matter"](state, line, end_line, False):
            return
        if is_above_line(state, line, end_line) and read_table(
            stock["table"], state, line, end_line
        ):
            return
        if state.sCount[line] - state.blkIndent >= CODE_INDENT:
            stock["code"](state, line, end_line, False)
            return
        for rule in self.rules.by_first.get(state.src[state.text_start(line)], ()):
            if rule(state, line, end_line, False):
                return
        if not read_paragraph(state, line):
            stock["lheading"](state, line, end_line, False) or stock["paragraph"](
                state, line, end_line, False
            )
