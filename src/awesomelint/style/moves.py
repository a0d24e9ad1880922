"""Where entries out of order go: nothing else moves, and nothing crosses a barrier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from awesomelint.reading.model import Entry, EntryList
from awesomelint.style.names import is_text, leads_on
from awesomelint.style.sorting import Bounds, Keyed, Misplaced
from awesomelint.text import Source
from awesomelint.urls import repository

# Who made a tool, in a title: `FlashMLA (@deepseek-ai)`.
_AT_NAME = r"@([\w.-]+)"
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

    All others stay in the order in which they were. An entry that belongs in another segment stays,
    and so does one that stands beside its kin and would leave it.
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
        ordered = [number for number in result if number != where[moving]]
        ordered.insert(ordered.index(neighbour) + (not is_upwards), where[moving])
        if _leaves_kin(entries, result, ordered, where[moving]):
            continue
        result = ordered
        anchors.insert(slot, moving)
        moved.add(moving)
    return tuple(entries[number] for number in result), frozenset(moved)


def _leaves_kin(
    entries: Sequence[Entry], before: Sequence[int], after: Sequence[int], moved: int
) -> bool:
    """Whether an entry stands beside one of the same owner before its move, and not after it.

    Who puts the tools of one maker side by side means it.
    """
    owners = _owners(entries[moved])
    return bool(owners & _owners_beside(entries, before, moved)) and not (
        owners & _owners_beside(entries, after, moved)
    )


def _owners_beside(entries: Sequence[Entry], order: Sequence[int], number: int) -> Set[str]:
    """Return the owners of the entries directly before and after one in an order."""
    at = order.index(number)
    beside = (*order[max(0, at - 1) : at], *order[at + 1 : at + 2])
    return {owner for neighbour in beside for owner in _owners(entries[neighbour])}


def _owners(entry: Entry) -> Set[str]:
    """Return the owners of the repositories that an entry links to, and `@names` in its title."""
    repositories = (repository(link.url) for link in entry.links)
    names = re.findall(_AT_NAME, entry.title.text)
    return {found.owner for found in repositories if found} | {name.lower() for name in names}
