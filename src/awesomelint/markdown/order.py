"""The order of a list: what it is sorted by, and what is out of place.

The measure is the longest run of entries, not necessarily neighbours, that is in order, as a share
of all: the entries outside it are the fewest that have to move. Alphabetical lists measure .78 to
1.00 over the whole file, all others at most .60; so the file decides, and each section confirms it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from awesomelint.markdown.model import Document, Entry, EntryList

SortKey = Literal["title", "date", "-date", "number", "-number"]
KEYS: tuple[SortKey, ...] = get_args(SortKey)

# A range of values: entries are out of order where one begins behind the other's end.
Bounds = tuple[Any, Any]

# Of the entries of groups of four and more, over the whole file. Alphabetical lists measure .78 and
# above, but where one entry in seven is out of place its maintainers do not hold to the order.
_FILE_SHARES = {"title": 0.9, "date": 0.8, "number": 0.95}
_FILE_GROUP, _FILE_LEAST = 4, 20
# Of the entries of a section that decides by itself.
_OWN_SHARES = {"title": 0.9, "date": 0.85, "number": 0.95}
_OWN_GROUP = 7
# By how much one direction of dates must win over the other: few dates sort well both ways.
_MARGIN = 0.25
# Few values sort well every way: two years, or links that are all titled `Paper`.
_DISTINCT = 3
_KEYED_SHARE = 0.5
# Below this a section does not follow its file's order: one note, not one for each entry. Dates
# keep islands of an older order more often than titles do.
FOLLOWS = {"title": 0.7, "date": 0.6, "-date": 0.6, "number": 0.7, "-number": 0.7}
_FOLLOWING_GROUPS = 0.8

_NUMBER = re.compile(r"(?:⭐|★|\bstars:?|\bcitations:?)\s*([\d,.]*\d)\s*([kKmM]?)", re.IGNORECASE)
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000}


class Keyed(NamedTuple):
    """An entry with the bounds of its sort key."""

    entry: Entry
    bounds: Bounds


class Verdict(NamedTuple):
    """The order a list is held to: its key, what share keeps it, and whether it follows at all."""

    key: SortKey
    keyed: tuple[Keyed, ...]
    misplaced: tuple[int, ...]
    share: float
    follows: bool


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_DASHES = re.compile("[‐-―−]")
_NO_WORD = re.compile(r"\W+")
_OPENING = re.compile(r"^\W+")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@lru_cache(maxsize=16384)
def title_key(title: str) -> str:
    """Return what titles are compared by: no accents, no case; punctuation and articles count."""
    decomposed = unicodedata.normalize("NFKD", title.strip())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _without_opening(title: str) -> str:
    """Return the key with all dashes one, and nothing but letters and digits at its start."""
    return _OPENING.sub("", _DASHES.sub("-", title_key(title)))


def _by_words(title: str) -> str:
    """Return the key with all punctuation as spaces: `free-form` beside `free form`."""
    return _NO_WORD.sub(" ", title_key(title)).strip()


def _by_sound(title: str) -> str:
    """Return the key with both Japanese syllabaries as one."""
    return title_key(title).translate(_KATAKANA)


# Alphabets differ in what they make of punctuation and of Japanese: a list is held to the one it
# follows best. On 58 lists that finds 258 entries out of place where the first alone finds 301.
_ALPHABETS = (title_key, _without_opening, _by_words, _by_sound)


def _titles(entries: Sequence[Entry]) -> list[Keyed]:
    """Return the entries keyed by title in the alphabet that leaves the fewest out of place.

    Titles that begin in Han characters have no place: they are sorted by how they are read.
    """
    named = [entry for entry in entries if entry.title.text and not _HAN.match(entry.title.text)]
    found: list[Keyed] = []
    fewest = len(named) + 1
    for alphabet in _ALPHABETS:
        keys = [alphabet(entry.title.text) for entry in named]
        moves = len(misplaced([(key, key) for key in keys]))
        if moves < fewest:
            found = [Keyed(entry, (key, key)) for entry, key in zip(named, keys, strict=True)]
            fewest = moves
        if not moves:
            break
    return found


def _date_bounds(entry: Entry) -> Bounds | None:
    interval = entry.date.written.interval if entry.date else None
    return (interval.first.toordinal(), interval.last.toordinal()) if interval else None


def _number_bounds(entry: Entry) -> Bounds | None:
    texts = (part.text for part in (entry.description, *entry.tags) if part)
    found = next((found for text in texts if (found := _NUMBER.search(text))), None)
    if found is None:
        return None
    digits = found[1].replace(",", "")
    if digits.count(".") > 1:
        return None
    number = float(digits) * _SCALE[found[2].lower()]
    return number, number


_BOUNDS: dict[str, Callable[[Entry], Bounds | None]] = {
    "date": _date_bounds,
    "number": _number_bounds,
}


def keyed(entries: Sequence[Entry], key: SortKey) -> tuple[Keyed, ...]:
    """Return the entries that have `key`, with its bounds; ascending is in order."""
    if key == "title":
        return tuple(_titles(entries))
    bounds_of = _BOUNDS[key.removeprefix("-")]
    found = [Keyed(entry, bounds) for entry in entries if (bounds := bounds_of(entry))]
    if not key.startswith("-"):
        return tuple(found)
    return tuple(Keyed(entry, (-last, -first)) for entry, (first, last) in found)


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
    starts: list[
        _Node
    ] = []  # starts[n]: of the runs of n + 1 items, the one with the highest start
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


def _share(entries: Sequence[Keyed]) -> float:
    return 1 - len(misplaced([bounds for _, bounds in entries])) / len(entries)


class _Measure(NamedTuple):
    """How many keyed entries were looked at, how many of them and of their lists are in order."""

    total: int
    share: float
    following: float


def _measure(lists: Sequence[EntryList], key: SortKey, least: int) -> _Measure:
    """Pool the lists of at least `least` keyed entries."""
    shares = []
    for entry_list in lists:
        found = keyed(entry_list.entries, key)
        if len(found) < least or len(found) < _KEYED_SHARE * len(entry_list.entries):
            continue
        if len({bounds for _, bounds in found}) < _DISTINCT:
            continue
        shares.append((len(found), _share(found)))
    total = sum(count for count, _ in shares)
    if not total:
        return _Measure(0, 0.0, 0.0)
    pooled = sum(count * share for count, share in shares) / total
    following = sum(share >= FOLLOWS[key] for _, share in shares) / len(shares)
    return _Measure(total, pooled, following)


def _decide(
    lists: Sequence[EntryList], shares: Mapping[str, float], group: int, least: int
) -> SortKey | None:
    """Return the key the lists are sorted by; None where they are in no order."""
    measures = {key: _measure(lists, key, group) for key in KEYS}
    best: tuple[float, SortKey] | None = None
    for key, measure in measures.items():
        name = key.removeprefix("-")
        rival = measures.get("-" + name if key == name else name)  # type: ignore[call-overload]
        needed = max(shares[name], rival.share + _MARGIN if rival else 0.0)
        enough = measure.total >= least and measure.following >= _FOLLOWING_GROUPS
        if enough and measure.share >= needed and (best is None or measure.share > best[0]):
            best = measure.share, key
    return best[1] if best else None


def file_order(document: Document) -> SortKey | None:
    """Return what the document's lists are sorted by, all of them together."""
    lists = [entry_list for entry_list in document.lists if entry_list.container == "list"]
    return _decide(lists, _FILE_SHARES, _FILE_GROUP, _FILE_LEAST)


def judge(entry_list: EntryList, key: SortKey) -> Verdict:
    """Hold a list to one order."""
    found = keyed(entry_list.entries, key)
    moves = misplaced([bounds for _, bounds in found])
    share = 1 - len(moves) / len(found) if found else 1.0
    return Verdict(key, found, moves, share, share >= FOLLOWS[key])


def slot(moved: Keyed, staying: Sequence[Keyed]) -> int:
    """Return the index among entries in order that `moved` belongs at: before the first greater."""
    last = moved.bounds[1]
    return next((n for n, one in enumerate(staying) if one.bounds[0] > last), len(staying))


def arranged(entries: Sequence[Keyed]) -> tuple[Keyed, ...]:
    """Return the entries in order, moving the fewest of them."""
    moving = misplaced([bounds for _, bounds in entries])
    result = [one for index, one in enumerate(entries) if index not in set(moving)]
    for index in moving:
        result.insert(slot(entries[index], result), entries[index])
    return tuple(result)


def infer(entry_list: EntryList, of_file: SortKey | None) -> Verdict | None:
    """Hold a list to the order its file and it itself show; None where they show none."""
    verdict = judge(entry_list, of_file) if of_file else None
    if verdict and verdict.follows:
        return verdict
    own = _decide([entry_list], _OWN_SHARES, _OWN_GROUP, _OWN_GROUP)
    return judge(entry_list, own) if own else verdict
