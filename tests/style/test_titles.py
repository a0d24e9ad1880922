"""The readings of titles: in an alphabetical order, whatever a list makes of punctuation."""

from __future__ import annotations

import pytest

from awesomelint.style.sorting import misplaced
from awesomelint.style.titles import (
    Case,
    alike,
    alphabetical,
    case_of,
    fits_between,
    fold,
    title_key,
)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("a", "B"),
        ("Éa", "eb"),
        ("Calibre", "Calibre Web"),
        ("a-b", "ab"),  # punctuation counts
        ("An X", "The A"),  # articles count
        (".net", "a"),
        ("9", "a"),
    ],
)
def test_title_key(lower: str, higher: str) -> None:
    assert title_key(lower) < title_key(higher)


def test_case_accents_and_edges_do_not_count() -> None:
    assert title_key(" ÉCOLE ") == title_key("école") == title_key("ecole")


@pytest.mark.parametrize(
    "titles",
    [
        ["anvil", "Bellows", "Éclair", "file"],
        ["arc (fish)", "arc-prompt", "arc"],  # source lines: the title ends in `]`
        ["Calibre Web Automated", "Calibre Web", "Calibre"],
        ["gobuster", "sslstrip2", "sslstrip"],  # so do digits come before `]`
        ["python-must-watch", "python_reference"],  # an underscore is no letter
        ["free form", "free-form", "Free Form Two"],
        ["Open IDE", "OpenJDK", "Open Kit"],  # letters alone
        ["Træfɪk", "Traffic Server", "Trail"],  # ligatures spelled out
        ["8 tips", "10 lessons", "21 tools"],  # numbers by what they are
        ["The Anvil", "Bellows", "A Chisel"],  # without articles
        ["Zebra", "anvil"],  # capitals first, to the letter
    ],
)
def test_titles_in_order_in_a_reading(titles: list[str]) -> None:
    assert misplaced(alphabetical(titles)) == ()


def test_capitals_first_with_few_slips() -> None:
    titles = ["Drill", "File", "Zebra", "anvil", "bellows", "Easel", "chisel"]
    assert misplaced(alphabetical(titles)) == (5,)


@pytest.mark.parametrize(
    ("before", "title", "after", "is_in_order"),
    [
        ("arc-prompt", "arc", "ask", True),
        ("arc", "arc-prompt", "ask", True),
        ("a", "b", "c", True),
        ("b", "a", "c", False),
        ("b", "d", "c", False),
        (None, "a", "b", True),
        ("a", "b", None, True),
        (None, "a", None, True),
        ("zebra", "Zoo", "anvil", False),
        ("Zebra", "anvil", "bellows", False),  # case is no reading of its own
    ],
)
def test_fits_between(before: str | None, title: str, after: str | None, is_in_order: bool) -> None:
    assert fits_between(title, before, after) is is_in_order


def test_capitals_first_is_a_reading_if_asked_for() -> None:
    assert not fits_between("anvil", "Zebra", "bellows")
    assert fits_between("anvil", "Zebra", "bellows", by_case=True)
    assert not fits_between("anvil", "bellows", None, by_case=True)


CAPITALS = ["Drill", "File", "Zebra", "anvil", "bellows", "chisel", "easel"]
SMALL = ["anvil", "Bellows", "chisel", "Drill", "easel", "File", "Zebra"]


@pytest.mark.parametrize(
    ("lists", "case"),
    [
        ([CAPITALS], "capitals first"),
        ([SMALL, SMALL], "ignored"),
        ([CAPITALS, SMALL, SMALL], "ignored"),
        ([CAPITALS, *[["Anvil", "Bellows", "Chisel", "Drill"]] * 20], "open"),
        ([["Zebra", "anvil"]], "open"),  # a slip as well as an order
        ([["c", "B", "a", "D", "f", "E"] * 3, CAPITALS], "capitals first"),  # no order says nothing
        ([], "ignored"),
    ],
)
def test_all_lists_together_tell_whether_capitals_come_first(
    lists: list[list[str]], case: str
) -> None:
    assert case_of(map(fold, lists)) == case


@pytest.mark.parametrize("before", ["ignored", "open", "capitals first"])
def test_one_slip_changes_nothing_about_capitals(before: Case) -> None:
    assert case_of([fold(["Zebra", "anvil"])], before) == before
    assert case_of([fold(SMALL)], before) == "ignored"


@pytest.mark.parametrize(
    ("title", "other", "is_alike"),
    [
        ("Anvil", "Bellows", True),
        ("Anvil", "Молот", False),
        ("Молот", "Пила", True),
        ("Anvil Молот", "Anvil Hammer", False),
        ("Anvil", "Anvil 2", True),
    ],
)
def test_scripts_are_compared_where_titles_differ(title: str, other: str, is_alike: bool) -> None:
    assert alike(title, other) is is_alike
