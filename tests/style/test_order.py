"""What a list is sorted by, and the fewest entries that are out of place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.style.order import file_order, inferred_verdict
from awesomelint.style.sorted_lists import SortedList, sorted_lists
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
        (dated(YEARS[::-1]), "-date"),
        (starred(range(100, 3000, 100)), "number"),
        (starred(range(3000, 100, -100)), "-number"),
        (titled("abcdef"), None),  # six are in order in one case of 720
        (titled("abcdefg"), "title"),
        (titled("bacdefg"), None),
        (titled("bacdefghij"), "title"),
        (titled("zy" + ascii_lowercase[:18]), "title"),  # 2 of 20: a tenth
        (titled("zyxwv" + ascii_lowercase[:15]), None),  # 5 of 20
        (titled(ascii_lowercase[::-1]), None),  # no list is sorted backwards
        (dated(["2001", "2002"] * 10), None),  # two years sort well both ways
        (dated(["2002"] * 6 + ["2001"] * 6 + ["2000"]), "-date"),
        (dated(["2001"] * 9 + ["2000", "2002"]), None),  # ties: nearly every order will do
        (dated(["2001"] * 30), None),
        (dated(YEARS[:9]) + titled("x" * 11), None),  # most are undated
        (dated(YEARS), None),  # one list that appends what is new
    ],
)
def test_the_order_of_a_file_with_one_list(lines: list[str], key: SortKey | None) -> None:
    assert order_of("".join(f"- {line}\n" for line in lines)) == key


def _sections(make: Callable[[str], list[str]], *groups: str) -> str:
    return "\n".join(
        f"# {n}\n\n" + "".join(f"- {line}\n" for line in make(group))
        for n, group in enumerate(groups)
    )


@pytest.mark.parametrize(
    ("groups", "key"),
    [
        (["abcde"] * 4, "title"),
        (["abc"] * 2, None),
        (["abc"] * 8, "title"),  # two and a half in a million by chance
        (["abcde"] * 4 + ["edcba"], "title"),
        (["abcde"] * 4 + ["edcba"] * 5, None),  # most entries are in no order
        (["ab"] * 30, None),  # pairs prove nothing
    ],
)
def test_the_order_of_a_file_is_learnt_of_all_its_lists(groups: list[str], key: str) -> None:
    assert order_of(_sections(titled, *groups)) == key


def test_two_lists_with_the_oldest_first_are_an_order() -> None:
    group = "".join(f"- {line}\n" for line in dated(YEARS))
    assert order_of(f"# A\n\n{group}\n# B\n\n{group}") == "date"
    titles = "".join(f"- {line}\n" for line in titled("hcagfbedmkjil" * 5))
    assert order_of(f"# A\n\n{group}\n# B\n\n{group}\n# C\n\n{titles}") is None


def test_tables_do_not_decide_for_the_lists() -> None:
    rows = "".join(f"| [{name}](https://a.a/{name}) |\n" for name in ascii_lowercase)
    assert order_of("| a |\n|---|\n" + rows) is None


def misplaced_names(text: str) -> list[str]:
    """Return the names that are out of place in the lists of a text, in its own style."""
    style = Style.of(document(text))
    verdicts = (
        inferred_verdict(candidate, file_order(style, "list"), style)
        for candidate in sorted_lists(style.document)
    )
    return [
        verdict.keyed[index].name for verdict in verdicts if verdict for index in verdict.misplaced
    ]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("abdce", ["c"]),  # one of five slips
        ("bac", []),  # a list of three is as likely to be in no order
        ("edcba", []),
        ("gfbacde", []),  # two of seven out of place: an order of its own
        ("abcdefghijzyklmnopqrst", ["z", "y"]),
    ],
)
def test_a_list_is_held_to_the_order_of_its_file(group: str, names: list[str]) -> None:
    assert misplaced_names(_sections(titled, *["abcdef"] * 6, group)) == names


def test_slips_weigh_less_where_there_are_more_of_them() -> None:
    careful, careless = ["abcdefghij"] * 10, ["abcdefghij"] * 5 + ["bacdefghij"] * 5
    assert misplaced_names(_sections(titled, *careful, "bacd")) == []
    assert misplaced_names(_sections(titled, *careless, "bacd"))[-1:] == ["a"]


def test_a_list_with_frequent_slips_in_a_file_with_frequent_slips_is_left_alone() -> None:
    slipping = "bacedfhgikjl"
    assert misplaced_names(_sections(titled, *[slipping] * 9)) == []
    assert misplaced_names(_sections(titled, *[slipping] * 9, "bacdefghijkl")) == ["a"]


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
