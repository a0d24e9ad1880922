"""Text to tokens: markdown-it-py, set up to read lists as GitHub does.

`parse("- [a](https://b.c)").tokens` are the block tokens of markdown-it-py. Each inline token has
its children, and each child says in `meta["span"]` where it stands in the content (see `spans`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from msgspec import Struct

from awesomelint.parsing.fast import speed_up
from awesomelint.parsing.spans import SpanningInline
from awesomelint.text import BOM

# How many levels of lists, quotes and inline markup are read; the text of deeper ones is dropped
# without a word. The limit of markdown-it's CommonMark preset, 20, loses text that GitHub shows;
# 100 is the limit of its default preset. The gate refuses to write a text that reaches it.
MAX_NESTING = 100


def reaches_limit(tokens: Iterable[Token]) -> bool:
    """Return whether tokens are nested so deep that the parser may have dropped text."""
    return any(token.level >= MAX_NESTING - 1 for token in tokens)


def build_parser() -> MarkdownIt:
    """Return a parser for GitHub's Markdown, which can parse any number of texts."""
    parser = build_stock_parser()
    speed_up(parser)
    return parser


def build_stock_parser() -> MarkdownIt:
    """Return the same parser without the fast layer.

    Links are not guessed from text (linkify): that takes time quadratic in the length of a line,
    and makes links of `ASP.NET` and `README.md`. The boxes of task lists stay text, definitions
    become tokens, and footnotes stay where they are written.
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


class Parse(Struct, frozen=True):
    """A text, its tokens and what its definitions define, by normalised label."""

    text: str
    tokens: tuple[Token, ...]
    references: Mapping[str, Any]


def parse_anew(parser: MarkdownIt, text: str) -> Parse:
    """Return the parse of a text, made from nothing; a byte order mark is passed over."""
    env: dict[str, Any] = {}
    tokens = parser.parse(text.removeprefix(BOM), env)
    return Parse(text, tuple(tokens), env.get("references", {}))


@cache
def shared_parser() -> MarkdownIt:
    """Return the one parser of this process; nobody may change it."""
    return build_parser()


# The gate compares two texts, the one before a fix and the one after it, and the second is read
# next. With two, a run over thousands of files holds the tokens of two of them and no more.
MOST_KEPT_PARSES = 2


@lru_cache(maxsize=MOST_KEPT_PARSES)
def memo(text: str) -> list[Parse]:
    """Return where the parse of a text is kept: a list, which is empty until there is a parse.

    `memo.cache_clear()` forgets every parse: tests and benchmarks need to parse from nothing.
    """
    return []


def parse(text: str, before: str | None = None) -> Parse:
    """Return the parse of a text; its tokens are shared, so nobody may change them.

    The result depends on `text` alone. `before` is an earlier state of the text. If its parse is
    still in the memo, the tokens of what the two texts have in common are taken over, and parsing
    costs what the difference costs.
    """
    earlier = memo(before) if before is not None else []
    slot = memo(text)
    if not slot:
        slot.append(_reparse(earlier[0], text) if earlier else parse_anew(shared_parser(), text))
    return slot[0]


def _reparse(before: Parse, text: str) -> Parse:
    from awesomelint.parsing.reparse import reparse  # only who reads a text again needs it

    return reparse(shared_parser(), before, text)
