"""Every URL of a document, and where it is written."""

from __future__ import annotations

import pytest

from awesomelint.reading.destinations import destinations, entry_destinations
from tests.support.reads import document


def written(text: str) -> list[tuple[str, str, str]]:
    """Return the form, the URL and the source text of each destination."""
    read = document(text)
    urls = list(destinations(read, str.isascii))
    assert all(
        read.source.slice(destination.written.span) == destination.written.text
        for destination in urls
    )
    return [(destination.form, destination.url, destination.written.text) for destination in urls]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](u)", [("link", "u", "u")]),
        ('[a](<b c> "t")', [("link", "b c", "b c")]),
        ("<https://a.b>", [("visible", "https://a.b", "https://a.b")]),
        ("a https://c.d.", [("visible", "https://c.d", "https://c.d")]),
        ("![a](日.png)", [("image", "%E6%97%A5.png", "日.png")]),
        ("![a](<b c.png>)", [("image", "b%20c.png", "b c.png")]),
        ("![a](b(c).png)", [("image", "b(c).png", "b(c).png")]),
        ("[![a](i.png)](#u)", [("image", "i.png", "i.png"), ("link", "#u", "#u")]),
        ("[![a](u)](u)", [("image", "u", "u"), ("link", "u", "u")]),
        ("a <img alt=x src='i.png'> b", [("element", "i.png", "i.png")]),
        ('<p>\n<a href="u?a&amp;b">x</a>\n</p>', [("element", "u?a&b", "u?a&amp;b")]),
        ('a <a name="src" title="href=x">b</a>', []),
        ("[a]: <u> 't'\n\n[a] and [b][a]", [("definition", "u", "u")]),
        ("[a]:\n  u\n\n![a]", [("definition", "u", "u")]),
        ("`[a](u)`\n\n<!-- [a](u) -->", []),
    ],
)  # fmt: skip
def test_destinations(text: str, found: list[tuple[str, str, str]]) -> None:
    assert written(text) == found


def test_those_of_entries_are_in_links_and_in_the_definitions_they_use() -> None:
    text = (
        "[x](x.x)\n\n- [a](https://a.a)\n- [b][b] ![c][c]\n\n[b]: https://b.b\n[c]: https://c.c\n"
    )
    assert [destination.url for destination in entry_destinations(document(text), str.isascii)] == [
        "https://a.a",
        "https://b.b",
    ]
