"""The Markdown parser: markdown-it-py as GitHub reads lists, with the place of each inline token.

markdown-it-py gives block tokens their lines and inline tokens nothing. This parser is the stock
one but for the loop that tries the inline rules: ours notes where a rule began and ended, and
stamps that on the tokens it made, as `meta["span"]`, offsets into the content of the inline token.
A link's opening token also has `meta["inside"]`, the span between its brackets.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomelint.markdown.shortcuts import take_shortcuts
from awesomelint.text import BOM

# The presets' 20 drops the text of deeper lists and quotes without a word.
MAX_NESTING = 100


def build_parser() -> MarkdownIt:
    """Return a parser for GitHub's Markdown; one serves any number of files.

    Fuzzy links stay off: they are quadratic, and false for `ASP.NET` or `README.md`. Task list
    markers stay text, definitions become tokens, and footnotes stay where they are written.
    """
    parser = MarkdownIt(
        "gfm-like2", {"maxNesting": MAX_NESTING, "linkify": False, "tasklists": False}
    )
    parser.options["inline_definitions"] = True
    parser.options["store_labels"] = True
    parser.disable("linkify")
    parser.use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.inline = _SpanningInline(parser.inline)
    take_shortcuts(parser)
    return parser


@cache
def _parser() -> MarkdownIt:
    return build_parser()


# The gate looks at a text before and after a fix, and the text after is then read.
@lru_cache(maxsize=2)
def parse(text: str) -> tuple[tuple[Token, ...], Mapping[str, Any]]:
    """Return the tokens of a text, and what its definitions define, by normalised label.

    A byte order mark is passed over. The tokens are shared: nobody may change them.
    """
    env: dict[str, Any] = {}
    tokens = _parser().parse(text.removeprefix(BOM), env)
    return tuple(tokens), env.get("references", {})


class _SpanningInline(ParserInline):
    """The inline parser, noting where each token stands in the content."""

    def __init__(self, stock: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = stock.ruler, stock.ruler2

    def tokenize(self, state: StateInline) -> None:
        """Push the tokens of `state.src[state.pos : state.posMax]`: the stock loop, with spans."""
        rules = self.ruler.getRules("")
        end = state.posMax
        nesting = state.md.options["maxNesting"]
        if state.tokens and state.tokens[-1].type == "link_open":
            state.tokens[-1].meta.setdefault("inside", (state.pos, end))
        while state.pos < end:
            start, first = state.pos, len(state.tokens)
            for rule in rules if state.level < nesting else ():
                if rule(state, False):
                    if len(state.tokens) > first:
                        _stamp(state.tokens[first:], start, state.pos)
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: object, tokens: list[Token]) -> list[Token]:
        """Return the inline tokens of `src`, emphasis paired and its spans made whole."""
        super().parse(src, md, env, tokens)  # type: ignore[arg-type]
        for token in tokens:
            if token.markup in ("**", "__") and token.nesting:
                start, end = token.meta["span"]
                token.meta["span"] = (start - 1, end) if token.nesting > 0 else (start, end + 1)
        return tokens


def _stamp(tokens: list[Token], start: int, end: int) -> None:
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
