"""What the lists of a document are sorted by, and which of their entries are out of place.

The measure is the longest sequence of entries, not necessarily neighbours, that is in order, as a
share of all: the entries outside it are the fewest that have to move. Alphabetical lists measure
.78 to 1.00 over the whole file, all others at most .60 (94 lists); so the file decides, and each
section confirms it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.model import Container, Document, Entry, EntryList
from awesomelint.style.convention import Convention, Need
from awesomelint.style.moves import arranged, ends_with_rule, segments
from awesomelint.style.sorting import (
    KEYS,
    Bounds,
    Keyed,
    Misplaced,
    SortKey,
    keyed,
    out_of_order,
    turned,
)
from awesomelint.style.style import Aspect, Evidence, ListKey, Style, list_keys
from awesomelint.text import Source, Span
from awesomelint.urls import is_outbound

# The share of entries in order, by what they are sorted by, that a whole file needs. Alphabetical
# lists measure .78 and above, but where one entry in seven is out of place the maintainers do not
# hold to the order.
_FILE_SHARES = {"title": 0.9, "date": 0.8, "number": 0.95}
# Shorter lists are in order by chance: three entries are in one case of six.
_LEAST_ENTRIES_OF_A_LIST = 4
# Of these lists all together: fewer entries say nothing about a file.
_LEAST_ENTRIES_OF_A_FILE = 20
# The same for a section that decides by itself, with nothing else to confirm it.
_SECTION_SHARES = {"title": 0.9, "date": 0.85, "number": 0.95}
_LEAST_ENTRIES_OF_A_SECTION = 7
# By how much one direction of dates must win over the other: few dates sort well both ways.
_MARGIN_OVER_REVERSE = 0.25
_REVERSED: Mapping[SortKey, SortKey] = {
    "date": "-date",
    "-date": "date",
    "number": "-number",
    "-number": "number",
}
# Few values sort well every way: two years, or links that are all titled `Paper`.
_LEAST_DISTINCT_VALUES = 3
# An order by dates says nothing about a list of which most entries have none.
_SHARE_WITH_A_VALUE = 0.5
# A list with a smaller share of entries in order does not follow its file: it gets one note, not
# one for each entry. Dates keep islands of an older order more often than titles do.
FOLLOWING_SHARES = {"title": 0.7, "date": 0.6, "-date": 0.6, "number": 0.7, "-number": 0.7}
# Of a file's lists, so many have to follow an order for it to be the file's.
_SHARE_OF_FOLLOWING_LISTS = 0.8

CONTAINERS: tuple[Container, ...] = get_args(Container)

ORDER_WORDS: Mapping[SortKey, str] = {
    "title": "alphabetical order",
    "date": "date order, oldest first",
    "-date": "date order, newest first",
    "number": "ascending order",
    "-number": "descending order",
}


class Verdict(Struct, frozen=True):
    """A list held to an order: its key, what share keeps it, and whether it follows at all.

    `misplaced` and `anchors` are indexes into `keyed`, the entries that can have a place in the
    order: those out of place, and those that show where these belong.
    """

    key: SortKey
    keyed: tuple[Keyed, ...]
    misplaced: tuple[int, ...]
    anchors: tuple[int, ...]
    share: float
    follows: bool


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
            entries = turned(self.judge(_REVERSED[key]).keyed)
        else:
            entries = keyed(self.document.source, self.entry_list.entries, key)
        if not entries:
            return Verdict(key, (), (), (), 1.0, follows=True)
        moving, anchors = out_of_order(entries, key)
        share = 1 - len(moving) / len(entries)
        return Verdict(key, entries, moving, anchors, share, share >= FOLLOWING_SHARES[key])

    def arranged(self, verdict: Verdict) -> tuple[tuple[Entry, ...], frozenset[int]]:
        """Return the entries in order, and which of the keyed ones have moved.

        Nothing has moved where the list would not be in order, as far as entries can move.
        """
        source, entries = self.document.source, self.entry_list.entries
        misplaced = Misplaced(verdict.misplaced, verdict.anchors)
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
    their first cell empty they go on with the row above, and have no place of their own.
    """
    if sum(is_outbound(entry.url) for entry in entry_list.entries) * 2 < len(entry_list.entries):
        return
    if entry_list.container == "list":
        yield from _cut_by_rules(source, entry_list)
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


class Measure(Struct, frozen=True):
    """How much some lists are in one order.

    Of `total` entries that can have a place in it `share` have theirs; of `lists` lists `following`
    follow it.
    """

    total: int
    share: float
    lists: int
    following: int


def measures(lists: Iterable[SortedList], container: Container) -> dict[SortKey, Measure]:
    """Return how much a document's lists, or its tables, are in each order, all together."""
    alike = [candidate for candidate in lists if candidate.entry_list.container == container]
    return {key: _measure(alike, key, _LEAST_ENTRIES_OF_A_LIST) for key in KEYS}


def _measure(lists: Iterable[SortedList], key: SortKey, least: int) -> Measure:
    """Pool the lists of at least `least` entries that can have a place."""
    shares = []
    for candidate in lists:
        size = len(candidate.entry_list.entries)
        if size < least:
            continue
        verdict = candidate.judge(key)
        count = len(verdict.keyed)
        if count >= max(least, _SHARE_WITH_A_VALUE * size) and _is_varied(verdict.keyed):
            shares.append((count, verdict.share))
    total = sum(count for count, _ in shares)
    if not total:
        return Measure(0, 0.0, 0, 0)
    pooled = sum(count * share for count, share in shares) / total
    following = sum(share >= FOLLOWING_SHARES[key] for _, share in shares)
    return Measure(total, pooled, len(shares), following)


def _is_varied(entries: Sequence[Keyed]) -> bool:
    """Whether entries have enough values to show an order; the first few tell in most lists."""
    values: set[Bounds] = set()
    for _, bounds, _ in entries:
        values.add(bounds)
        if len(values) == _LEAST_DISTINCT_VALUES:
            return True
    return False


def _decide(
    measured: Mapping[SortKey, Measure], shares: Mapping[str, float], need: Need
) -> SortKey | None:
    """Return the key the measured lists are sorted by; None where they are in no order.

    The share of the need is the part of each key's own share that is enough.
    """
    best: tuple[float, SortKey] | None = None
    for key, measure in measured.items():
        needed = shares[key.removeprefix("-")] * need.share
        if key in _REVERSED:
            needed = max(needed, measured[_REVERSED[key]].share + _MARGIN_OVER_REVERSE)
        following = measure.following >= _SHARE_OF_FOLLOWING_LISTS * need.share * measure.lists
        enough = measure.total >= need.least and following
        if enough and measure.share >= needed and (best is None or measure.share > best[0]):
            best = measure.share, key
    return best[1] if best else None


def _order_aspect(name: str, container: Container, unit: str) -> Aspect[SortKey]:
    """Return the aspect of what all lists, or all tables, of a document are sorted by."""

    def find(style: Style, need: Need) -> Convention[SortKey] | None:
        measured = measures(style.compute(sorted_lists), container)
        key = _decide(measured, _FILE_SHARES, need)
        return Convention(key, measured[key].following, measured[key].lists) if key else None

    def show(style: Style) -> Evidence | None:
        if convention := style.convention(aspect):
            key, following, lists = convention.value, convention.count, convention.total
            return Evidence(ORDER_WORDS[key], following, lists, unit, value=key)
        measured = measures(style.compute(sorted_lists), container)
        best = max(measured, key=lambda key: measured[key].share)
        total = measured[best].total
        count = round(measured[best].share * total)
        return Evidence(ORDER_WORDS[best], count, total, "entries", holds=False) if count else None

    need = Need(1.0, _LEAST_ENTRIES_OF_A_FILE)
    aspect = Aspect(name, find, unit, lambda key: ORDER_WORDS[key], need, show)
    return aspect


ORDERS: Mapping[Container, Aspect[SortKey]] = {
    "list": _order_aspect("order", "list", "sections"),
    "table": _order_aspect("order of tables", "table", "tables"),
}


def file_order(style: Style, container: Container) -> SortKey | None:
    """Return what all lists, or all tables, of a document are sorted by; None for no order."""
    convention = style.convention(ORDERS[container])
    return convention.value if convention else None


def _own_order(candidate: SortedList) -> SortKey | None:
    """Return the order that a list shows by itself; None for a short list or no order."""
    if len(candidate.entry_list.entries) < _LEAST_ENTRIES_OF_A_SECTION:
        return None
    measured = {key: _measure([candidate], key, _LEAST_ENTRIES_OF_A_SECTION) for key in KEYS}
    return _decide(measured, _SECTION_SHARES, Need(1.0, _LEAST_ENTRIES_OF_A_SECTION))


def _lists_by_key(document: Document) -> Mapping[tuple[ListKey, int], SortedList]:
    return {candidate.key: candidate for candidate in sorted_lists(document)}


def section_order(style: Style, candidate: SortedList) -> SortKey | None:
    """Return the order that a style has for a list alone; None where it has none.

    The style of another state of the document answers for the list that it had under the same
    headings.
    """
    if candidate.document is style.document:
        return _own_order(candidate)
    counterpart = style.compute(_lists_by_key).get(candidate.key)
    return _own_order(counterpart) if counterpart else None


def inferred_verdict(
    candidate: SortedList, of_file: SortKey | None, style: Style
) -> Verdict | None:
    """Return the list held to the order of its file, or to its own where it does not follow that.

    None where neither shows an order.
    """
    verdict = candidate.judge(of_file) if of_file else None
    if verdict and verdict.follows:
        return verdict
    own = section_order(style, candidate)
    return candidate.judge(own) if own else verdict


def _show_section_orders(style: Style) -> Evidence | None:
    """Return in which orders the sections and tables are that have one of their own."""
    lists = style.compute(sorted_lists)
    of_file = {container: file_order(style, container) for container in CONTAINERS}
    orders: Counter[SortKey] = Counter()
    for candidate in lists:
        key = of_file[candidate.entry_list.container]
        verdict = inferred_verdict(candidate, key, style)
        if verdict and verdict.key != key:
            orders[verdict.key] += 1
    words = " or ".join(ORDER_WORDS[key] for key, _ in orders.most_common())
    return Evidence(words, orders.total(), len(lists), "sections") if orders else None


SECTION_ORDERS: Aspect[SortKey] = Aspect(
    "order of single sections", lambda style, need: None, show=_show_section_orders
)
