"""The inline parser that makes plain constructs at once and leaves the rest to the stock rules.

Content is scanned from its start (`scan`). For most content the scan reaches the end and no stock
rule runs. Where the scan stops, the stock rules are tried, but only those that can match the
character there: each rule looks at that character first and gives up on any other. Behind the
match, the scan goes on.
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

# The characters that a match of each stock rule begins with; `text` matches all other characters.
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
    """The stock inline rules, by the characters they can begin with."""

    FIRST = _FIRST
    by_first: Mapping[str, Sequence[RuleFuncInlineType]] = {}

    def prepare(self) -> None:
        """Sort the rules by the characters they can begin with."""
        self.by_first = self.sorted_by_first("")


class _ScannedState(StateInline):
    """The state of content that is scanned; with any other state, the stock loops run."""


class FastInline(SpanningInline):
    """The inline parser: it makes the tokens and spans of `SpanningInline`, sooner."""

    def __init__(self, stock: ParserInline) -> None:
        super().__init__(stock)
        self.rules = self.ruler = InlineRules(stock.ruler)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Return the inline tokens of `src`."""
        # Beyond the nesting limit, what the stock parser makes of brackets depends on the order in
        # which it looks at them.
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
        """Move `state.pos` behind the token there, trying only the rules that can match."""
        start, cache = state.pos, state.cache
        if not isinstance(state, _ScannedState) or start in cache:
            super().skipToken(state)
            return
        if not self._skip(state):
            state.pos += 1
        cache[start] = state.pos

    def _skip(self, state: StateInline) -> bool:
        """Move `state.pos` behind the token there; return False if no rule matches."""
        rules = self.rules.by_first.get(state.src[state.pos])
        if rules is None:
            markup = _MARKUP.search(state.src, state.pos)
            end = markup.start() if markup else state.posMax
            moved = end > state.pos
            state.pos = end
            return moved
        state.level += 1
        matched = any(rule(state, True) for rule in rules)
        state.level -= 1
        return matched


def join_text(inline: FastInline) -> RuleFuncCoreType:
    """Return the stock rule that joins text tokens, run on fewer tokens.

    It joins what escapes and entities have cut. Content without a backslash and `&` has neither.
    """

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
