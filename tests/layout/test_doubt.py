"""Where a layout would be read otherwise, the block stays as written, and only the block."""

from __future__ import annotations

import pytest

from awesomelint.layout.formatter import format_text, lay_out
from tests.layout.github_html import html


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        # GitHub leaves a space of the tab in the code.
        ("*   a\n* b\n\n\t```\n\tb\n\t```\n", "bullet_list"),
        # Code that stands outside the item would be inside it.
        ("11.  a\n\n    *b*\n", "ordered_list"),
        # A heading for GitHub, a table for us.
        ("# |a\n--|--\nb|c\n", "table"),
        # A footnote in a quote, an open fence in an item: what belongs to them is a guess.
        (">[^1]: a\n", "blockquote"),
        ("-  ```\n   a\n", "bullet_list"),
        # A definition of several lines, each with the quote's marker.
        (">[a]:\n>u\n", "blockquote"),
    ],
)
def test_a_block_stays_as_written(block: str, kind: str) -> None:
    text = f"# A\n\n{block}\n##  B\n"
    layout = lay_out(text)
    assert layout.text == f"# A\n\n{block}\n## B\n"
    assert [(piece.kind, piece.first_line) for piece in layout.kept] == [(kind, 3)]
    assert html(layout.text) == html(text)
    assert format_text(layout.text) == layout.text


def test_nesting_past_the_parser_s_limit_stays_as_written() -> None:
    quote = f"{'>' * 150} deep\n"
    layout = lay_out(f"#  A\n{quote}")
    assert layout.text == f"# A\n{quote}"
    assert [piece.kind for piece in layout.kept] == ["unread"]


def test_a_text_without_doubt_has_its_blocks_counted() -> None:
    assert lay_out("# A\n\nb\n\n- c\n").blocks == 3
