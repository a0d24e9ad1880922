"""The parser makes markdown-it-py's tokens, and adds nothing but spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from awesomelint.parsing.parser import MAX_NESTING
from tests.support.reads import PARSER


def _stock() -> MarkdownIt:
    options = {"maxNesting": MAX_NESTING, "linkify": False, "tasklists": False}
    parser = MarkdownIt("gfm-like2", options)
    parser.options["inline_definitions"] = True
    parser.options["store_labels"] = True
    parser.disable("linkify")
    parser.use(front_matter_plugin)
    return parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)


STOCK = _stock()


def _values(tokens: Sequence[Token] | None) -> list[dict[str, Any]]:
    """Return tokens as values, without our spans."""
    values = []
    for token in tokens or ():
        meta = {k: v for k, v in token.meta.items() if k not in ("span", "inside")}
        value = token.as_dict(children=False)
        values.append({**value, "meta": meta, "children": _values(token.children)})
    return values


def _assert_stock(text: str) -> None:
    assert _values(PARSER.parse(text, {})) == _values(STOCK.parse(text, {}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# *a* [b](c) `d` #\n",
        "Set ext\n===\n\nand\n---\n",
        "- a\n  - b\n\n    c\n1. d\n1. e\n",
        "[a](<b c> 'd') ![e](f) [g][h] [h] [i]\n\n[h]: /u 'v'\n",
        "[![a](b)](c) [a ![b](c) d](e)\n",
        "***a** b* **c *d*** __e__ _f_ ~~g~~ ~h~ a**b**c *not\n",
        "`a` ``b ` c`` `open\n",
        "<https://a.b> <a@b.c> <b>x</b> <!-- c --> <br/>\n",
        "https://a.b www.c.d e@f.g ASP.NET README.md\n",
        "&amp; &copy; \\* \\[a\\](b) &#35;\n",
        "a  \nb\\\nc\nd\n",
        "> a\n> > b\nlazy\n",
        "> [!NOTE]\n> a [b](c)\n",
        "| a | b |\n|:--|--:|\n| `c\\|d` | [e](f) |\n| short |\n",
        "---\ntitle: a\n---\n\nb\n",
        "a[^1]\n\n[^1]: b\n    c\n",
        "<div>\n[a](b)\n</div>\n\n<!-- c\n-->\n",
        "```\n[a](b)\n```\n\n    [c](d)\n",
        "- [ ] a\n- [x] b\n",
        "[" * 120 + "a](b)\n",
        "*" * 120 + "a" + "*" * 120,
        "\ufeff# a\r\n\rb\0c\n",
    ],
)
def test_stock_tokens(text: str) -> None:
    _assert_stock(text)


_SHARDS = (
    *"[]()*_~`<>!#|\\-+ \n\t:",
    *("**", "***", "~~", "- ", "1. ", "> ", "\n\n", "    ", "  \n", "\\\n", "\r\n", "```"),
    *("word", "日本", "&amp;", "\\[", "`x`", "[a](u)", "![i](s)", "[r]", "[r]: /u\n", "[^1]"),
    *("[^1]: n\n", "https://e.f", "<https://g.h>", "<b>", "</b>", "<!-- c -->", "---\n", "==="),
    *("| a | b |\n|---|---|\n", "> [!NOTE]\n", "# "),
)


@pytest.mark.slow
@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_SHARDS), max_size=40).map("".join))
def test_stock_tokens_of_any_text(text: str) -> None:
    _assert_stock(text)


@pytest.mark.parametrize("depth", [1, 20, 40])
def test_deep_lists_keep_their_text(depth: int) -> None:
    text = "".join(f"{'  ' * level}- *item* {level}\n" for level in range(depth))
    contents = [token.content for token in PARSER.parse(text, {}) if token.type == "inline"]
    assert contents == [f"*item* {level}" for level in range(depth)]
