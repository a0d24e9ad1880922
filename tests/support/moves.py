"""The entries that a sorted list moved: those that did not keep their order among the others."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from awesomelint import Entry, EntryList, Source, read

# An entry and where it stands: the line in the source, and the line in the sorted text.
_Row = tuple[Entry, int, int]


@dataclass(frozen=True, slots=True)
class Move:
    """An entry that was moved.

    `line` and `new_line` are those of the text before and after. The titles around it are those of
    the entries directly before and after it in its list, None at an end.
    """

    name: str
    line: int
    new_line: int
    title: str
    around: tuple[str | None, str | None]
    new_around: tuple[str | None, str | None]


def moves(source: Source, after: str, reported: Collection[int]) -> Iterator[Move]:
    """Yield the fewest entries of a list whose move makes `after` from the source.

    Where two neighbours changed places, the entry on a `reported` line counts as the one moved.
    """
    new_lines = _new_lines(source, Source(source.path, after))
    for entry_list in read(source).lists:
        yield from _moves_in(source, entry_list, new_lines, reported)


def _new_lines(source: Source, sorted_source: Source) -> dict[int, int]:
    """Return the new number of each line; lines of the same text keep their order.

    A line is known by its text without the indent, which stays where it is when an item moves.
    """
    numbers: dict[str, deque[int]] = defaultdict(deque)
    for number in range(1, len(sorted_source.line_starts) + 1):
        numbers[sorted_source.line(number).strip()].append(number)
    return {
        number: numbers[text].popleft()
        for number in range(1, len(source.line_starts) + 1)
        if numbers[text := source.line(number).strip()]
    }


def _moves_in(
    source: Source, entry_list: EntryList, new_lines: dict[int, int], reported: Collection[int]
) -> Iterator[Move]:
    lines = [source.position(entry.item.start).line for entry in entry_list.entries]
    rows = [
        (entry, line, new_lines[line])
        for entry, line in zip(entry_list.entries, lines, strict=True)
        if line in new_lines
    ]
    after = sorted(rows, key=lambda row: row[2])
    if after == rows:
        return
    kept = _kept(rows, reported)
    for index, row in enumerate(rows):
        if index not in kept:
            entry, line, new_line = row
            around, new_around = _around(rows, index), _around(after, after.index(row))
            yield Move(source.path, line, new_line, entry.title.text, around, new_around)


def _kept(rows: Sequence[_Row], reported: Collection[int]) -> set[int]:
    """Return the indexes of the longest sequence of rows that are in their new order.

    Of sequences as long, that with the fewest entries on `reported` lines is taken.
    """
    # For the sequence that ends at each row: its length, its rows not reported, the row before.
    best: list[tuple[int, int, int]] = []
    for index, (_, line, new_line) in enumerate(rows):
        before = [
            (best[earlier][0], best[earlier][1], earlier)
            for earlier in range(index)
            if rows[earlier][2] < new_line
        ]
        length, unreported, previous = max(before, default=(0, 0, -1))
        best.append((length + 1, unreported + (line not in reported), previous))
    index = max(range(len(rows)), key=lambda row: best[row][:2])
    kept = set()
    while index >= 0:
        kept.add(index)
        index = best[index][2]
    return kept


def _around(rows: Sequence[_Row], index: int) -> tuple[str | None, str | None]:
    """Return the titles directly before and after a row."""
    before = rows[index - 1][0].title.text if index else None
    after = rows[index + 1][0].title.text if index + 1 < len(rows) else None
    return before, after
