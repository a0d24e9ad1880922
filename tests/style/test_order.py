"""What a list is sorted by, and the fewest entries that are out of place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.style.order import (
    SortedList,
    Verdict,
    file_order,
    inferred_verdict,
    sorted_lists,
)
from awesomelint.style.sorting import SortKey, misplaced
from awesomelint.style.style import Style
from tests.support.reads import document

Ranges = list[tuple[int, int]]

RANGES = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from((0, 0, 1, 3))).map(lambda r: (r[0], r[0] + r[1])),
    max_size=9,
)


def in_order(ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether no range begins behind the end of a later one."""
    return all(one[0] <= other[1] for one, other in combinations(ranges, 2))


def fewest_moves(ranges: Ranges) -> int:
    """Return the number of moves by trying every set of entries to keep."""
    return next(
        moves
        for moves in range(len(ranges) + 1)
        if any(map(in_order, combinations(ranges, len(ranges) - moves)))
    )


@pytest.mark.slow
@settings(derandomize=True, max_examples=300, deadline=None)
@given(RANGES)
def test_fewest_moves(ranges: Ranges) -> None:
    moved = misplaced(ranges)
    kept = [bounds for index, bounds in enumerate(ranges) if index not in moved]
    assert in_order(kept)
    assert len(moved) == fewest_moves(ranges)


@pytest.mark.parametrize(
    ("values", "moved"),
    [
        ("", ()),
        ("a", ()),
        ("aabbc", ()),
        ("bacd", (1,)),  # of two ways the earlier entry stays
        ("abzcd", (2,)),
        ("bcda", (3,)),
        ("zabc", (0,)),
        ("cba", (1, 2)),
    ],
)
def test_misplaced(values: str, moved: tuple[int, ...]) -> None:
    assert misplaced([(value, value) for value in values]) == moved


def test_ranges_that_overlap_are_in_order() -> None:
    july, late, june = (1, 31), (27, 27), (-29, 0)
    assert misplaced([late, july, late]) == ()
    assert misplaced([july, june]) == (1,)


def sorted_list(lines: Sequence[str]) -> SortedList:
    """Return the list of entries that `lines`, put behind link titles, make."""
    (only,) = sorted_lists(document("".join(f"- {line}\n" for line in lines)))
    return only


def infer(lines: Sequence[str], of_file: SortKey | None) -> Verdict | None:
    """Return the list that `lines` make, held to the order of its file or its own."""
    candidate = sorted_list(lines)
    return inferred_verdict(candidate, of_file, Style.of(candidate.document))


def order_of(text: str) -> SortKey | None:
    """Return what the lists of a text are sorted by."""
    return file_order(Style.of(document(text)), "list")


def titled(names: Sequence[str]) -> list[str]:
    return [f"[{name}](https://a.a/{name}) - words" for name in names]


def dated(dates: Sequence[str]) -> list[str]:
    return [f"[x](https://a.a/{n}) - words [{date}]" for n, date in enumerate(dates)]


def starred(counts: Sequence[int]) -> list[str]:
    return [f"[x](https://a.a/{n}) - words (⭐ {count:,})" for n, count in enumerate(counts)]


YEARS = [str(year) for year in range(2001, 2021)]


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (titled(ascii_lowercase), "title"),
        (dated(YEARS), "date"),
        (dated(YEARS[::-1]), "-date"),
        (starred(range(100, 3000, 100)), "number"),
        (starred(range(3000, 100, -100)), "-number"),
        (titled(ascii_lowercase[:19]), None),  # twenty entries decide
        (titled(ascii_lowercase[:20]), "title"),
        (titled("zyxwv" + ascii_lowercase[:15]), None),  # 5 of 20 move
        (titled("zy" + ascii_lowercase[:18]), "title"),  # 2 of 20: a tenth
        (titled("zyx" + ascii_lowercase[:17]), None),
        (titled(ascii_lowercase[::-1]), None),  # no list is sorted backwards
        (dated(["2001", "2002"] * 10), None),  # two years sort well both ways
        (dated(["2001"] * 30), None),
        (dated(YEARS[:9]) + titled("x" * 11), None),  # most are undated
    ],
)
def test_the_order_of_a_file(lines: list[str], key: SortKey | None) -> None:
    assert order_of("".join(f"- {line}\n" for line in lines)) == key


def _sections(make: Callable[[str], list[str]], *groups: str) -> str:
    return "\n".join(
        f"# {n}\n\n" + "".join(f"- {line}\n" for line in make(group))
        for n, group in enumerate(groups)
    )


def test_the_order_of_a_file_is_pooled_over_its_lists() -> None:
    assert order_of(_sections(titled, *["abcde"] * 4)) == "title"
    assert order_of(_sections(titled, *["abc"] * 8)) is None  # threes prove nothing
    assert order_of(_sections(titled, *["abcde"] * 4, "edcba")) is None


def test_tables_do_not_decide_for_the_lists() -> None:
    rows = "".join(f"| [{name}](https://a.a/{name}) |\n" for name in ascii_lowercase)
    assert order_of("| a |\n|---|\n" + rows) is None


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (titled("abcdefg"), "title"),
        (titled("abcdef"), None),  # seven decide by themselves
        (titled("bacdefg"), None),  # 1 of 7 moves: more than a tenth
        (titled("bacdefghij"), "title"),
        (dated(YEARS[:7]), "date"),
        (dated(YEARS[:7][::-1]), "-date"),
        (starred([700, 600, 500, 400, 300, 200, 100]), "-number"),
        (titled("gcaebfd"), None),
    ],
)
def test_a_list_that_decides_by_itself(lines: list[str], key: SortKey | None) -> None:
    verdict = infer(lines, None)
    assert (verdict.key if verdict else None) == key


def test_a_list_is_held_to_the_order_of_its_file() -> None:
    verdict = infer(titled("abdce"), "title")
    assert verdict is not None
    assert (verdict.key, verdict.misplaced, verdict.follows) == ("title", (3,), True)


def test_a_list_that_does_not_follow_its_file_is_said_so_once() -> None:
    verdict = infer(titled("edcba"), "title")
    assert verdict is not None
    assert not verdict.follows


def test_a_list_with_an_order_of_its_own_is_held_to_that() -> None:
    lines = [
        f"[{name}](https://a.a) [{year}]" for name, year in zip("gfedcba", YEARS, strict=False)
    ]
    verdict = infer(lines, "title")
    assert verdict is not None
    assert (verdict.key, verdict.misplaced) == ("date", ())


def test_undated_entries_have_no_place_in_an_order() -> None:
    lines = [*dated(["2001", "2002"]), *titled("x"), *dated(["2000"])]
    verdict = sorted_list(lines).judge("date")
    assert [item.entry.date is not None for item in verdict.keyed] == [True] * 3
    assert verdict.misplaced == (2,)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("⭐ 381,184", 381_184),
        ("⭐12.5k", 12_500),
        ("★ 2M", 2_000_000),
        ("Stars: 17", 17),
        ("Citations: 22,017; more", 22_017),
        ("1.2.3 words", None),
        ("⭐ 1.2.3", None),
        ("all stars", None),
    ],
)
def test_number(words: str, number: float | None) -> None:
    found = sorted_list([f"[A](https://a.a) - words ({words})"]).judge("number").keyed
    assert [item.bounds[0] for item in found] == ([] if number is None else [number])


def test_a_rule_in_an_item_cuts_the_list() -> None:
    text = (
        "- [Zest](https://a.a/z)\n\n    ---\n- [Anvil](https://a.a/a)\n- [Bellows](https://a.a/b)\n"
    )
    parts = [part.entry_list.entries for part in sorted_lists(document(text))]
    assert [[entry.title.text for entry in entries] for entries in parts] == [
        ["Zest"],
        ["Anvil", "Bellows"],
    ]


def test_an_index_of_files_is_no_sorted_list() -> None:
    text = "- [Tools](tools.md)\n- [Books](books.md)\n- [Clay](https://a.a)\n"
    assert sorted_lists(document(text)) == []


def moved(lines: Sequence[str]) -> list[str] | None:
    """Return the items of a list as sorting leaves them; None where nothing moves."""
    candidate = sorted_list(lines)
    entries, indexes = candidate.arranged(candidate.judge("title"))
    return [entry.title.text for entry in entries] if indexes else None


def test_only_what_is_out_of_place_moves() -> None:
    lines = titled(["arc-prompt", "arc", "zest", "bow", "bow_tie", "bow-line"])
    assert moved(lines) == ["arc-prompt", "arc", "bow", "bow_tie", "bow-line", "zest"]


@pytest.mark.parametrize(
    "barrier",
    [
        "an item without a link",
        "How to forge: [a guide](https://a.a)",
        "See also: [all tools](https://a.a)",
    ],
)
def test_nothing_moves_across_a_barrier(barrier: str) -> None:
    front = titled("abde")
    assert moved([*front, *titled("c")]) == list("abcde")
    assert moved([*front, barrier, *titled("c")]) is None
    assert moved([*titled("bac"), barrier, *titled("de")]) is not None


def test_nothing_moves_across_a_comment_in_an_item() -> None:
    lines = titled("abde")
    lines[-1] += "\n  <!-- c -->"
    assert moved([*lines, *titled("c")]) is None


def test_what_has_no_place_keeps_its_neighbours() -> None:
    lines = [*titled("aze"), "[鍛冶](https://a.a)", *titled("fg")]
    assert moved(lines) == ["a", "e", "鍛冶", "f", "g", "z"]
