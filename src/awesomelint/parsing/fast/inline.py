"""The inline parser that takes plain constructs whole and leaves the rest to the stock rules.

Content is scanned from its start (`scan`). Most is done when the scan ends. Where it meets
something else, the stock loop takes over, but tries only the rules that can match the character
there, and scans on behind them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_core import RuleFuncCoreType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_core import StateCore, text_join
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from awesomelint.parsing.fast.scan import Scan
from awesomelint.parsing.fast.stock_rules import VerifiedRules
from awesomelint.parsing.spans import SpanningInline, mark_inside, stamp, widen_strong

# Which characters a rule looks for; `text` is what is left.
_FIRST = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_MARKUP = re.compile(r"[\n\\`~*_\[\]!<&]")


class InlineRules(VerifiedRules[RuleFuncInlineType]):
    """The stock inline rules, found by the character they look for."""

    FIRST = _FIRST
    by_first: Mapping[str, Sequence[RuleFuncInlineType]] = {}

    def prepare(self) -> None:
        """Sort the rules by their characters."""
        self.by_first = self.sorted_by_first("")


class _ScannedState(StateInline):
    """The state of content that is scanned; in any other the stock loops run."""


class FastInline(SpanningInline):
    """The inline parser: the stock one's tokens and spans, made faster."""

    def __init__(self, stock: ParserInline) -> None:
        super().__init__(stock)
        self.rules = self.ruler = InlineRules(stock.ruler)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Return the inline tokens of `src`."""
        # What the stock parser makes of brackets beyond its limit hangs on the order it looks in.
        if not self.rules.are_verified() or src.count("[") >= md.options["maxNesting"] - 1:
            return super().parse(src, md, env, tokens)
        end = len(src)
        pos, pending = Scan(src, md, env).take(0, end, 0, tokens)
        if pos == end:
            return tokens
        state = _ScannedState(src, md, env, tokens)
        state.pos, state.pending = pos, pending
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        widen_strong(tokens)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Push the tokens of `state.src[state.pos : state.posMax]`."""
        if not isinstance(state, _ScannedState):
            super().tokenize(state)
            return
        mark_inside(state)
        src, end, tokens, by_first = state.src, state.posMax, state.tokens, self.rules.by_first
        scan = Scan(src, state.md, state.env)
        while state.pos < end:
            state.pos, state.pending = scan.take(state.pos, end, state.level, tokens, state.pending)
            if state.pos >= end:
                break
            start, first = state.pos, len(tokens)
            for rule in by_first.get(src[start], ()):
                if rule(state, False):
                    if len(tokens) > first:
                        stamp(tokens[first:], start, state.pos)
                    break
            else:
                state.append_pending(src[start])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Move `state.pos` behind the token there, looking only at the rules that can match."""
        start, cache = state.pos, state.cache
        if not isinstance(state, _ScannedState) or start in cache:
            super().skipToken(state)
            return
        if not self._skip(state):
            state.pos += 1
        cache[start] = state.pos

    def _skip(self, state: StateInline) -> bool:
        """Move behind the token at `state.pos`; False where no rule matches."""
        rules = self.rules.by_first.get(state.src[state.pos])
        if rules is None:
            found = _MARKUP.search(state.src, state.pos)
            end = found.start() if found else state.posMax
            moved = end > state.pos
            state.pos = end
            return moved
        state.level += 1
        matched = any(rule(state, True) for rule in rules)
        state.level -= 1
        return matched


def join_text(inline: FastInline) -> RuleFuncCoreType:
    """Return the stock rule for the tokens of `inline`: few paragraphs have escapes or entities."""

    def join(state: StateCore) -> None:
        if not inline.rules.are_verified():
            text_join(state)
            return
        tokens = state.tokens
        state.tokens = [
            token
            for token in tokens
            if token.type == "inline" and ("\\" in token.content or "&" in token.content)
        ]
        text_join(state)
        state.tokens = tokens

    return join
