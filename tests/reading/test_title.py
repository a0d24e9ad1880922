"""What a list opens with: main heading, logo, pictures and where its head ends."""

from __future__ import annotations

import pytest

from awesomelint import Document, Source, read
from awesomelint.reading.title import first_section_start, logo, main_headings, pictures


def document(text: str) -> Document:
    return read(Source("README.md", text))


def test_headings_of_level_1_come_in_source_order() -> None:
    headings = main_headings(document("<h1>First</h1>\n\n# Second\n\n## No\n\n<h2>No</h2>\n"))
    assert [heading.text for heading in headings] == ["First", "Second"]


@pytest.mark.parametrize(
    "text",
    [
        '<div align="center">\n<img src="a.svg">\n</div>\n\n## Contents\n',
        '<div align="center">\n\n<div></div>\n\n<img src="a.svg">\n\n</div>\n',
        '<p ALIGN=center><a href="b"><img src="a.svg"></a></p>\n',
        '<center><img src="a.svg"></center>\n',
        '<div style="text-align: center"><img src="a.svg"></div>\n',
        '<img align="center" src="a.svg">\n',
    ],
)
def test_a_centred_image_is_a_logo(text: str) -> None:
    assert logo(document(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        '<img src="a.svg">\n',
        '<div align="right"><img src="a.svg"></div>\n',
        '<div align="center">Text</div>\n<img src="a.svg">\n',
        '## Contents\n\n<div align="center"><img src="a.svg"></div>\n',
        '<h1>Title</h1>\n<div align="center"><img src="a.svg"></div>\n',
        "![Logo](a.svg)\n",
    ],
)
def test_another_image_is_none(text: str) -> None:
    assert logo(document(text)) is None


def test_pictures_have_the_link_around_them() -> None:
    text = (
        "[![one](1.svg)](a) ![two](2.svg) [<img src='3.svg' alt='three'>](c)\n"
        '<a href="d"><img src="4.svg" alt="four"></a> <img src="5.svg" alt="five">\n\n'
        '<a href="f">\n<img src="6.svg" alt="six">\n</a>\n<img src="7.svg" alt="seven">\n'
    )
    assert [(picture.alt, picture.url, picture.link) for picture in pictures(document(text))] == [
        ("one", "1.svg", "a"),
        ("two", "2.svg", None),
        ("three", "3.svg", "c"),
        ("four", "4.svg", "d"),
        ("five", "5.svg", None),
        ("six", "6.svg", "f"),
        ("seven", "7.svg", None),
    ]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("# A\n\nb\n\n## C\n", "# A\n\nb\n\n## "),
        ("# A\n\n- [B](https://b.example.com)\n", "# A\n\n"),
        ("<h1>A</h1>\n\n# B\n", "<h1>A</h1>\n\n# "),
        ("a\n\n## C\n", "a\n\n## "),
        ("# A\n\nb\n", "# A\n\nb\n"),
    ],
)
def test_the_head_ends_where_the_first_section_begins(text: str, head: str) -> None:
    assert text[: first_section_start(document(text))] == head
