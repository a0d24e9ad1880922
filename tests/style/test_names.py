"""The names that entries are sorted by, and the entries that have none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from awesomelint.style.names import named
from tests.support.reads import document


def names(lines: Sequence[str]) -> list[str]:
    """Return the names of the entries that `lines` make, those that have a place."""
    text = "".join(f"- {line}\n" for line in lines)
    only = document(text)
    return [name for _, name in named(only.source, only.lists[0].entries)]


LINKS = [f"[{name}](https://a.a/{name}) - words" for name in ("Anvil", "Bellows", "Chisel")]
TITLES = ["Anvil", "Bellows", "Chisel"]


def test_titles_are_names() -> None:
    assert names(LINKS) == TITLES


@pytest.mark.parametrize(
    "line",
    [
        "How to forge: [a guide](https://a.a)",
        "Words without a title ([source](https://a.a))",
        "See also: [all tools](https://a.a)",
        "[See also the big list](https://a.a)",
        "[Full list of tools](https://a.a)",
        "Full, detailed list - https://a.a",
        "[More](https://a.a)",
        "[Others](https://a.a)",
        "[/r/forging](https://a.a)",
        "[@smith](https://a.a)",
        "[鍛冶](https://a.a)",
    ],
)
def test_entries_without_a_place(line: str) -> None:
    assert names([*LINKS, line]) == TITLES


@pytest.mark.parametrize(
    "line", ["[More Itertools](https://a.a)", "[Fullstack](https://a.a)", "[`anvil`](https://a.a)"]
)
def test_entries_with_a_place(line: str) -> None:
    assert len(names([*LINKS, line])) == 4


def test_what_decorates_a_title_is_not_compared() -> None:
    decorated = [":fire:", "🔥🚀", '<img src="a.svg">']
    lines = [
        f"[{title} {mark}](https://a.a/{title})"
        for title, mark in zip(TITLES, decorated, strict=True)
    ]
    assert names(lines) == TITLES


@pytest.mark.parametrize("mark", ["🔥 ", ":fire: ", "<b> ", "<"])
def test_many_ornaments_in_a_title_take_no_time(mark: str) -> None:
    title = f"Anvil {mark * 400}!"
    assert names([f"[{title}](https://a.a)", *LINKS[1:]])[0].startswith("Anvil")


def test_texts_and_symbols_have_a_place_among_their_like() -> None:
    papers = [f"{title} [pdf](https://a.a/{title})" for title in TITLES]
    assert names(papers) == TITLES
    people = [f"[@{title}](https://a.a/{title})" for title in TITLES]
    assert names(people) == [f"@{title}" for title in TITLES]


def licences(labels: Sequence[str]) -> list[str]:
    titles = ["Public Domain", "Apache License", "MIT License", "Vim License", "Zlib License"]
    return [
        f"`{label}` - [{title}](https://a.a/{number})"
        for number, (label, title) in enumerate(zip(labels, titles, strict=True))
    ]


def test_labels_before_the_links_are_names() -> None:
    assert names(licences(["A-1", "B-2", "C-3", "D-4", "E-5"])) == [
        "A-1",
        "B-2",
        "C-3",
        "D-4",
        "E-5",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ["A", "A", "B", "B", "B"],  # groups
        ["E", "D", "C", "B", "A"],  # in no order
    ],
)
def test_labels_that_are_no_names(labels: Sequence[str]) -> None:
    assert names(licences(labels))[0] == "Public Domain"


def test_most_entries_need_a_label() -> None:
    lines = licences(["A", "B", "C", "D", "E"])
    assert names([*lines, *LINKS])[0] == "Public Domain"
