"""Text behind a title: what belongs to the title, what goes on with it, and what describes it."""

from __future__ import annotations

import pytest

from awesomelint.reading.model import Entry
from awesomelint.style.asides import goes_on, is_emoji, is_part_of_title, joins_titles
from tests.support.reads import entries


def entry_with(tail: str) -> Entry:
    (entry,) = entries(f"- [A](https://a.a){tail}\n")
    return entry


@pytest.mark.parametrize(
    "tail",
    [
        " Words about it",
        " A list by X",
        " *all* of it",
        " *all* and *everything*",
        " Bypasses it",
        " V2 of it",
        " 5k samples",
        "系列がある",
        " 漂亮的笔记本",
        "系列 is here",
    ],
)
def test_a_description_is_no_part_of_the_title(tail: str) -> None:
    description = entry_with(tail).description
    assert description
    assert is_part_of_title(description) is (tail == "系列がある")  # just short enough


@pytest.mark.parametrize(
    "tail",
    [
        " by @schacon",
        " By [X](https://x.x)",
        " by X, who wrote it",
        " _In Chinese_",
        " **NEW VERSION** ",
        "系列",
        "を掲載中",
        " 系列。",
        " V2",
        " 12.3k",
        " 2020",
        " :watch: 36:58 at home",
    ],
)
def test_part_of_title(tail: str) -> None:
    description = entry_with(tail).description
    assert description
    assert is_part_of_title(description)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (" is a tool", True),
        (" for beginners", True),
        (" on GitHub", True),
        (" 是一款程序。", True),
        ("\n  Words on the next line", True),
        (" For beginners", False),
        (" a tool for beginners", False),
        (" trained on words", False),
        (" forge of words", False),
        (" iso images", False),
    ],
)
def test_goes_on(tail: str, expected: bool) -> None:
    description = entry_with(tail).description
    assert description
    assert goes_on(description) is expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (", [B](https://b.b)", True),
        (", or **[B](https://b.b)** (old)", True),
        (" | [B](https://b.b) and [C](https://c.c) are tools", True),
        (" | words", False),
        (", words", False),
        (" - [B](https://b.b) is another", False),
        ("", False),
    ],
)
def test_joins_titles(tail: str, expected: bool) -> None:
    assert joins_titles(entry_with(tail)) is expected


@pytest.mark.parametrize(
    ("character", "expected"),
    [("💡", True), ("⭐", True), ("a", False), ("©", False), ("漢", False)],
)
def test_is_emoji(character: str, expected: bool) -> None:
    assert is_emoji(character) is expected
