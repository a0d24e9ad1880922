"""The house style a list already has, learnt from its entries.

A convention is what nearly all entries do; where there is none the answer is None and the rule that
asked stays silent. The shares were measured on 94 lists: within one list the separator, the place
and the form of dates are constant at 90 % and above, and lists without a style scatter well below.
Asked with a `share` of 0, each function returns the best there is, which is no convention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from awesomelint.dates import WrittenDate
from awesomelint.reading.model import DatePart, DateSlot, Document, Entry
from awesomelint.style.endings import Ended, Ending, ended, has_sentences

T = TypeVar("T", bound=Hashable)

SHARE = 0.9
LEAST = 8
_SPACING_SHARE = 2 / 3
# Of the dates that show how a day or a month is written, beside the share of all.
_OWN_SHARE, _OWN_LEAST = 0.8, 4
# Of 44 lists ten end 80 to 95 % of their descriptions with a stop: they have no rule about it.
_ENDING_SHARE = 0.95
_ENDING_LEAST = 20
_SPACES = r"[ \t\n]+"
_NO_EMPHASIS = str.maketrans("", "", "*_~")


class Convention(Struct, Generic[T], frozen=True):
    """What `count` of `total` places in the file agree on; of none where it `is_configured`."""

    value: T
    count: int
    total: int

    @classmethod
    def configured(cls, value: T) -> Convention[T]:
        """Return the convention that a configuration names, whatever the file agrees on."""
        return cls(value, 0, 0)

    @property
    def is_configured(self) -> bool:
        """Whether a configuration names it: no places speak for it."""
        return not self.total

    @property
    def is_unanimous(self) -> bool:
        """Whether every place in the file agrees."""
        return 0 < self.total == self.count

    @property
    def evidence(self) -> str:
        """The convention's weight in words: `105 of 110`."""
        return f"{self.count} of {self.total}"


def dominant(values: Iterable[T], share: float = SHARE, least: int = LEAST) -> Convention[T] | None:
    """Return the value that at least `share` of at least `least` values have."""
    counts = Counter(values)
    total = counts.total()
    if total < least:
        return None
    value, count = counts.most_common()[0]  # with a number it would import heapq
    return Convention(value, count, total) if count >= share * total else None


def listed(document: Document) -> list[Entry]:
    """Return the entries whose title is a link in a list item: those with a separator to judge."""
    return [entry for entry in document.entries() if entry.head in ("link", "bold-link")]


def described(document: Document) -> list[Entry]:
    """Return the listed entries with a description that a separator sets off from the title.

    Without one it is an aside to the title: `[T](url) (no longer made)`, `[T](url), by X`.
    """
    return [
        entry
        for entry in listed(document)
        if entry.description and entry.separator and entry.separator.text.strip() != ","
    ]


@lru_cache(maxsize=256)
def separator_form(text: str) -> str:
    """Return a separator without emphasis, each run of white space as one space: `: `, ` - `."""
    return re.sub(_SPACES, " ", text.translate(_NO_EMPHASIS))


def separator(
    entries: Sequence[Entry], share: float = SHARE, least: int = LEAST
) -> Convention[str] | None:
    """Return the form of separator the entries with a description have, such as ` - ` or `: `.

    First the character, all spacings of it as one; then its spacing, by a clear majority.
    """
    described = [entry for entry in entries if entry.description]
    forms = [separator_form(entry.separator.text) if entry.separator else "" for entry in described]
    character = dominant((form.strip() for form in forms), share, least)
    if character is None or not character.value:
        return None
    spacings = Counter(form for form in forms if form.strip() == character.value)
    form, count = spacings.most_common()[0]
    if count < min(share, _SPACING_SHARE) * character.count:
        return None
    return Convention(form, count, character.total)


def endings(entries: Iterable[Entry]) -> list[Ended]:
    """Return the descriptions of entries, each with how it ends."""
    return [ended(entry.description) for entry in entries if entry.description]


def ending(
    descriptions: Iterable[Ended], share: float = _ENDING_SHARE, least: int = _ENDING_LEAST
) -> Convention[Ending] | None:
    """Return how descriptions end: with a `stop` or with `none`.

    Those that end with another mark, a question say, or that no stop is to end, do not count;
    nor do several sentences, ended by a stop, against having none.
    """
    found = [(text, end) for _, text, end in descriptions if end and end != "mark"]
    ends: list[Ending] = [end for _, end in found]
    if house := dominant(ends, share, least):
        return house
    ends = [end for text, end in found if end == "none" or not has_sentences(text)]
    return dominant(ends, share, least)


def date_slot(
    entries: Iterable[Entry], share: float = SHARE, least: int = LEAST
) -> Convention[DateSlot] | None:
    """Return where in an entry the dates of the list stand."""
    return dominant((entry.date.slot for entry in entries if entry.date), share, least)


def joint(
    entries: Iterable[Entry], share: float = SHARE, least: int = LEAST
) -> Convention[str] | None:
    """Return what stands before links in double brackets, without its spaces: `:` or nothing."""
    parts = (part for entry in entries for part in entry.joints)
    return dominant((part.text.strip() for part in parts), share, least)


class DateForm(NamedTuple):
    """How the dates of a list are written; None where its dates do not decide it.

    `family` is the layout without regard to precision: a month alone belongs to its day's layout.
    """

    delimiters: Convention[str] | None
    family: Convention[str] | None
    padded: Convention[bool] | None
    month: Convention[str] | None


_FAMILIES = {
    "Mon YYYY": ("D Mon YYYY", "Mon D, YYYY"),
    "YYYY-MM": ("YYYY-MM-DD",),
    "YYYY/MM": ("YYYY/MM/DD",),
    "YYYY.MM": ("YYYY.MM.DD",),
    "YYYY年M月": ("YYYY年M月D日",),
}


def is_of_family(layout: str, family: str) -> bool:
    """Whether a layout is the family's own or a coarser one of it; a year alone is of any."""
    return layout in (family, "YYYY", "©YYYY") or family in _FAMILIES.get(layout, ())


def finer(layout: str) -> tuple[str, ...]:
    """Return the layouts of a day for a layout of a month; nothing for any other."""
    return _FAMILIES.get(layout, ())


def layout_in_family(layout: str, family: str) -> str | None:
    """Return the layout of `family` that is as precise as `layout`; None where there is none."""
    if is_of_family(layout, family):
        return layout
    if layout in _FAMILIES:
        coarse = (name for name, fine in _FAMILIES.items() if family in fine)
        return next(coarse, None)
    return family


def delimiters(part: DatePart) -> str:
    """Return the pair of characters around a date: `[]`, `()`; nothing in a table cell."""
    bare = part.text[0].isalnum()
    return "" if bare else part.text[0] + part.text[-1]


def date_form(dates: Sequence[DatePart], share: float = SHARE, least: int = LEAST) -> DateForm:
    """Return the form that the dates share."""
    valid = [part for part in dates if part.written.interval and not part.written.is_range]
    written = [part.written for part in valid]
    return DateForm(
        dominant((delimiters(part) for part in valid), share, least),
        _family(written, share, least),
        _feature([date.padded for date in written], share, least),
        _feature([date.month for date in written if date.month != "other"], share, least),
    )


def _family(written: Sequence[WrittenDate], share: float, least: int) -> Convention[str] | None:
    """Return the finest layout that nearly all dates are of."""
    layouts = Counter(date.layout for date in written)
    fine = [layout for layout in layouts if layout not in ("YYYY", "©YYYY", *_FAMILIES)]
    for family in sorted(fine or layouts, key=lambda layout: -layouts[layout]):
        count = sum(n for layout, n in layouts.items() if is_of_family(layout, family))
        if len(written) >= least and count >= share * len(written):
            return Convention(family, count, len(written))
    return None


def _feature(values: Sequence[T | None], share: float, least: int) -> Convention[T] | None:
    """Return what the dates that show a feature agree on.

    Dates that cannot show it (`May`, the 12th) count as agreeing, but the others need a majority
    of four in five by themselves.
    """
    shown = [value for value in values if value is not None]
    own = dominant(shown, min(share, _OWN_SHARE), min(least, _OWN_LEAST))
    if own is None or len(values) < least:
        return None
    deviating = own.total - own.count
    agreeing = len(values) - deviating
    return own if agreeing >= share * len(values) else None
