"""What the entries of a list can be sorted by: titles, dates, numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import le
from typing import Any, Literal, NamedTuple, get_args

from awesomelint.reading.model import Entry
from awesomelint.style.names import Named
from awesomelint.style.titles import Case, Folded, alphabetical, fits_between

SortKey = Literal["title", "date", "-date", "number", "-number"]
KEYS: tuple[SortKey, ...] = get_args(SortKey)

# A range of values: entries are out of order where one begins behind the other's end.
Bounds = tuple[Any, Any]

_NUMBER = r"(?:⭐|★|\bstars:?|\bcitations:?)\s*([\d,.]*\d)\s*([km]?)"
_BARE_NUMBER = r"(?:\W*\s)?([\d,.]*\d)\s*([kKmM]?)"
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000}


class Keyed(NamedTuple):
    """An entry with the bounds of its sort key, and its name where it is sorted by that."""

    entry: Entry
    bounds: Bounds
    name: str = ""


def _date_bounds(entry: Entry) -> Bounds | None:
    interval = entry.dates[0].written.interval if entry.dates else None
    return (interval.first.toordinal(), interval.last.toordinal()) if interval else None


def _number_bounds(entry: Entry) -> Bounds | None:
    found = _cell_number(entry) if entry.cells else None
    found = found or _told_number(entry)
    if found is None:
        return None
    digits = found[1].replace(",", "")
    if digits.count(".") > 1:
        return None
    number = float(digits) * _SCALE[found[2].lower()]
    return number, number


def _cell_number(entry: Entry) -> re.Match[str] | None:
    """Return the number in a column of numbers."""
    cells = (cell.part.text for cell in entry.cells if cell.role == "number")
    return next((found for cell in cells if (found := re.fullmatch(_BARE_NUMBER, cell))), None)


def _told_number(entry: Entry) -> re.Match[str] | None:
    """Return where an entry tells its stars or citations."""
    for part in (entry.description, *entry.tags):
        if part:
            text = part.text.casefold()
            # Nearly every text is without, and the pattern is slow to tell.
            is_near = "stars" in text or "citations" in text or "⭐" in text or "★" in text
            if is_near and (found := re.search(_NUMBER, text)):
                return found
    return None


_BOUNDS: dict[str, Callable[[Entry], Bounds | None]] = {
    "date": _date_bounds,
    "number": _number_bounds,
}


def by_title(names: Sequence[Named], case: Case, folded: Folded | None = None) -> tuple[Keyed, ...]:
    """Return entries with the bounds of their names; in alphabetical order they ascend.

    `folded` is what `fold` returns for the names, if that is known.
    """
    bounds_of_names = alphabetical([name for _, name in names], case, folded)
    return tuple(
        Keyed(entry, bounds, name)
        for (entry, name), bounds in zip(names, bounds_of_names, strict=True)
    )


def by_value(entries: Sequence[Entry], key: SortKey) -> tuple[Keyed, ...]:
    """Return the entries that have a date or a number, with its bounds; ascending is in order."""
    bounds_of = _BOUNDS[key.removeprefix("-")]
    found = tuple(Keyed(entry, bounds) for entry in entries if (bounds := bounds_of(entry)))
    return turned(found) if key.startswith("-") else found


def turned(entries: Sequence[Keyed]) -> tuple[Keyed, ...]:
    """Return the entries, keyed by numbers, with the bounds of the opposite order."""
    return tuple(Keyed(entry, (-last, -first)) for entry, (first, last), _ in entries)


class Misplaced(NamedTuple):
    """Which of some entries are out of order: the indexes of those to move, and of the anchors.

    The anchors are in order in the reading of titles that the list follows best. What is neither
    is in order between its neighbours in another reading, and stays.
    """

    moving: tuple[int, ...]
    anchors: tuple[int, ...]


def out_of_order(entries: Sequence[Keyed], key: SortKey, *, by_case: bool = False) -> Misplaced:
    """Return the fewest entries to move for all to be in order.

    A title is out of place only if it is so in every reading; capitals first is one if `by_case`.
    Where most titles are out of place the list is in no order, and other readings are not asked.
    """
    moves = misplaced([entry.bounds for entry in entries])
    if not moves:
        return Misplaced((), tuple(range(len(entries))))
    anchors = tuple(_others(len(entries), moves))
    if key == "title" and 2 * len(moves) <= len(entries):
        moves = tuple(_in_no_reading(entries, moves, anchors, by_case=by_case))
    return Misplaced(moves, anchors)


def new_out_of_order(
    entries: Sequence[Keyed], key: SortKey, new: frozenset[int], *, by_case: bool = False
) -> Misplaced:
    """Return the entries to move where those at the indexes `new` came last.

    The others stay as they are in order among themselves: a new entry is out of place that does not
    fit between its neighbours among them, and so are the fewest of the new ones that do not go
    together.
    """
    old = [index for index in range(len(entries)) if index not in new]
    moves = {old[number] for number in misplaced([entries[index].bounds for index in old])}
    anchors = [index for index in old if index not in moves]
    fitting = [index for index in sorted(new) if _fits(entries, index, anchors)]
    together = sorted([*anchors, *fitting])
    moves = {together[n] for n in misplaced([entries[index].bounds for index in together])}
    staying = tuple(index for index in together if index not in moves)
    moving = tuple(_others(len(entries), staying))
    if key == "title":
        moving = tuple(_in_no_reading(entries, moving, staying, by_case=by_case))
    return Misplaced(moving, staying)


def _fits(entries: Sequence[Keyed], index: int, anchors: Sequence[int]) -> bool:
    """Return whether an entry is in order between its neighbours among the anchors."""
    number = bisect_left(anchors, index)
    first, last = entries[index].bounds
    is_behind = number == 0 or entries[anchors[number - 1]].bounds[0] <= last
    is_before = number == len(anchors) or first <= entries[anchors[number]].bounds[1]
    return bool(is_behind and is_before)


def _others(count: int, indexes: Sequence[int]) -> Iterator[int]:
    excluded = set(indexes)
    return (index for index in range(count) if index not in excluded)


def _in_no_reading(
    entries: Sequence[Keyed], moves: Sequence[int], anchors: Sequence[int], *, by_case: bool
) -> Iterator[int]:
    """Yield those of the entries to move that are out of place in every reading of titles."""
    staying: dict[int, int] = {}  # by the number of anchors before it, the last one that stays
    for index in moves:
        number = bisect_left(anchors, index)
        before = staying.get(number, anchors[number - 1] if number else None)
        after = anchors[number] if number < len(anchors) else None
        names = [None if other is None else entries[other].name for other in (before, after)]
        if fits_between(entries[index].name, *names, by_case=by_case):
            staying[number] = index
        else:
            yield index


class _Node(NamedTuple):
    """The start of a run in order: the greatest value it can start with, and the run behind it."""

    greatest: Any
    item: int
    behind: _Node | None


def misplaced(bounds: Sequence[Bounds]) -> tuple[int, ...]:
    """Return the indexes of the fewest items to move so that none begins behind a later one's end.

    Longest non-decreasing subsequence by patience sorting, from the back, so that of two runs of a
    length the earlier items stay. With ranges, an item extends every run whose start lies within
    the item without lowering that start, so those runs move up one length.
    """
    if _is_in_order(bounds):
        return ()
    starts: list[_Node] = []  # of the runs of each length, the one with the highest start
    for index in range(len(bounds) - 1, -1, -1):
        first, last = bounds[index]
        low = _count_down_to(starts, last)
        high = low if first == last else _count_down_to(starts, first)
        raised = [_Node(node.greatest, index, node) for node in starts[low:high]]
        starts[low : high + 1] = [_Node(last, index, starts[low - 1] if low else None), *raised]
    kept = set()
    node = starts[-1] if starts else None
    while node:
        kept.add(node.item)
        node = node.behind
    return tuple(index for index in range(len(bounds)) if index not in kept)


def _is_in_order(bounds: Sequence[Bounds]) -> bool:
    """Whether no item begins behind a later one's end, as in most lists."""
    if all(map(le, bounds, bounds[1:])):
        return True
    highest = bounds[0][0]
    for first, last in bounds:
        if last < highest:
            return False
        highest = max(highest, first)
    return True


def _count_down_to(starts: Sequence[_Node], value: Any) -> int:
    """Return how many runs start at `value` or above; starts fall as runs get longer."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle].greatest >= value:
            low = middle + 1
        else:
            high = middle
    return low
