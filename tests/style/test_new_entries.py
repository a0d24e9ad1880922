"""Of entries that do not go together, those that a change brings are at fault."""

from __future__ import annotations

from awesomelint import Source, Span, read
from awesomelint.reading.model import Document
from awesomelint.style.names import named
from awesomelint.style.repeats import repeats
from awesomelint.style.sorting import Keyed, by_title, new_out_of_order, out_of_order


def entries_of(*names: str) -> Document:
    lines = (f"- [{name}](https://{name}.org) - Words.\n" for name in names)
    return read(Source("a.md", "".join(lines)))


def keyed(document: Document) -> tuple[Keyed, ...]:
    return by_title(named(document.source, tuple(document.entries())), "ignored")


def moving(names: str, new: str) -> str:
    """Return the names of the entries to move, of a list that has those of `new` since a change."""
    document = entries_of(*names)
    entries = keyed(document)
    indexes = frozenset(names.index(name) for name in new)
    misplaced = new_out_of_order(entries, "title", indexes)
    assert not set(misplaced.moving) & set(misplaced.anchors)
    return "".join(names[index] for index in misplaced.moving)


def test_the_new_entry_moves_even_where_fewer_others_would() -> None:
    document = entries_of(*"acb")
    entries = keyed(document)
    assert [entries[index].name for index in out_of_order(entries, "title").moving] == ["b"]
    assert moving("acb", new="b") == "b"
    assert moving("acb", new="c") == "c"
    # Three new entries in order before one old one: the old one stays.
    assert moving("bcda", new="bcd") == "bcd"


def test_a_new_entry_that_fits_stays() -> None:
    assert moving("abcd", new="bc") == ""
    assert moving("acbe", new="e") == moving("acb", new="")


def test_of_new_ones_that_do_not_go_together_the_fewest_move() -> None:
    assert moving("afbcdg", new="fbcd") == "f"


def test_what_was_out_of_order_before_is_so_still() -> None:
    assert moving("adbcez", new="z") == "d"
    assert moving("zadbce", new="z") == "zd"


def test_a_new_entry_repeats_an_old_one_wherever_it_stands() -> None:
    text = "- [One](https://a.org) - New.\n- [One](https://a.org) - Old.\n"
    document = read(Source("a.md", text))
    first, second = (entry.item for entry in document.entries())

    def repeating(*new: Span) -> list[Span]:
        found = repeats([document], [frozenset(new)] if new else ()).repeats
        return [repeat.second.entry.item for repeat in found]

    assert repeating() == [second]
    assert repeating(first) == [first]
    assert repeating(second) == [second]
    assert repeating(first, second) == [second]


def test_a_new_parent_of_an_old_entry_for_the_same_thing_is_no_repeat() -> None:
    text = "- [One](https://a.org) - It.\n  - [Mirror](https://a.org) - Of it.\n"
    document = read(Source("a.md", text))
    parent = next(document.entries()).item
    assert not repeats([document]).repeats
    assert not repeats([document], [frozenset((parent,))]).repeats
