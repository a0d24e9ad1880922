"""Columns and graphemes."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from unicodedata import category

import pytest
import regex
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.output.escape import _unsafe_pattern, is_plain, is_simple, terminal
from awesomelint.output.width import columns, cut, graphemes, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("é", 1),
        ("e\u0301", 1),
        ("\u0301", 0),
        ("…", 1),
        ("中文", 4),
        ("ｆｕｌｌ", 8),
        ("한글", 4),
        ("❤", 1),
        ("❤️", 2),
        ("1️⃣", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇩🇪🇫🇷", 4),
        ("a👩‍💻b", 4),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    "parts", [["a", "b"], ["e\u0301", "x"], ["👩‍💻", "👩‍💻"], ["🇩🇪", "🇫🇷"], ["각", "中"], []]
)
def test_graphemes(parts: list[str]) -> None:
    assert graphemes("".join(parts)) == parts


def test_plain_text_imports_no_tables() -> None:
    program = (
        "import sys\n"
        "from awesomelint.diagnostic import Diagnostic\n"
        "from awesomelint.output import FORMATS\n"
        "from awesomelint.output.report import Report\n"
        "from awesomelint.text import Source, Span\n"
        "diagnostic = Diagnostic('a.md', Span(1, 2), 'm', 'r', 'error')\n"
        "report = Report((diagnostic,), {'a.md': Source('a.md', 'a – 中文 🚀 ' * 20)})\n"
        "texts = [form.render(report) for form in FORMATS.values()]\n"
        "print({'regex', 'wcwidth'} & set(sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout == "set()\n", run.stderr


@pytest.mark.slow
def test_what_is_plain_is_what_the_tables_of_unicode_say() -> None:
    plain = [chr(code) for code in range(0xA1, sys.maxunicode + 1) if is_plain(chr(code))]
    assert 900 < len(plain) < 2000
    assert regex.findall(r"\X", "".join(plain)) == plain
    for character in plain:
        assert wcwidth.wcwidth(character) == 1
        assert not _unsafe_pattern().search(character)
        assert not regex.match(r"\p{ExtPict}|\p{EMod}|\p{Variation_Selector}", character)


@pytest.mark.slow
def test_what_is_simple_is_what_the_tables_of_unicode_say() -> None:
    every = (chr(code) for code in range(0xA1, sys.maxunicode + 1))
    simple = [
        character for character in every if is_simple(character) and category(character) != "Cn"
    ]
    assert len(simple) > 40_000
    for order in (simple, simple[::-1], Random(1).sample(simple, len(simple))):
        assert regex.findall(r"\X", "".join(order)) == order
    assert not _unsafe_pattern().search("".join(simple))
    assert [text for text in simple if columns(text) != wcwidth.wcwidth(text)] == []


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 8, ["one two", "  three"]),
        ("follow ` - ` here", 10, ["follow", "  ` - `", "  here"]),
        ("abcdefghij", 4, ["abcd", "  ef", "  gh", "  ij"]),
        ("日本語の文字", 6, ["日本語", "  の文", "  字"]),
        ("a  b", 9, ["a  b"]),
        ("word ::error::", 12, ["word", r"  \x3a:error::"]),
        ("", 4, [""]),
    ],
)
def test_wrapped_text(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room, hanging="  ") == lines


def test_text_that_is_cut_ends_with_an_ellipsis() -> None:
    assert (cut("abcdef", 6), cut("abcdef", 5), cut("日本語", 5)) == ("abcdef", "abcd…", "日本…")


@given(st.text(max_size=80), st.integers(6, 40))
def test_nothing_is_lost_and_nothing_too_wide(text: str, room: int) -> None:
    shown = terminal(text).replace("::", "")
    lines = wrap(shown, room, hanging="  ")
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert all(columns(line) <= room for line in lines)
