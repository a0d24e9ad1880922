"""The Markdown parser: markdown-it-py as GitHub reads lists, with the places of tokens."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomelint.parsing import reparse as incremental
from awesomelint.parsing.fast import speed_up
from awesomelint.parsing.reparse import Reading
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


# What was parsed last: the editor and the fixer parse a text again and again, slightly changed.
_latest: deque[Reading] = deque(maxlen=1)


# The gate looks at a text before and after a fix, and the text after is then read.
@lru_cache(maxsize=2)
def parse(text: str) -> tuple[tuple[Token, ...], Mapping[str, Any]]:
    """Return the tokens of a text, and what its definitions define, by normalised label.

    A byte order mark is passed over. The tokens are shared: nobody may change them. A text that is
    much like the one before costs what the difference costs.
    """
    reading = reread(_latest[-1] if _latest else None, text)
    _latest.append(reading)
    return reading.tokens, reading.references


def forget() -> None:
    """Forget what was parsed: the next text is parsed from nothing."""
    parse.cache_clear()
    _latest.clear()


def reread(previous: Reading | None, text: str) -> Reading:
    """Return the reading of a text, taking over what it shares with the previous one."""
    if previous is None:
        return incremental.read_anew(_parser(), text)
    return incremental.reread(_parser(), previous, text)
