"""What the entries of a list can be sorted by: titles, dates, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from awesomelint.markdown.model import Entry

SortKey = Literal["title", "date", "-date", "number", "-number"]
KEYS: tuple[SortKey, ...] = get_args(SortKey)

# A range of values: entries are out of order where one begins behind the other's end.
Bounds = tuple[Any, Any]

_NUMBER = re.compile(r"(?:⭐|★|\bstars:?|\bcitations:?)\s*([\d,.]*\d)\s*([kKmM]?)", re.IGNORECASE)
_BARE_NUMBER = r"(?:\W*\s)?([\d,.]*\d)\s*([kKmM]?)"
_DIGIT = re.compile(r"\d")
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000}


class Keyed(NamedTuple):
    """An entry with the bounds of its sort key."""

    entry: Entry
    bounds: Bounds


_LETTER = re.compile(r"[^\W\d_]")
_LAST_LATIN = "\u024f"
_DASHES = re.compile("[‐-―−]")
_NO_WORD = re.compile(r"\W+")
_NO_PAUSE = re.compile("[,:]")
_ARTICLE = re.compile(r"^(?:the|an?) ")
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


def _with_accents(title: str) -> str:
    """Return the title in lower case and no more, as simple checkers compare it."""
    return title.strip().lower()


def _without_article(title: str) -> str:
    """Return the key without an English article at its start: `The Anvil` beside `Anvil`."""
    return _ARTICLE.sub("", title_key(title))


def letters(title: str) -> str:
    """Return the key letter by letter, all else left out: `Open JDK` beside `OpenJDK`."""
    return _NO_WORD.sub("", title_key(title))


def _collated(title: str) -> str:
    """Return the key in the order of collation: spaces, symbols, digits, letters."""
    key = _NO_PAUSE.sub("", _without_opening(title).replace("-", " "))
    return "".join(
        " "
        if c == " "
        else f"\x24{c}"
        if c.isalpha()
        else f"\x23{c}"
        if c.isdigit()
        else f"\x22{c}"
        for c in key
    )


# Alphabets differ in what they make of punctuation, accents and scripts: a list is held to the one
# it follows best. On 58 lists that finds 227 entries out of place where the first alone finds 301.
_ALPHABETS = (
    title_key,
    _without_opening,
    _by_words,
    _by_sound,
    _with_accents,
    letters,
    _collated,
    _without_article,
)


# A list further than this from one alphabet is in the order of none.
_HOPELESS = 0.5


def _titles(entries: Sequence[Entry]) -> list[Keyed]:
    """Return the entries keyed by title, those that have a place in an alphabet."""
    named = [entry for entry in entries if has_place(entry.title.text)]
    found = alphabetical([entry.title.text for entry in named])
    return [Keyed(entry, bounds) for entry, bounds in zip(named, found, strict=True)]


def has_place(title: str) -> bool:
    """Return whether a title has a place; one with Han characters is sorted by how it is read."""
    return bool(title) and (title.isascii() or not any(map(_is_han, title)))


def _is_han(character: str) -> bool:
    # A class of so many characters would take a regular expression a millisecond to compile.
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def alike(title: str, other: str) -> bool:
    """Return whether two titles both begin in Latin letters, or both do not.

    Which script comes first is a list's own affair.
    """
    return _is_latin(title) == _is_latin(other)


def _is_latin(title: str) -> bool:
    first = _LETTER.search(title)
    return first is None or first.group() <= _LAST_LATIN


def alphabetical(titles: Sequence[str]) -> list[Bounds]:
    """Return the bounds of titles in the alphabet that leaves the fewest out of place."""
    found: list[Bounds] = []
    fewest = len(titles) + 1
    for alphabet in _ALPHABETS:
        bounds = [(key, key) for key in map(alphabet, titles)]
        moves = len(misplaced(bounds))
        if moves < fewest:
            found, fewest = bounds, moves
        if not moves or moves > _HOPELESS * len(titles):
            return found
    # Capitals before small letters: an order where it is kept to the letter, else an accident.
    exact = [(title, title) for title in titles]
    return found if misplaced(exact) else exact


@lru_cache(maxsize=16384)
def _find_number(text: str) -> re.Match[str] | None:
    """Return where a text tells stars or citations."""
    return _NUMBER.search(text) if _DIGIT.search(text) else None


def _date_bounds(entry: Entry) -> Bounds | None:
    interval = entry.date.written.interval if entry.date else None
    return (interval.first.toordinal(), interval.last.toordinal()) if interval else None


def _number_bounds(entry: Entry) -> Bounds | None:
    texts = (part.text for part in (entry.description, *entry.tags) if part)
    cells = (cell.part.text for cell in entry.cells if cell.role == "number")
    found = next((found for cell in cells if (found := re.fullmatch(_BARE_NUMBER, cell))), None)
    found = found or next((found for text in texts if (found := _find_number(text))), None)
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
    highest = bounds[0][0] if bounds else None
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
