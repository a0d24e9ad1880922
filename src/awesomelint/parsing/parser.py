"""The Markdown parser: markdown-it-py as GitHub reads lists, with the places of tokens."""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomelint.parsing.fast import speed_up
from awesomelint.parsing.reparse import Parse, reparse
from awesomelint.parsing.spans import SpanningInline

# The presets' 20 drops the text of deeper lists and quotes without a word.
MAX_NESTING = 100


def build_parser() -> MarkdownIt:
    """Return a parser for GitHub's Markdown; one serves any number of files.

    Inline tokens carry their spans, see `spans`.
    """
    parser = build_stock_parser()
    speed_up(parser)
    return parser


def build_stock_parser() -> MarkdownIt:
    """Return the same parser without anything that makes it faster.

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
    parser.inline = SpanningInline(parser.inline)
    return parser


@cache
def _parser() -> MarkdownIt:
    return build_parser()


# As many texts as the gate compares: the one before a fix and the one after it, which is read next.
# A run over thousands of files so holds the tokens of no more than two.
MOST_KEPT = 2


@lru_cache(maxsize=MOST_KEPT)
def memo(text: str) -> list[Parse]:
    """Return where the parse of a text is kept: a list that is empty until there is one.

    `memo.cache_clear()` forgets every parse, for whoever measures what parsing costs.
    """
    return []


def parse(text: str, before: str | None = None) -> Parse:
    """Return the tokens of a text; they are shared, so nobody may change them.

    The result depends on `text` alone. `before` is an earlier state of it: where that was one of
    the last texts to be parsed, what the two have in common is taken over from its tokens, and
    parsing costs what the difference costs.
    """
    earlier = memo(before) if before is not None else []
    kept = memo(text)
    if not kept:
        kept.append(reparse(_parser(), earlier[0] if earlier else None, text))
    return kept[0]
