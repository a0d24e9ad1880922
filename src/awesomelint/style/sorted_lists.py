"""The lists of a document that can be sorted, each held to an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.model import Document, Entry, EntryList
from awesomelint.style.mixture import Sample, chance, rival
from awesomelint.style.moves import arranged, ends_with_rule, segments
from awesomelint.style.sorting import Keyed, Misplaced, SortKey, keyed, out_of_order, turned
from awesomelint.style.style import ListKey, list_keys
from awesomelint.text import Source, Span
from awesomelint.urls import is_outbound

REVERSED: Mapping[SortKey, SortKey] = {
    "date": "-date",
    "-date": "date",
    "number": "-number",
    "-number": "number",
}
# Few values sort well every way: two years, or links that are all titled `Paper`.
_LEAST_DISTINCT_VALUES = 3
# An order by dates says nothing about a list of which most entries have none.
_SHARE_WITH_A_VALUE = 0.5


class Verdict(Struct, frozen=True):
    """A list held to an order: its key, and the entries that can have a place in it.

    `misplaced` and `anchors` are indexes into `keyed`: the entries out of place, and those that
    show where these belong.
    """

    key: SortKey
    keyed: tuple[Keyed, ...]
    misplaced: tuple[int, ...]
    anchors: tuple[int, ...]

    @property
    def share(self) -> float:
        """The share of entries in order."""
        return 1 - len(self.misplaced) / len(self.keyed) if self.keyed else 1.0


class SortedList:
    """A list that can be sorted by itself, or a piece of a table.

    `key` tells it again in another state of the document; `start` is the offset at which the whole
    list begins.
    """

    def __init__(
        self, document: Document, entry_list: EntryList, key: tuple[ListKey, int], start: int
    ) -> None:
        self.document, self.entry_list = document, entry_list
        self.key, self.start = key, start
        self._verdicts: dict[SortKey, Verdict] = {}

    def judge(self, key: SortKey) -> Verdict:
        """Return what holding the list to one order shows; each order is tried once."""
        if key not in self._verdicts:
            self._verdicts[key] = self._judge(key)
        return self._verdicts[key]

    def _judge(self, key: SortKey) -> Verdict:
        if key.startswith("-"):
            entries = turned(self.judge(REVERSED[key]).keyed)
        else:
            entries = keyed(self.document.source, self.entry_list.entries, key)
        return Verdict(key, entries, *out_of_order(entries, key))

    def sample(self, key: SortKey) -> Sample | None:
        """Return what the list shows of an order; None where too few entries have a place in it."""
        if len(self.entry_list.entries) < _LEAST_DISTINCT_VALUES:
            return None
        verdict = self.judge(key)
        count, slips = len(verdict.keyed), len(verdict.misplaced)
        if count < max(_LEAST_DISTINCT_VALUES, _SHARE_WITH_A_VALUE * len(self.entry_list.entries)):
            return None
        values = [bounds for _, bounds, _ in verdict.keyed]
        distinct = len(set(values))
        if distinct < _LEAST_DISTINCT_VALUES:
            return None
        alike = Counter(values).values() if distinct < count else ()
        by_chance = chance(count, slips, alike)
        if key in REVERSED:  # the opposite order may explain the list as well
            by_chance = max(by_chance, rival(count, len(self.judge(REVERSED[key]).misplaced)))
        return Sample(count, slips, by_chance)

    def arranged(
        self, verdict: Verdict, *, move_first: bool = True
    ) -> tuple[tuple[Entry, ...], frozenset[int]]:
        """Return the entries in order, and which of the keyed ones have moved.

        The first entry of the list stays unless `move_first` is set. Nothing has moved where the
        list would not be in order, as far as entries can move.
        """
        source, entries = self.document.source, self.entry_list.entries
        moving = tuple(
            index
            for index in verdict.misplaced
            if move_first or verdict.keyed[index].entry is not entries[0]
        )
        misplaced = Misplaced(moving, verdict.anchors)
        numbers = segments(source, self.entry_list, verdict.keyed)
        result, moved = arranged(entries, verdict.keyed, misplaced, numbers)
        after = keyed(source, result, verdict.key)
        stayed = {
            verdict.keyed[index].entry.item for index in verdict.misplaced if index not in moved
        }
        is_in_order = all(
            after[index].entry.item in stayed for index in out_of_order(after, verdict.key).moving
        )
        return (result, moved) if is_in_order else (entries, frozenset())

    def without_first(self, count: int) -> SortedList:
        """Return the list without its first `count` entries."""
        rest = self.entry_list.entries[count:]
        start = rest[0].item.start
        pieces = (
            tuple(entry for entry in piece if entry.item.start >= start)
            for piece in self.entry_list.pieces
        )
        entry_list = replace(self.entry_list, entries=rest, pieces=tuple(filter(None, pieces)))
        return SortedList(self.document, entry_list, self.key, self.start)


def sorted_lists(document: Document) -> list[SortedList]:
    """Return the lists of a document, and the pieces of its tables, that can be sorted."""
    return [
        SortedList(document, sortable, (key, number), entry_list.span.start)
        for key, entry_list in zip(list_keys(document), document.lists, strict=True)
        for number, sortable in enumerate(_sortable_parts(document.source, entry_list))
    ]


def _sortable_parts(source: Source, entry_list: EntryList) -> Iterator[EntryList]:
    """Yield the parts of a list that can be sorted, each by itself.

    An index of the list's own files has the order of what it leads to. A rule cuts a list, and a
    table is cut by its rows: one without a link may be a title for those below it. Where rows leave
    their first cell empty they go on with the row above, and have no place of their own. Entries in
    HTML are left as they are.
    """
    if sum(is_outbound(entry.url) for entry in entry_list.entries) * 2 < len(entry_list.entries):
        return
    if entry_list.container == "list":
        yield from _cut_by_rules(source, entry_list)
        return
    if entry_list.container == "headings":
        yield entry_list
    if entry_list.container != "table":
        return
    for piece in entry_list.pieces:
        if len({not entry.cells[0].part.text for entry in piece}) == 1:
            yield _part(entry_list, [piece])


def _cut_by_rules(source: Source, entry_list: EntryList) -> Iterator[EntryList]:
    """Yield the parts of a list between rules that stand in its items."""
    cuts = {entry.item for entry in entry_list.entries if ends_with_rule(source, entry)}
    if not cuts:
        yield entry_list
        return
    pieces: list[list[Entry]] = []
    for piece in entry_list.pieces:
        pieces.append([])
        for entry in piece:
            pieces[-1].append(entry)
            if entry.item in cuts:
                yield _part(entry_list, pieces)
                pieces = [[]]
    if pieces := [*filter(None, pieces)]:
        yield _part(entry_list, pieces)


def _part(entry_list: EntryList, pieces: Sequence[Sequence[Entry]]) -> EntryList:
    """Return the part of a list that has these pieces."""
    entries = tuple(chain.from_iterable(pieces))
    span = Span(entries[0].item.start, entries[-1].item.end)
    filled = tuple(tuple(piece) for piece in pieces if piece)
    return replace(entry_list, entries=entries, pieces=filled, span=span)
