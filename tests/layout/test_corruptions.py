"""What other formatters have done to lists, each once: this one does not."""

from __future__ import annotations

import pytest

from awesomelint.layout.formatter import format_text
from tests.layout.github_html import html

SPARED = {
    "a heading's # moved": "### C#\n",
    "a break of three spaces lost": "a   \nb\n",
    "neighbour links broken": "- a [[web]](U)[[pdf]](V)\n",
    "code edited": "```sh\n# a\n* b   \n-  c\nhttp://x.y\n```\n",
    "a definition deleted": "text\n\n[label]: url\n",
    "a comment deleted": "[//]: # (comment)\n",
    "a footnote deleted": "text\n\n[^note]: never called\n",
    "a host in Punycode": "[a](http://пример.рф/)\n",
    "a no-break space made raw": "a&nbsp;b\n",
    "CRLF made LF": "a\r\n\r\nb\r\n",
    "front matter filled with null": "---\n---\n",
    "bullets exchanged": "* a\n* b\n",
    "brackets escaped": "- [a](u) [[crate](v)]\n",
    "labels in lower case": "![x][OSS Icon]\n\n[OSS Icon]: u\n",
    "an escape taken away": "Q\\&A\n",
    "a rule of 70 underscores": "***\n",
    "numbers all one": "1. a\n2. b\n",
    "definitions moved to the end": "[a]: u\n\ntext [a]\n",
    "a table padded anew": "| a | b |\n| --- | --- |\n| cccccc | 日本 |\n",
    "bullets alternating": "- a\n\n<!-- x -->\n\n- b\n",
    "an entity decoded": "&lt;a&gt; &#42;b&#42;\n",
    "an autolink unwrapped": "<https://a.b/c>\n",
    "a URL encoded": "[a](https://a.b/ü?q=é)\n",
}


@pytest.mark.parametrize("text", SPARED.values(), ids=SPARED.keys())
def test_is_spared(text: str) -> None:
    assert format_text(text) == text


def test_text_past_the_parser_s_depth_is_there() -> None:
    text = ">" * 150 + " deep\n\n\n- a\n"
    assert format_text(text) == ">" * 150 + " deep\n\n- a\n"


def test_emphasis_five_hundred_deep_is_read() -> None:
    text = "*" * 500 + "a" + "*" * 500 + " \nb\n"
    assert format_text(text) == text.replace(" \n", "\n")
    assert html(format_text(text)) == html(text)
