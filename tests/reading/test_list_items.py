"""List items, entries or not: their markers, indents and spans."""

from __future__ import annotations

import pytest

from tests.support.reads import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", [[("-", 0, False), ("-", 0, False)]]),
        ("* a\n+ b\n", [[("*", 0, False)], [("+", 0, False)]]),
        ("1. a\n1. b\n10) c\n", [[("1.", 0, True), ("1.", 0, True)], [("10)", 0, True)]]),
        ("  - a\n", [[("-", 2, False)]]),
        ("- a\n\t- b\n", [[("-", 4, False)], [("-", 0, False)]]),
        ("- a\n  \t- b\n", [[("-", 4, False)], [("-", 0, False)]]),
        ("-\ta\n\t-\tb\n", [[("-", 4, False)], [("-", 0, False)]]),
        ("- - a\n", [[("-", 2, False)], [("-", 0, False)]]),
        ("- 1. a\n", [[("1.", 2, True)], [("-", 0, False)]]),
        ("- - a\n  - b\n", [[("-", 2, False), ("-", 2, False)], [("-", 0, False)]]),
        ("> - a\n", [[("-", 2, False)]]),
        ("> * > - a\n", [[("-", 6, False)], [("*", 2, False)]]),
        ("-\n  a\n", [[("-", 0, False)]]),
        ("\ufeff- a\r\n- b\r\n", [[("-", 0, False), ("-", 0, False)]]),
    ],
)
def test_items(text: str, expected: list[list[tuple[str, int, bool]]]) -> None:
    read = document(text)
    items = [
        [(item.marker.text, item.indent, item.ordered) for item in list_] for list_ in read.items
    ]
    assert items == expected
    for item in (item for list_ in read.items for item in list_):
        assert read.source.slice(item.marker.span) == item.marker.text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("- a\n- b\n", ["- a\n", "- b\n"]),
        ("- a\n- b", ["- a\n", "- b"]),
        ("- a\n\n\n- b\n\nc\n", ["- a\n", "- b\n"]),
        ("- a\n  b\nlazy\n- c\n", ["- a\n  b\nlazy\n", "- c\n"]),
        ("\ufeff- a\r\n- b\r\n", ["- a\r\n", "- b\r\n"]),  # the mark is the file's
        ("  - a\n\n    b\n  - c\n", ["  - a\n\n    b\n", "  - c\n"]),
        ("- a\n  ```\n  b\n\n  ```\n", ["- a\n  ```\n  b\n\n  ```\n"]),
    ],
)
def test_an_item_spans_whole_lines(text: str, spans: list[str]) -> None:
    read = document(text)
    assert [read.source.slice(item.span) for item in read.items[0]] == spans
