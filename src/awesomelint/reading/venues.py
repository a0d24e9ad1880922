"""Venues with a year: `(ICLR 2024)`, `` `EMNLP 2019` ``, `*arXiv, Jul 2023*`.

Such text is a date where a list writes it throughout. Elsewhere it is prose, as in `(Meta 2024)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesomelint.dates import MONTHS, parse_date
from awesomelint.reading.model import DatePart, Entry, Inline
from awesomelint.reading.skeleton import CODE, FILLER, MARK

# The longest name of a venue, in characters. A choice: `Transactions of Machine Learning Research`
# is one, and a sentence is longer.
_LONGEST_VENUE = 60
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_VENUE = re.compile(
    rf"(?P<venue>[^\W\d_][^()\[\]\n`*]{{1,{_LONGEST_VENUE}}}?)[\s,.'’]+"
    rf"(?P<date>(?:{_MONTH},?\s+)?(?:19|20)\d\d)"
)
_PLACES = re.compile(rf"[(（][^()（）\n]+[)）]|{CODE}{FILLER}*|{MARK}+[^{MARK}\n]+{MARK}+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# The least share of the entries of a document that have a venue, and how many entries there are at
# least, for the venues to be their dates. Of 102 lists one has .93, and no other more than .1.
_LEAST_SHARE = 0.8
_LEAST_ENTRIES = 4


def read_venues(inline: Inline, start: int) -> tuple[DatePart, ...]:
    """Return the venues with a year behind offset `start` of the content."""
    if not _YEAR.search(inline.skeleton, start) and CODE not in inline.skeleton:
        return ()
    return tuple(_venues(inline, start))


def _venues(inline: Inline, start: int) -> Iterator[DatePart]:
    for place in _PLACES.finditer(inline.skeleton, start):
        left, right = place.span()
        text = inline.content[left:right].strip("()（）`*_ ")
        match = _VENUE.fullmatch(text)
        written = parse_date(match["date"]) if match else None
        if written:
            is_last = not re.search(r"\w", inline.skeleton[right:])
            part = inline.part(left, right)
            yield DatePart(part.span, part.text, written, "end" if is_last else "middle")


def have_venues(entries: Sequence[Entry]) -> bool:
    """Whether the entries of a document have venues throughout, so that these are their dates."""
    having = sum(bool(entry.venues) for entry in entries)
    return len(entries) >= _LEAST_ENTRIES and having >= _LEAST_SHARE * len(entries)
