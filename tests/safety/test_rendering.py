"""A rendering cut into blocks and pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.safety.rendering import render, split_blocks, split_pieces

BITS = ["<", ">", "\n", "a b", "<li>", "</li>\n", "\n<ul>"]
BITS += ["<pre><code>", "</code></pre>", "</code>"]


@pytest.mark.slow
@settings(max_examples=2000, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=12).map("".join))
def test_no_piece_lies_across_blocks(html: str) -> None:
    assert "".join(split_blocks(html)) == html
    assert [piece for block in split_blocks(html) for piece in split_pieces(block)] == list(
        split_pieces(html)
    )


def test_a_line_of_an_item_is_a_block() -> None:
    html = render("- a\n- b\n  - c\n\n```\nx\n```\n")
    assert split_blocks(html) == [
        "<ul>\n",
        "<li>a</li>\n",
        "<li>b\n",
        "<ul>\n",
        "<li>c</li>\n",
        "</ul>\n",
        "</li>\n",
        "</ul>\n",
        "<pre><code>x\n</code></pre>\n",
    ]
