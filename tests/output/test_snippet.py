"""Cutting a line, and the columns of the underline."""

from __future__ import annotations

import pytest

from awesomelint.output.snippet import LEAST_ROOM, Snippet, snippet
from awesomelint.output.width import columns


def show(line: str, part: str, room: int = 80) -> Snippet:
    start = line.index(part)
    return snippet(line, start, start + len(part), room)


def test_a_line_that_fits_stays() -> None:
    assert show("one two three", "two") == Snippet("one two three", 4, 3)


@pytest.mark.parametrize(
    ("before", "width"),
    [
        ("", 0),
        ("plain ", 6),
        ("中文 ", 5),
        ("한글", 4),
        ("👩‍💻", 2),
        ("🇩🇪🇫🇷", 4),
        ("❤️", 2),
        ("👍🏽", 2),
        ("e\u0301", 1),
        ("\t", 4),
        ("a\tb", 6),
        ("\x1b", 4),
        ("\u202e", 6),
        ("\ufeff", 6),
        ("\U000e0001", 10),
        ("\udc80", 6),
        ("a\u200db", 8),
    ],
)
def test_the_underline_starts_below_the_span(before: str, width: int) -> None:
    excerpt = show(f"{before}HERE", "HERE")
    assert (excerpt.indent, excerpt.length) == (width, 4)
    assert columns(excerpt.text[: excerpt.text.index("HERE")]) == width


@pytest.mark.parametrize(
    ("part", "width"), [("中文", 4), ("👩‍💻", 2), ("\t", 4), ("\x1b", 4), ("e\u0301", 1), ("e", 1)]
)
def test_the_underline_is_as_wide_as_the_span(part: str, width: int) -> None:
    assert show(f"a {part} b", part) == Snippet(show(f"a {part} b", "a").text, 2, width)


def test_a_span_inside_a_grapheme_is_underlined_as_the_whole() -> None:
    assert snippet("a👩‍💻b", 2, 3, 80) == Snippet("a👩‍💻b", 1, 2)


def test_an_empty_span_has_one_column() -> None:
    assert snippet("abc", 1, 1, 80) == Snippet("abc", 1, 1)
    assert snippet("abc", 3, 3, 80) == Snippet("abc", 3, 1)
    assert snippet("", 0, 0, 80) == Snippet("", 0, 1)


def test_the_line_is_cut_around_the_span() -> None:
    line = "0123456789" * 3 + "HERE" + "0123456789" * 3
    assert show(line, "HERE", 20) == Snippet("…3456789HERE0123456…", 8, 4)


def test_room_that_one_side_leaves_is_given_to_the_other() -> None:
    line = "ab HERE " + "0123456789" * 3
    assert show(line, "HERE", 20) == Snippet("ab HERE 0123456789…", 3, 4)
    assert show(line[::-1], "EREH", 20) == Snippet("…876543210 EREH ba", 11, 4)


def test_a_span_wider_than_the_room_loses_its_end() -> None:
    line = "before " + "x" * 50 + " after"
    assert show(line, "x" * 50, 20) == Snippet("…" + "x" * 18 + "…", 1, 18)


@pytest.mark.parametrize("unit", ["中", "👩‍💻", "e\u0301", "🇩🇪", "\U000e0001", "\t", "क्षि"])
@pytest.mark.parametrize("room", range(LEAST_ROOM, 30))
def test_no_cut_is_too_wide_or_inside_a_grapheme(unit: str, room: int) -> None:
    unit_shown = show(unit, unit).text
    excerpt = show(unit * 20 + "X" + unit * 20, "X", room)
    left, right = excerpt.text.split("X")
    assert columns(excerpt.text) <= room
    assert left == "…" + unit_shown * left.count(unit_shown)
    assert right == unit_shown * right.count(unit_shown) + "…"
    assert columns(left) == excerpt.indent


def test_a_room_too_small_counts_as_the_least() -> None:
    assert columns(show("x" * 99, "x", 0).text) == LEAST_ROOM - 1
