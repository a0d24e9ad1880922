"""Which entries of a list a sort moved, told from the texts before and after."""

from __future__ import annotations

from awesomelint import Source
from tests.support.moves import Move, moves


def _list(*titles: str) -> str:
    return "# List\n\n## Part\n\n" + "".join(f"- [{t}](https://e.org/{t}) - W.\n" for t in titles)


def _moves(before: str, after: str, reported: frozenset[int] = frozenset()) -> list[Move]:
    return list(moves(Source("list.md", before), after, reported))


def test_a_text_that_stays_has_no_moves() -> None:
    assert _moves(_list("a", "b"), _list("a", "b")) == []


def test_the_entry_that_leaves_its_place_is_the_one_moved() -> None:
    (move,) = _moves(_list("d", "a", "b", "c"), _list("a", "b", "c", "d"))

    assert move == Move("list.md", 5, 8, "d", (None, "a"), ("c", None))


def test_of_neighbours_that_changed_places_the_reported_one_moved() -> None:
    before, after = _list("b", "a", "c"), _list("a", "b", "c")

    assert [move.title for move in _moves(before, after, frozenset({5}))] == ["b"]
    assert [move.title for move in _moves(before, after, frozenset({6}))] == ["a"]


def test_lines_below_an_entry_move_along_and_are_no_moves() -> None:
    nested = "  - [x](https://e.org/x) - W.\n"
    a, b = "- [a](https://e.org/a) - W.\n", "- [b](https://e.org/b) - W.\n" + nested
    head = "# List\n\n## Part\n\n"

    (move,) = _moves(head + b + a, head + a + b, frozenset({5}))

    assert (move.title, move.line, move.new_line) == ("b", 5, 6)


def test_entries_with_the_same_line_keep_their_order() -> None:
    assert [move.title for move in _moves(_list("b", "a", "a"), _list("a", "a", "b"))] == ["b"]
