"""The order of a list: what it is sorted by, and what is out of place.

The measure is the longest run of entries, not necessarily neighbours, that is in order, as a share
of all: the entries outside it are the fewest that have to move. Alphabetical lists measure .78 to
1.00 over the whole file, all others at most .60; so the file decides, and each section confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.reading.model import Container, Document, EntryList
from awesomelint.style.sorting import KEYS, Bounds, Keyed, SortKey, keyed, misplaced, turned
from awesomelint.text import Span

# Of the entries of groups of four and more, over the whole file. Alphabetical lists measure .78 and
# above, but where one entry in seven is out of place its maintainers do not hold to the order.
_FILE_SHARES = {"title": 0.9, "date": 0.8, "number": 0.95}
_FILE_GROUP, _FILE_LEAST = 4, 20
# Of the entries of a section that decides by itself.
_OWN_SHARES = {"title": 0.9, "date": 0.85, "number": 0.95}
_OWN_GROUP = 7
# By how much one direction of dates must win over the other: few dates sort well both ways.
_MARGIN = 0.25
_REVERSED: Mapping[SortKey, SortKey] = {
    "date": "-date",
    "-date": "date",
    "number": "-number",
    "-number": "number",
}
# Few values sort well every way: two years, or links that are all titled `Paper`.
_DISTINCT = 3
_KEYED_SHARE = 0.5
# Below this a section does not follow its file's order: one note, not one for each entry. Dates
# keep islands of an older order more often than titles do.
FOLLOWS = {"title": 0.7, "date": 0.6, "-date": 0.6, "number": 0.7, "-number": 0.7}
_FOLLOWING_GROUPS = 0.8

CONTAINERS: tuple[Container, ...] = get_args(Container)


class Verdict(Struct, frozen=True):
    """The order a list is held to: its key, what share keeps it, and whether it follows at all."""

    key: SortKey
    keyed: tuple[Keyed, ...]
    misplaced: tuple[int, ...]
    share: float
    follows: bool


class Run:
    """A list that can be sorted by itself, or a piece of a table; it is held to an order but once.

    `whole` is where the list that it is a piece of begins.
    """

    def __init__(self, entry_list: EntryList, whole: int) -> None:
        self.entry_list, self.whole = entry_list, whole
        self._verdicts: dict[SortKey, Verdict] = {}

    def judge(self, key: SortKey) -> Verdict:
        """Hold the list to one order."""
        if key not in self._verdicts:
            self._verdicts[key] = self._judged(key)
        return self._verdicts[key]

    def _judged(self, key: SortKey) -> Verdict:
        entries = self.entry_list.entries
        found = turned(self.judge(_REVERSED[key]).keyed) if key[0] == "-" else keyed(entries, key)
        if not found:
            return Verdict(key, (), (), 1.0, follows=True)
        moves = misplaced([one.bounds for one in found])
        share = 1 - len(moves) / len(found)
        return Verdict(key, found, moves, share, share >= FOLLOWS[key])


def runs(document: Document) -> list[Run]:
    """Return the lists of a document, and the pieces of its tables, that can be sorted."""
    return [
        Run(run, entry_list.span.start)
        for entry_list in document.lists
        for run in _runs(entry_list)
    ]


class Measure(Struct, frozen=True):
    """How much some lists are in one order.

    Of `total` entries that can have a place in it `share` have theirs; of `lists` lists `following`
    follow it.
    """

    total: int
    share: float
    lists: int
    following: int


def _measure(lists: Iterable[Run], key: SortKey, least: int) -> Measure:
    """Pool the lists of at least `least` keyed entries."""
    shares = []
    for run in lists:
        size = len(run.entry_list.entries)
        if size < least:
            continue
        verdict = run.judge(key)
        count = len(verdict.keyed)
        if count >= max(least, _KEYED_SHARE * size) and _is_varied(verdict.keyed):
            shares.append((count, verdict.share))
    total = sum(count for count, _ in shares)
    if not total:
        return Measure(0, 0.0, 0, 0)
    pooled = sum(count * share for count, share in shares) / total
    following = sum(share >= FOLLOWS[key] for _, share in shares)
    return Measure(total, pooled, len(shares), following)


def _is_varied(entries: Sequence[Keyed]) -> bool:
    """Whether entries have enough values to show an order; the first few tell in most lists."""
    values: set[Bounds] = set()
    for _, bounds in entries:
        values.add(bounds)
        if len(values) == _DISTINCT:
            return True
    return False


def _decide(
    measures: Mapping[SortKey, Measure], shares: Mapping[str, float], least: int
) -> SortKey | None:
    """Return the key the measured lists are sorted by; None where they are in no order."""
    best: tuple[float, SortKey] | None = None
    for key, measure in measures.items():
        needed = shares[key.removeprefix("-")]
        if key in _REVERSED:
            needed = max(needed, measures[_REVERSED[key]].share + _MARGIN)
        following = measure.following >= _FOLLOWING_GROUPS * measure.lists
        enough = measure.total >= least and following
        if enough and measure.share >= needed and (best is None or measure.share > best[0]):
            best = measure.share, key
    return best[1] if best else None


def file_order(lists: Iterable[Run], container: Container = "list") -> SortKey | None:
    """Return what a document's lists, or its tables, are sorted by, all of them together."""
    return _decide(measures(lists, container), _FILE_SHARES, _FILE_LEAST)


def measures(lists: Iterable[Run], container: Container = "list") -> dict[SortKey, Measure]:
    """Return how much a document's lists, or its tables, are in each order, all together."""
    own = [run for run in lists if run.entry_list.container == container]
    return {key: _measure(own, key, _FILE_GROUP) for key in KEYS}


def _runs(entry_list: EntryList) -> tuple[EntryList, ...]:
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


def slot(moved: Bounds, staying: Iterable[Bounds]) -> int:
    """Return the index among bounds in order that `moved` belongs at: before the first greater."""
    last, at = moved[1], 0
    for first, _ in staying:
        if first > last:
            break
        at += 1
    return at


def beside(bounds: Sequence[Bounds], moved: int, kept: Sequence[int]) -> tuple[str, int]:
    """Return where one out of order belongs, seen from where it stands: `before` or `after` which.

    All are indexes into `bounds`; those `kept` are in order.
    """
    at = slot(bounds[moved], (bounds[index] for index in kept))
    if at < len(kept) and kept[at] < moved:
        return "before", kept[at]
    return "after", kept[at - 1]


def arranged(entries: Sequence[Keyed]) -> tuple[Keyed, ...]:
    """Return the entries in order, moving the fewest of them."""
    moving = misplaced([one.bounds for one in entries])
    moved = set(moving)
    result = [one for index, one in enumerate(entries) if index not in moved]
    for index in moving:
        place = slot(entries[index].bounds, (one.bounds for one in result))
        result.insert(place, entries[index])
    return tuple(result)


def infer(run: Run, of_file: SortKey | None) -> Verdict | None:
    """Hold a list to the order its file and it itself show; None where they show none."""
    verdict = run.judge(of_file) if of_file else None
    if verdict and verdict.follows:
        return verdict
    if len(run.entry_list.entries) < _OWN_GROUP:
        return verdict
    own_measures = {key: _measure([run], key, _OWN_GROUP) for key in KEYS}
    own = _decide(own_measures, _OWN_SHARES, _OWN_GROUP)
    return run.judge(own) if own else verdict
