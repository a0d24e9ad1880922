"""The inline parser, noting where each token stands.

markdown-it-py gives block tokens their lines and inline tokens nothing. This one is the stock
parser but for the loop that tries the rules: ours notes where a rule began and ended, and stamps
that on the tokens it made, as `meta["span"]`, offsets into the content of the inline token. The
opening token of a link also has `meta["inside"]`, the span between its brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class SpanningInline(ParserInline):
    """The inline parser, noting where each token stands in the content."""

    def __init__(self, stock: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = stock.ruler, stock.ruler2

    def tokenize(self, state: StateInline) -> None:
        """Push the tokens of `state.src[state.pos : state.posMax]`: the stock loop, with spans."""
        rules = self.ruler.getRules("")
        end = state.posMax
        nesting = state.md.options["maxNesting"]
        mark_inside(state)
        while state.pos < end:
            start, first = state.pos, len(state.tokens)
            for rule in rules if state.level < nesting else ():
                if rule(state, False):
                    if len(state.tokens) > first:
                        stamp(state.tokens[first:], start, state.pos)
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: object, tokens: list[Token]) -> list[Token]:
        """Return the inline tokens of `src`, emphasis paired and its spans made whole."""
        super().parse(src, md, env, tokens)  # type: ignore[arg-type]
        widen_strong(tokens)
        return tokens


def mark_inside(state: StateInline) -> None:
    """Note on the link that was just opened, if one was, what stands between its brackets."""
    if state.tokens and state.tokens[-1].type == "link_open":
        state.tokens[-1].meta.setdefault("inside", (state.pos, state.posMax))


def stamp(tokens: Sequence[Token], start: int, end: int) -> None:
    """Give `tokens`, all made by one rule, their span: text runs one by one, the rest the whole."""
    for token in tokens:
        if "span" in token.meta:
            continue  # made by a rule inside this one
        if token.type == "text":
            # Delimiters, one token a character or two; text before them is flushed without a span.
            if token.content and token.content[0] in "*_~":
                token.meta["span"] = (start, start + len(token.content))
                start += len(token.content)
        else:
            token.meta["span"] = (start, end)


def widen_strong(tokens: Sequence[Token]) -> None:
    """Give `**` its two characters: the rule that pairs delimiters leaves one of them aside."""
    for token in tokens:
        if token.markup in ("**", "__") and token.nesting:
            start, end = token.meta["span"]
            if end - start == 1:
                token.meta["span"] = (start - 1, end) if token.nesting > 0 else (start, end + 1)
