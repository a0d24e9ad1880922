"""What the lists of a document are sorted by, and which of their entries are out of place.

The measure is the longest sequence of entries, not necessarily neighbours, that is in order, as a
share of all: the entries outside it are the fewest that have to move. Alphabetical lists measure
.78 to 1.00 over the whole file, all others at most .60 (94 lists); so the file decides, and each
section confirms it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.model import Container, Document, EntryList
from awesomelint.style.convention import Convention, Need
from awesomelint.style.sorting import KEYS, Bounds, Keyed, SortKey, keyed, misplaced, turned
from awesomelint.style.style import Aspect, Evidence, ListKey, Style, list_keys
from awesomelint.text import Span

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

    `misplaced` are indexes into `keyed`, the entries that can have a place in the order.
    """

    key: SortKey
    keyed: tuple[Keyed, ...]
    misplaced: tuple[int, ...]
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
            entries = keyed(self.entry_list.entries, key)
        if not entries:
            return Verdict(key, (), (), 1.0, follows=True)
        moves = misplaced([entry.bounds for entry in entries])
        share = 1 - len(moves) / len(entries)
        return Verdict(key, entries, moves, share, share >= FOLLOWING_SHARES[key])

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
        for number, sortable in enumerate(_sortable_parts(entry_list))
    ]


def _sortable_parts(entry_list: EntryList) -> tuple[EntryList, ...]:
    """Return the parts of a list that can be sorted, each by itself: a table is cut by its rows.

    A row without a link may be a title for those below it. Where rows leave their first cell empty
    they go on with the row above, and have no place of their own.
    """
    if entry_list.container == "list":
        return (entry_list,)
    return tuple(
        replace(
            entry_list,
            entries=piece,
            pieces=(piece,),
            span=Span(piece[0].item.start, piece[-1].item.end),
        )
        for piece in entry_list.pieces
        if len({not entry.cells[0].part.text for entry in piece}) == 1
    )


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
    for _, bounds in entries:
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


def arranged(entries: Sequence[Keyed]) -> tuple[Keyed, ...]:
    """Return the entries in order, moving the fewest of them."""
    moving = misplaced([entry.bounds for entry in entries])
    moved = set(moving)
    result = [entry for index, entry in enumerate(entries) if index not in moved]
    for index in moving:
        slot = slot_among(entries[index].bounds, (entry.bounds for entry in result))
        result.insert(slot, entries[index])
    return tuple(result)
