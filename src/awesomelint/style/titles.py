"""What titles are compared by in an alphabetical order.

Alphabets differ in what they make of punctuation, accents, numbers and articles, and few lists keep
to one of them to the letter. So a title has several *readings*. A list is measured in the reading
that it follows best, and a title is out of place only if it is so in all of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"))
_LETTER = r"[^\W\d_]"
_LAST_LATIN = "\u024f"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
# An underscore joins words as a hyphen does: it is no letter.
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"(?:the|an|a) ")
_DIGITS, _WIDEST_NUMBER = re.compile(r"\d+"), 9
# Both Japanese syllabaries as one.
_SYLLABARY = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# Letters that no decomposition takes apart.
_PAIRS_OF_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"}
_LIGATURES = {ord(letter): letters for letter, letters in _PAIRS_OF_LETTERS.items()}
# A list further than this from one reading is in the order of none; in a short list the reading may
# be the wrong one.
_HOPELESS_SHARE = 0.5
_LEAST_MOVES_TO_GIVE_UP = 5
# Capitals come before small letters where that leaves at most this part of the entries out of place
# that the best reading without case leaves: an order by the code of letters, with a few slips.
# Measured on judged findings of 72 lists.
_PART_LEFT_BY_CAPITALS = 0.5
# Of a document, capitals come first where so many entries more, and such a share of them more, are
# out of place without case: a few may be slips. Of 102 lists one measures .115, all others below
# .035. To put in order what is out of place in both ways changes neither.
_LEAST_SLIPS_TO_TELL, _SHARE_TO_TELL = 3, 0.05
# What an earlier state showed is kept until so many entries speak against it. A choice: one entry
# more or less settles nothing anew.
_SLIPS_TO_CHANGE = 2

Bounds = tuple[str, str]
Case = Literal["ignored", "capitals first", "open"]
"""Whether capitals come before small letters in an alphabetical order; `open` if it is unclear."""


def title_key(title: str) -> str:
    """Return what titles are compared by: no accents, no case; punctuation and articles count."""
    title = title.strip()
    if title.isascii():
        return title.lower()
    decomposed = unicodedata.normalize("NFKD", title)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


class _Collation(dict[int, str]):
    """What each character, by its code, is in collation: space and punctuation go first, then other
    symbols, digits, letters."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        rank = "\x24" if character.isalpha() else "\x23" if character.isdigit() else "\x22"
        self[code] = f"{rank}{character}"
        return self[code]


# Punctuation in the order of Unicode's collation.
_PUNCTUATION = " _-,;:!?.'\"()[]"
_COLLATION = _Collation({ord(mark): f"\x21{index:c}" for index, mark in enumerate(_PUNCTUATION)})
_LOOSE_COLLATION = _Collation({ord(" "): " ", ord("-"): " ", ord(","): "", ord(":"): ""})


def _without_opening(key: str) -> str:
    """Return a key with all dashes one, and nothing but letters and digits at its start."""
    if key[:1].isalnum() and key.isascii():
        return key
    key = key.translate(_DASHES)
    opening = _NO_WORD.match(key)
    return key[opening.end() :] if opening else key


def _with_padded_numbers(key: str) -> str:
    """Return a key with numbers by what they are: `8 tips`, `10 lessons`."""
    return _DIGITS.sub(lambda digits: digits.group().zfill(_WIDEST_NUMBER), key)


# Each reading is made of a title and its key. `Calibre Web` comes before `Calibre` for who sorts
# source lines: there the title ends in `]`, behind the space.
_READINGS: tuple[Callable[[str, str], str], ...] = (
    lambda title, key: key,
    lambda title, key: _without_opening(key),
    lambda title, key: _NO_WORD.sub(" ", key).strip(),  # `free-form` beside `free form`
    lambda title, key: key if key.isascii() else key.translate(_SYLLABARY),
    lambda title, key: title.strip().lower(),  # with accents, as simple checkers compare
    lambda title, key: _NO_WORD.sub("", key),
    lambda title, key: _without_opening(key).translate(_LOOSE_COLLATION),
    lambda title, key: f"{_without_opening(key)}]".translate(_COLLATION),
    lambda title, key: f"{key}]",
    lambda title, key: _ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key,
    lambda title, key: key if key.isascii() else key.translate(_LIGATURES),
    lambda title, key: _with_padded_numbers(key),
)
# Of titles as they are written, too.
_READINGS_BY_CASE: tuple[Callable[[str, str], str], ...] = (
    lambda title, key: title.strip(),
    lambda title, key: f"{title.strip()}]",
)


def has_place(title: str) -> bool:
    """Return whether a title has a place; one with Han characters is sorted by how it is read."""
    if title.isascii():
        return bool(title)
    return max(title) < _HAN[0][0] or not any(map(_is_han, title))


def _is_han(character: str) -> bool:
    return any(first <= character <= last for first, last in _HAN)


def alike(title: str, other: str) -> bool:
    """Return whether two titles go on in Latin letters, or both do not, where they begin to differ.

    Which script comes first is a list's own affair.
    """
    pairs = enumerate(zip(title, other, strict=False))
    start = next(
        (index for index, pair in pairs if pair[0] != pair[1]), min(map(len, (title, other)))
    )
    return _is_latin(title[start:]) == _is_latin(other[start:])


def _is_latin(title: str) -> bool:
    first = re.search(_LETTER, title)
    return first is None or first.group() <= _LAST_LATIN


class Folded(NamedTuple):
    """The keys of titles in the reading without case that leaves the fewest out of place.

    `slips` is how many that are, `slips_by_case` how many with capitals before small letters.
    """

    keys: Sequence[str]
    slips: int
    slips_by_case: int


def fold(titles: Sequence[str]) -> Folded:
    """Return the keys of titles without case, in the reading that a list follows best."""
    folded = [title_key(title) for title in titles]
    best: Sequence[str] = ()
    fewest = len(titles) + 1
    tried: list[Sequence[str]] = []
    for reading in _READINGS:
        keys = [*map(reading, titles, folded)]
        if keys in tried:
            continue
        tried.append(keys)
        moves = count_misplaced(keys)
        if moves < fewest:
            best, fewest = keys, moves
        if not moves or moves > max(_HOPELESS_SHARE * len(titles), _LEAST_MOVES_TO_GIVE_UP):
            break
    return Folded(best, fewest, count_misplaced(titles))


def case_of(lists: Iterable[Folded], before: Case | None = None) -> Case:
    """Return whether capitals come first in lists taken together; those in no order do not count.

    A list by itself tells little: names that were appended to it look like small letters behind
    the capitals. `before` is what the lists showed in an earlier state.
    """
    titles = more = 0
    for folded in lists:
        if min(folded.slips, folded.slips_by_case) <= _HOPELESS_SHARE * len(folded.keys):
            titles += len(folded.keys)
            more += folded.slips - folded.slips_by_case
    least = max(_LEAST_SLIPS_TO_TELL, _SHARE_TO_TELL * titles)
    slack = _SLIPS_TO_CHANGE
    is_kept = {
        "ignored": more <= slack,
        "open": -slack < more < least + slack,
        "capitals first": more >= least - slack,
    }
    if before and is_kept[before]:
        return before
    if more <= 0:
        return "ignored"
    return "capitals first" if more >= least else "open"


def _is_by_case(slips: int, slips_by_case: int) -> bool:
    return slips_by_case <= _PART_LEFT_BY_CAPITALS * slips


def alphabetical(
    titles: Sequence[str], case: Case = "open", folded: Folded | None = None
) -> list[Bounds]:
    """Return the bounds of titles; where the case is open, by whether it leaves fewer out of place.

    `folded` is what `fold` returns for the titles, if that is known.
    """
    folded = folded or fold(titles)
    is_by_case = case == "open" and _is_by_case(folded.slips, folded.slips_by_case)
    keys = titles if case == "capitals first" or is_by_case else folded.keys
    return [*zip(keys, keys, strict=True)]


def fits_between(
    title: str, before: str | None, after: str | None, *, by_case: bool = False
) -> bool:
    """Return whether a title is in order behind one title and before another in some reading.

    None stands for the start or the end of a list. That capitals come first is a reading only if
    `by_case`.
    """
    key, lowest, highest = title_key(title), title_key(before or ""), title_key(after or "")
    readings = (*_READINGS, *_READINGS_BY_CASE) if by_case else _READINGS
    return any(
        (before is None or reading(before, lowest) <= reading(title, key))
        and (after is None or reading(title, key) <= reading(after, highest))
        for reading in readings
    )


def fits_in_both_cases(title: str, before: str | None, after: str | None) -> bool:
    """Return whether a title is in order between two others whether or not capitals come first."""
    by_case = (before is None or before <= title) and (after is None or title <= after)
    return by_case and fits_between(title, before, after)


def count_misplaced(keys: Sequence[str]) -> int:
    """Return how many items would have to move for the keys to be in order."""
    ends: list[str] = []  # of the runs of each length, the one with the lowest end
    for key in keys:
        at = bisect_right(ends, key)
        ends[at : at + 1] = [key]
    return len(keys) - len(ends)
