"""Where a description ends: trailers stand beside it, links and code can be words of it."""

from __future__ import annotations

import pytest

from awesomelint.reading.plain_text import plain_text, source_offsets
from tests.support.reads import described, document, entry

ICON = "\n\n[icon]: https://i.i/icon.svg\n"

TRAILERS = [
    "[MIT]",
    "`MIT`",
    "`MIT` `Go`",
    ":star:",
    "⭐ 123",
    "⭐️1.2k",
    ":star: 12,345",
    "(★ 12)",
    "(⭐ 12, 3 forks)",
    "([Source](https://u.u), [Demo](https://v.v))",
    "![Free][icon]",
    "[![Open][icon]](https://u.u) ![Free][icon]",
    "<img src='i.svg'>",
    "<sup>new</sup>",
    "<sup>[1](https://u.u)</sup> <sup>[2](https://v.v)</sup>",
    "<sub>[3]</sub>",
    "<b>[22 May 2020]</b>",
    "<sup>[Jul 2025]</sup>",
    "#open-source #free",
    "- [site](https://u.u)",
    "| [site](https://u.u) | [docs](https://v.v)",
    "[site](https://u.u) [Jul 2025] `MIT` ![Free][icon] \U0001f525",
]

WORDS = [
    "Wraps `curl`",
    "A better `top`, `htop`",
    "Made for `Go`",
    "The code of the [paper](https://u.u)",
    "A port of [one](https://u.u), [two](https://v.v)",
    "Draws <b>bold</b> <i>lines</i>",
    "Costs 5 # a month",
    "Version 2.0 (beta)",
    "Some C#",
]


@pytest.mark.parametrize("trailer", TRAILERS)
@pytest.mark.parametrize("words", ["A tool.", "A tool"])
def test_a_trailer_is_none_of_the_description(words: str, trailer: str) -> None:
    read = entry(f"- [A](https://a.a) - {words} {trailer}{ICON}")
    assert read.description is not None
    assert read.description.text == words


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("trailer", ["", " [Jul 2025]", " ![Free][icon]"])
def test_links_and_code_can_be_words(words: str, trailer: str) -> None:
    read = entry(f"- [A](https://a.a) - {words}{trailer}{ICON}")
    assert read.description is not None
    assert read.description.text == words


def test_a_number_of_stars_is_a_tag() -> None:
    read = described(entry("- [A](https://a.a) ⭐ 1,234\n"))
    assert read == {"head": "link", "title": "A", "url": "https://a.a", "tags": ["⭐ 1,234"]}


def test_a_link_in_raised_text_is_the_entrys() -> None:
    read = entry("- [A](https://a.a) - A tool.<sup>[1](https://u.u)</sup>\n")
    assert [link.url for link in read.links] == ["https://a.a", "https://u.u"]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a **b** _c_ `d` [e _f_](https://u.u) g", "a b c d e f g"),
        ("a &amp; b \\* c", "a & b * c"),
        ("a\n  b  \n  c", "a b c"),
        ("a <b>c</b> d", "a c d"),
        ("a ![b](c.svg) d", "a \ufffc d"),
        ("see https://u.u/v or so", "see https://u.u/v or so"),
        ("كل&rlm;", "كل\u200f"),
    ],
)
def test_what_a_reader_sees(markdown: str, shown: str) -> None:
    description = entry(f"- [A](https://a.a) - {markdown}\n").description
    assert description is not None
    assert plain_text(description) == shown


def test_a_character_of_plain_text_has_a_place_in_the_source() -> None:
    read = document("> - [A](https://a.a) - ab `c`\n>   [d](https://u.u) e\\*\n")
    (entry,) = read.entries()
    assert entry.description is not None
    at = [read.source.text[place] if place else None for place in source_offsets(entry.description)]
    assert list(zip(plain_text(entry.description), at, strict=True)) == [
        ("a", "a"), ("b", "b"), (" ", " "), ("c", None), (" ", None), ("d", None), (" ", " "),
        ("e", "e"), ("*", None),
    ]  # fmt: skip


def test_a_row_is_seen_too() -> None:
    (entry,) = document("| a | b |\n|---|---|\n| [A](https://a.a) | some \\| w |\n").entries()
    assert entry.description is not None
    assert plain_text(entry.description) == "some | w"


@pytest.mark.parametrize(
    "text", ["**the `b`**", "- **the [b](https://b.b)**", "*the `b`*", "~~`b`~~"]
)
def test_emphasis_may_close_at_the_end_behind_code_or_a_link(text: str) -> None:
    (entry,) = document(f"- [a](https://a.a) {text}\n").entries()
    assert entry.title.text == "a"
