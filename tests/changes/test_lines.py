"""Which lines are new, and what stood where they stand."""

from __future__ import annotations

from awesomelint import Source, Span
from awesomelint.changes.lines import LineChange, compare_lines


def compare(before: str | None, after: str) -> LineChange:
    earlier = None if before is None else Source("a.md", before)
    return compare_lines(earlier, Source("a.md", after))


def test_lines_that_both_have_are_neither_added_nor_removed() -> None:
    assert compare("a\nb\nc\n", "a\nb\nc\n") == LineChange({}, {})


def test_added_and_removed_lines_have_their_numbers() -> None:
    change = compare("a\nb\nc\nd\n", "a\nnew\nc\nd\nlast\n")
    assert (set(change.added), set(change.removed)) == ({2, 5}, {2})


def test_what_is_added_where_something_was_removed_is_in_the_same_stretch() -> None:
    change = compare("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\n")
    assert change.added[2] == change.removed[2] != change.added[5] == change.removed[5]


def test_blank_lines_and_line_endings_do_not_count() -> None:
    assert compare("a\n\nb\n", "a\r\n\r\n\r\nb") == LineChange({}, {})


def test_without_an_earlier_state_every_line_is_new() -> None:
    assert set(compare(None, "a\n\nb\n").added) == {1, 3}


def test_a_line_that_is_there_twice_is_added_once() -> None:
    assert len(compare("a\nb\n", "a\na\nb\n").added) == 1


def test_a_span_is_new_if_one_of_its_lines_is() -> None:
    after = Source("a.md", "a\nnew\nc\n")
    change = compare_lines(Source("a.md", "a\nc\n"), after)
    starts = [after.text.index(letter) for letter in "anc"]
    assert [change.adds(after, Span(at, at + 1)) for at in starts] == [False, True, False]
    assert change.adds(after, Span(0, len(after.text)))
    assert not change.adds(after, Span(0, 2))  # up to the line's end
    assert change.adds(after, Span(2, 2))
