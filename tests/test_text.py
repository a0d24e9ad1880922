"""Offsets, lines and columns: only CommonMark's line endings end a line."""

from __future__ import annotations

import pytest

from awesomelint.text import Position, Source, Span, enclosing


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("a\r\rb", ["a", "", "b"]),
        ("a\n\r\nb", ["a", "", "b"]),
        ("a\r\n\rb", ["a", "", "b"]),
        # `str.splitlines` would cut each of these.
        ("a\u2028b", ["a\u2028b"]),
        ("a\u2029b\x85c", ["a\u2029b\x85c"]),
        ("a\fb\vc\x1cd", ["a\fb\vc\x1cd"]),
        ("\ufeffa\nb", ["\ufeffa", "b"]),
        ("a \t\n", ["a \t", ""]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    source = Source("a.md", text)
    assert [source.line(number) for number in range(1, len(source.line_starts) + 1)] == lines


@pytest.mark.parametrize("text", ["", "a", "a\r\nb\rc\n", "\ufeffa\u2028b\n\n", "a\0b\f\n"])
def test_the_spans_of_the_lines_are_the_text(text: str) -> None:
    source = Source("a.md", text)
    numbers = range(1, len(source.line_starts) + 1)
    assert "".join(source.slice(source.line_span(number)) for number in numbers) == text


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, (1, 1)),
        (1, (1, 2)),
        (2, (1, 3)),  # between `\r` and `\n`
        (3, (2, 1)),
        (5, (3, 1)),
        (6, (3, 2)),
        (99, (3, 2)),  # past the end is the end
    ],
)
def test_position(offset: int, position: tuple[int, int]) -> None:
    assert Source("a.md", "a\r\nb\rc").position(offset) == position


def test_offset_is_the_inverse_of_position() -> None:
    source = Source("a.md", "\ufeffa\r\n\U0001f600b\rc\n")
    for offset in range(len(source.text) + 1):
        assert source.offset(source.position(offset)) == offset


def test_columns_count_code_points() -> None:
    source = Source("a.md", "x\n\U0001f600\U0001f468\u200d\U0001f4bb日é`")
    offset = source.text.index("`")
    assert source.position(offset) == Position(2, 7)


@pytest.mark.parametrize(
    ("inner", "contained"),
    [((2, 5), True), ((3, 3), True), ((1, 5), False), ((2, 6), False), ((0, 9), False)],
)
def test_a_span_contains_what_lies_wholly_inside(inner: tuple[int, int], contained: bool) -> None:
    assert Span(2, 5).contains(Span(*inner)) is contained


@pytest.mark.parametrize(
    ("span", "around"),
    [
        (Span(0, 2), Span(0, 2)),
        (Span(1, 2), Span(0, 2)),
        (Span(2, 4), Span(2, 4)),
        (Span(1, 3), None),
        (Span(4, 5), None),
        (Span(6, 8), Span(6, 9)),
        (Span(8, 10), None),
    ],
)
def test_what_stands_around_a_span(span: Span, around: Span | None) -> None:
    assert enclosing([Span(0, 2), Span(2, 4), Span(6, 9)], span) == around
    assert enclosing([], span) is None
