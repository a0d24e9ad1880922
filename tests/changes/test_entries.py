"""Which entries a change adds, changes and moves, and which of them rules hold responsible."""

from __future__ import annotations

from awesomelint import Source, read
from awesomelint.changes.entries import EntryChange, compare_entries
from awesomelint.changes.lines import compare_lines

A, B, C, D = (f"- [{name}](https://{name}.org) - Words of {name}.\n" for name in "abcd")
LIST = A + B + C


def compare(before: str, after: str) -> EntryChange:
    earlier, later = read(Source("a.md", before)), read(Source("a.md", after))
    return compare_entries(earlier, later, compare_lines(earlier.source, later.source))


def new(before: str, after: str) -> list[str]:
    """Return the lines of the new entries."""
    return [after[span.start : span.end] for span in sorted(compare(before, after).new)]


def counts(before: str, after: str) -> tuple[int, int]:
    change = compare(before, after)
    return change.added, change.changed


def test_nothing_changed() -> None:
    assert compare(LIST, LIST) == EntryChange(frozenset(), 0, 0)


def test_an_added_entry() -> None:
    assert counts(LIST, A + D + B + C) == (1, 0)
    assert new(LIST, A + D + B + C) == [D]


def test_a_removed_entry_is_nothing() -> None:
    assert compare(LIST, A + C) == EntryChange(frozenset(), 0, 0)


def test_other_words_make_no_new_entry() -> None:
    after = A + B.replace("Words", "Other words") + C
    assert counts(LIST, after) == (0, 1)
    assert new(LIST, after) == []


def test_another_title_url_or_date_makes_a_new_one_that_is_not_added() -> None:
    for words, others in (("[b]", "[bee]"), ("b.org", "bee.org"), ("b.\n", "b. [May 2024]\n")):
        after = A + B.replace(words, others) + C
        assert counts(LIST, after) == (0, 1)
        assert len(new(LIST, after)) == 1


def test_another_way_to_write_the_same_url_makes_none() -> None:
    assert new(LIST, A + B.replace("https://b.org", "http://www.b.org/") + C) == []


def test_a_moved_entry() -> None:
    assert counts(LIST, B + C + A) == (0, 1)
    assert new(LIST + D, A + C + D + B) == [B]


def test_of_two_that_change_places_on_changed_lines_one_has_moved() -> None:
    before, after = A + B + C, A + C.replace("Words", "More") + B.replace("Words", "More")
    assert len(new(before, after)) == 1


def test_a_second_entry_for_the_same_thing_is_new_and_the_first_is_not() -> None:
    twice = B.replace("Words", "Other words")
    assert new(LIST, twice + LIST) == [twice]
    # Both lines are changed: the one that has kept its title is the old one.
    changed = B.replace("Words", "More words")
    other = twice.replace("[b]", "[bee]")
    assert new(LIST, other + A + changed + C) == [other]


def test_a_new_file_is_new_as_a_whole() -> None:
    later = read(Source("a.md", LIST))
    change = compare_entries(None, later, compare_lines(None, later.source))
    assert (len(change.new), change.added, change.changed) == (3, 3, 0)
