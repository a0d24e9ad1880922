"""The lists of a document that can be sorted, each held to an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.model import Document, Entry, EntryList
from awesomelint.style.mixture import Sample, chance, rival
from awesomelint.style.moves import arranged, ends_with_rule, segments, slot_among
from awesomelint.style.names import Named, named
from awesomelint.style.sorting import (
    Keyed,
    Misplaced,
    SortKey,
    by_title,
    by_value,
    new_out_of_order,
    out_of_order,
    turned,
)
from awesomelint.style.style import ListKey, list_keys
from awesomelint.style.titles import Case, Folded, case_of, fits_in_both_cases, fold
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
    list begins; `document_case` knows whether capitals come first.
    """

    def __init__(
        self,
        document: Document,
        entry_list: EntryList,
        key: tuple[ListKey, int],
        start: int,
        document_case: DocumentCase,
    ) -> None:
        self.document, self.entry_list = document, entry_list
        self.key, self.start = key, start
        self.document_case = document_case
        self._verdicts: dict[SortKey, Verdict] = {}

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """The entries that have a place in an alphabetical order, with their names."""
        return named(self.document.source, self.entry_list.entries)

    @cached_property
    def folded(self) -> Folded:
        """The names without case."""
        return fold([name for _, name in self.names])

    def judge(self, key: SortKey) -> Verdict:
        """Return what holding the list to one order shows; each order is tried once."""
        if key not in self._verdicts:
            self._verdicts[key] = self._judge(key)
        return self._verdicts[key]

    def _judge(self, key: SortKey) -> Verdict:
        if key.startswith("-"):
            entries = turned(self.judge(REVERSED[key]).keyed)
        elif key == "title":
            entries = by_title(self.names, self.document_case.value, self.folded)
        else:
            entries = by_value(self.entry_list.entries, key)
        return Verdict(key, entries, *self._out_of_order(entries, key))

    def _out_of_order(self, entries: Sequence[Keyed], key: SortKey) -> Misplaced:
        """Return what is out of order; capitals first is a reading where that may be the order."""
        return out_of_order(entries, key, by_case=key == "title" and self._may_be_by_case)

    @property
    def _may_be_by_case(self) -> bool:
        is_open = self.document_case.value == "open"
        return is_open or self.folded.slips_by_case < self.folded.slips

    def blame(self, verdict: Verdict, new: frozenset[int]) -> Verdict:
        """Return the verdict in which the entries at the indexes `new` are out of order, not the
        others, as far as that explains it."""
        by_case = verdict.key == "title" and self._may_be_by_case
        moving, anchors = new_out_of_order(verdict.keyed, verdict.key, new, by_case=by_case)
        return replace(verdict, misplaced=moving, anchors=anchors)

    def sample(self, key: SortKey, *, forgiven: int = 0) -> Sample | None:
        """Return what the list shows of an order; None where too few entries have a place in it.

        So many slips are `forgiven`: the list counts as if these entries were not there.
        """
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
        left_out = min(forgiven, slips)
        count, slips = count - left_out, slips - left_out
        by_chance = chance(count, slips, alike)
        if key in REVERSED:  # the opposite order may explain the list as well
            backwards = len(self.judge(REVERSED[key]).misplaced)
            by_chance = max(by_chance, rival(count, min(backwards, count)))
        return Sample(count, slips, by_chance)

    def arranged(
        self, verdict: Verdict, *, move_first: bool = True, only: frozenset[int] | None = None
    ) -> tuple[tuple[Entry, ...], frozenset[int]]:
        """Return the entries in order, and which of the keyed ones have moved.

        The first entry of the list stays unless `move_first` is set, and so do others than `only`,
        if these are given. Nothing has moved where the list would not be in order, as far as
        entries can move.
        """
        source, entries = self.document.source, self.entry_list.entries
        moving = tuple(
            index
            for index in verdict.misplaced
            if (move_first or verdict.keyed[index].entry is not entries[0])
            and (only is None or index in only)
            and self._has_one_place(verdict, index)
        )
        misplaced = Misplaced(moving, verdict.anchors)
        numbers = segments(source, self.entry_list, verdict.keyed)
        result, moved = arranged(entries, verdict.keyed, misplaced, numbers)
        after = self._keyed_again(result, verdict.key)
        stayed = {
            verdict.keyed[index].entry.item for index in verdict.misplaced if index not in moved
        }
        left = self._out_of_order(after, verdict.key).moving
        if only is None:
            is_in_order = all(after[index].entry.item in stayed for index in left)
        else:  # of two that do not go together, either may be left
            is_in_order = len(left) <= len(stayed)
        return (result, moved) if is_in_order else (entries, frozenset())

    def _has_one_place(self, verdict: Verdict, index: int) -> bool:
        """Whether an entry belongs between the same two whether or not capitals come first.

        Where that is open, it stays otherwise: put in order in one way, it might settle the matter
        for the whole document.
        """
        if verdict.key != "title" or self.document_case.value != "open":
            return True
        keyed_entries, anchors = verdict.keyed, verdict.anchors
        bounds = (keyed_entries[anchor].bounds for anchor in anchors)
        slot = slot_among(keyed_entries[index].bounds, bounds)
        before = keyed_entries[anchors[slot - 1]].name if slot else None
        after = keyed_entries[anchors[slot]].name if slot < len(anchors) else None
        return fits_in_both_cases(keyed_entries[index].name, before, after)

    def _keyed_again(self, entries: Sequence[Entry], key: SortKey) -> tuple[Keyed, ...]:
        if key == "title":
            names = named(self.document.source, entries)
            return by_title(names, self.document_case.value)
        return by_value(entries, key)

    def held_to(self, document_case: DocumentCase) -> SortedList:
        """Return the list as another state of the document has capitals."""
        return SortedList(self.document, self.entry_list, self.key, self.start, document_case)

    def without_first(self, count: int) -> SortedList:
        """Return the list without its first `count` entries."""
        rest = self.entry_list.entries[count:]
        start = rest[0].item.start
        pieces = (
            tuple(entry for entry in piece if entry.item.start >= start)
            for piece in self.entry_list.pieces
        )
        entry_list = replace(self.entry_list, entries=rest, pieces=tuple(filter(None, pieces)))
        return SortedList(self.document, entry_list, self.key, self.start, self.document_case)


class DocumentCase:
    """Whether capitals come first in the alphabetical order of a document's lists.

    `before` is what an earlier state of the document showed.
    """

    def __init__(self, lists: Sequence[SortedList] = (), before: Case | None = None) -> None:
        self.lists, self._before = lists, before

    @cached_property
    def value(self) -> Case:
        """What all lists show together."""
        return case_of((each.folded for each in self.lists), self._before)


def sorted_lists(document: Document) -> list[SortedList]:
    """Return the lists of a document, and the pieces of its tables, that can be sorted."""
    case = DocumentCase()
    case.lists = [
        SortedList(document, sortable, (key, number), entry_list.span.start, case)
        for key, entry_list in zip(list_keys(document), document.lists, strict=True)
        for number, sortable in enumerate(_sortable_parts(document.source, entry_list))
    ]
    return [*case.lists]


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
