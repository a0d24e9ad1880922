"""Where entries out of order go: nothing else moves, and nothing crosses a barrier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from awesomelint.reading.model import Entry, EntryList
from awesomelint.style.names import is_text, leads_on
from awesomelint.style.sorting import Bounds, Keyed, Misplaced
from awesomelint.text import Source

# Nothing but this stands between two entries that follow each other.
_BLANK = " \t\r\n>"
_RULE = re.compile(r"^[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)


def slot_among(moved: Bounds, staying: Iterable[Bounds]) -> int:
    """Return the index among bounds in order that `moved` belongs at: before the first greater."""
    last, index = moved[1], 0
    for first, _ in staying:
        if first > last:
            break
        index += 1
    return index


def belongs(bounds: Sequence[Bounds], moved: int, kept: Sequence[int]) -> tuple[str, int]:
    """Return where one out of order belongs, seen from where it stands: `before` or `after` which.

    All numbers are indexes into `bounds`; those `kept` are in order.
    """
    index = slot_among(bounds[moved], (bounds[number] for number in kept))
    if index < len(kept) and kept[index] < moved:
        return "before", kept[index]
    return "after", kept[index - 1]


def ends_with_rule(source: Source, entry: Entry) -> bool:
    """Whether a rule (`---`) stands in an item below its text: it cuts the list there."""
    end = entry.item.end
    return entry.span.end < end and bool(_RULE.search(source.text, entry.span.end, end))


def segments(source: Source, entry_list: EntryList, keyed_entries: Sequence[Keyed]) -> list[int]:
    """Return for each entry of a list the number of its segment, in which it may move.

    Segments are cut by whatever stands between two items, such as a comment or an item without a
    link, and by an entry that has no place because it is a text or leads on.
    """
    placed = {entry.item for entry, _, _ in keyed_entries}
    piece_starts = {piece[0].item for piece in entry_list.pieces}
    number = 0
    numbers = [number]
    for before, entry in pairwise(entry_list.entries):
        is_cut = (
            entry.item in piece_starts
            or source.text[before.item.end : entry.item.start].strip(_BLANK)
            or "<!--" in source.text[before.span.end : before.item.end]
            or any(
                neighbour.item not in placed and (is_text(neighbour) or leads_on(source, neighbour))
                for neighbour in (before, entry)
            )
        )
        number += bool(is_cut)
        numbers.append(number)
    return numbers


def arranged(
    entries: Sequence[Entry],
    keyed_entries: Sequence[Keyed],
    misplaced: Misplaced,
    segment_numbers: Sequence[int],
) -> tuple[tuple[Entry, ...], frozenset[int]]:
    """Return the entries in order, and which of the keyed ones have moved, as indexes.

    All others stay in the order in which they were. An entry that belongs in another segment stays.
    """
    numbers = {entry.item: number for number, entry in enumerate(entries)}
    where = [numbers[entry.item] for entry, _, _ in keyed_entries]
    result = [*range(len(entries))]
    anchors = [*misplaced.anchors]
    moved = set()
    for moving in misplaced.moving:
        bounds = (keyed_entries[anchor].bounds for anchor in anchors)
        slot = slot_among(keyed_entries[moving].bounds, bounds)
        start = result.index(where[moving])
        following = result.index(where[anchors[slot]]) if slot < len(anchors) else len(result)
        is_upwards = following < start
        neighbour = where[anchors[slot if is_upwards else slot - 1]]
        if segment_numbers[neighbour] != segment_numbers[where[moving]]:
            continue
        result.remove(where[moving])
        result.insert(result.index(neighbour) + (not is_upwards), where[moving])
        anchors.insert(slot, moving)
        moved.add(moving)
    return tuple(entries[number] for number in result), frozenset(moved)
