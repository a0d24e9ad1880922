"""What holds for any text: GitHub shows the same, a second run changes nothing, no word is lost."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.layout.formatter import format_text, lay_out
from tests.layout.fragments import markdown
from tests.layout.github_html import html
from tests.support.paths import FIXTURES

# By hand: LAYOUT_EXAMPLES=20000 pytest tests/layout/test_properties.py
EXAMPLES = int(os.environ.get("LAYOUT_EXAMPLES", "300"))


def words(text: str) -> list[str]:
    """Return the words of a text without what a layout may add or take away."""
    return re.sub(r"[^\w]+", " ", text).split()


def assert_sound(text: str) -> None:
    after = format_text(text)
    assert html(after) == html(text)
    assert format_text(after) == after
    assert words(after) == words(text)


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.md")), ids=lambda path: path.name)
def test_fixtures(path: Path) -> None:
    assert_sound(path.read_bytes().decode())


@pytest.mark.slow
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(markdown)
def test_markdown(text: str) -> None:
    assert_sound(text)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
@given(st.text(st.sampled_from(" \t\n\r-*+1.)>#`~|:[]()<!\\&;a\u00a0\u3000"), max_size=40))
def test_characters(text: str) -> None:
    assert_sound(text)


@pytest.mark.slow
@settings(max_examples=EXAMPLES // 3, derandomize=True, deadline=None)
@given(markdown, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_line_ends_and_mark_stay(text: str, end: str, mark: str) -> None:
    text = f"- a\n{text}"
    expected = format_text(text).replace("\n", end)
    assert format_text(mark + text.replace("\n", end)) == mark + expected


@pytest.mark.slow
def test_a_flat_list_takes_time_in_proportion() -> None:
    def seconds(items: int) -> float:
        text = "-  [a](https://a.b/c) - words\n" * items
        start = time.process_time()
        lay_out(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 8 * max(seconds(1000), 0.05)
