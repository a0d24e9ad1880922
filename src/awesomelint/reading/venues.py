"""Venues with a year: `(ICLR 2024)`, `` `EMNLP 2019` ``, `*arXiv, Jul 2023*`.

Such text is a date where a list writes it throughout. Elsewhere it is prose, as in `(Meta 2024)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesomelint.dates import MONTHS, parse_date
from awesomelint.reading.model import DatePart, Entry, Inline
from awesomelint.reading.skeleton import CODE, ESCAPE, FILLER, LINK, MARK

# The longest name of a venue, in characters. A choice: `Transactions of Machine Learning Research`
# is one, and a sentence is longer.
_LONGEST_VENUE = 60
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_VENUE = re.compile(
    rf"(?P<venue>[^\W\d_][^()\[\]\n`*]{{1,{_LONGEST_VENUE}}}?)[\s,.'’]+"
    rf"(?P<date>(?:{_MONTH},?\s+)?(?:19|20)\d\d)"
)
_PLACES = re.compile(rf"[(（][^()（）\n]+[)）]|{CODE}{FILLER}*|{MARK}+[^{MARK}\n]+{MARK}+")
# A venue that ends the text before the links of a paper: `Authors. NeurIPS 2022. [[paper](u)]`.
_LAST = re.compile(
    rf"[.,]{MARK}*\s+(?:in\s+)?(?P<venue>[^\W\d_][^.,\n{MARK}{LINK}]{{1,{_LONGEST_VENUE}}}?"
    rf"\s(?:19|20)\d\d)(?=(?:\s\([^()]*\))?[.,]?\s*[\[(\\{ESCAPE}]*{LINK})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS_OF_A_YEAR = 4
# The least share of the entries of a document that have a venue, and how many entries there are at
# least, for the venues to be their dates. Of 102 lists three have .76 to .93, the others below .15.
_LEAST_SHARE = 0.7
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
    if last := _LAST.search(inline.skeleton, start):
        part = inline.part(*last.span("venue"))
        if written := parse_date(part.text[-_DIGITS_OF_A_YEAR:]):
            yield DatePart(part.span, part.text, written, "middle")


def have_venues(entries: Sequence[Entry]) -> bool:
    """Whether the entries of a document have venues throughout, so that these are their dates."""
    having = sum(bool(entry.venues) for entry in entries)
    return len(entries) >= _LEAST_ENTRIES and having >= _LEAST_SHARE * len(entries)
