"""Edits put into text, and fixes that go together."""

from __future__ import annotations

import re

import pytest

from awesomelint.diagnostic import Edit, Fix
from awesomelint.safety import printer
from awesomelint.safety.edits import apply, select_disjoint
from awesomelint.safety.printer import print_inline
from awesomelint.text import Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("mend it", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_edits_are_put_in_wherever_they_stand() -> None:
    assert apply("abcdef", [fix((4, 5, "X")), fix((0, 1, ""), (2, 2, "--"))]) == "b--cdXf"


def test_new_text_is_printed_and_copied_text_is_not() -> None:
    copied = Fix("copy", (Edit(Span(0, 1), "*a"),))
    printed = Fix("print", (Edit(Span(0, 1), " *a ", new=True),))
    assert apply("x", [copied]) == "*a"
    assert apply("x", [printed]) == " \\*a "


@pytest.mark.parametrize("text", ["https", "abs", ".", "Words.", " a "])
def test_a_word_is_printed_as_mdformat_prints_it(text: str) -> None:
    without_mdformat = print_inline(text)
    print_inline.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printer, "_WORD", re.compile("(?!)"))
        assert print_inline(text) == without_mdformat == text
    print_inline.cache_clear()


def test_a_fix_that_overlaps_one_before_it_waits() -> None:
    first, second, third = fix((0, 3, "")), fix((2, 4, "")), fix((4, 5, ""))
    assert select_disjoint([third, second, first]) == (first, third)


def test_two_insertions_at_one_place_do_not_go_together() -> None:
    first, second = fix((2, 2, "a")), fix((2, 2, "b"))
    assert len(select_disjoint([first, second])) == 1


@pytest.mark.parametrize("at", [2, 5])
def test_an_insertion_where_another_edit_begins_or_ends_waits(at: int) -> None:
    replaced, inserted, behind = fix((2, 5, "a")), fix((at, at, "b")), fix((6, 6, "c"))
    first = inserted if at == 2 else replaced
    assert select_disjoint([replaced, inserted, behind]) == (first, behind)


def test_edits_side_by_side_go_together() -> None:
    assert len(select_disjoint([fix((0, 3, "")), fix((3, 5, "x"))])) == 2


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    wide, inner = fix((0, 1, ""), (8, 9, "")), fix((1, 2, ""), (8, 8, "x"))
    assert select_disjoint([wide, inner]) == (wide,)


def test_the_same_fix_of_two_diagnostics_is_taken_once() -> None:
    assert len(select_disjoint([fix((0, 1, "x")), fix((0, 1, "x"))])) == 1
