"""The inline parser, with a span for each token.

markdown-it-py gives block tokens their lines and says nothing of where inline tokens stand. This
parser is the stock one except for the loop that tries the rules. The loop notes where a rule began
and ended, and writes that on the tokens that the rule made, as `meta["span"]`: a pair of offsets
into the content of the inline token. The opening token of a link also has `meta["inside"]`, the
span of its label.

For the content `see [a](b)`, `link_open` has the span (4, 10) and the inside (5, 6).
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class SpanningInline(ParserInline):
    """The stock inline parser, with a span for each token but plain text."""

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
        """Return the inline tokens of `src`, with emphasis paired."""
        super().parse(src, md, env, tokens)  # type: ignore[arg-type]
        widen_strong(tokens)
        return tokens


def mark_inside(state: StateInline) -> None:
    """Note the span of a link's label on its opening token, if a link was just opened."""
    if state.tokens and state.tokens[-1].type == "link_open":
        state.tokens[-1].meta.setdefault("inside", (state.pos, state.posMax))


def stamp(tokens: Sequence[Token], start: int, end: int) -> None:
    """Give the tokens that one rule made their spans.

    The marks of emphasis, which are text tokens, get separate spans, one after another from
    `start` on. All other tokens get the whole span of the rule, `start` to `end`.
    """
    for token in tokens:
        if "span" in token.meta:
            continue  # a rule within this one made it
        if token.type == "text":
            # Marks have a token for each character or two. Text before them gets no span.
            if token.content and token.content[0] in "*_~":
                token.meta["span"] = (start, start + len(token.content))
                start += len(token.content)
        else:
            token.meta["span"] = (start, end)


def widen_strong(tokens: Sequence[Token]) -> None:
    """Make the span of each `**` two characters long: the stock rule pairs one of the two."""
    for token in tokens:
        if token.markup in ("**", "__") and token.nesting:
            start, end = token.meta["span"]
            if end - start == 1:
                token.meta["span"] = (start - 1, end) if token.nesting > 0 else (start, end + 1)
