"""Dates as awesome lists write them.

`parse_date("9 Jul 2025")` gives the interval of the days that the text can mean, and the layout in
which it is written. A month without a day is the interval of its days, so that `Jul 2023` comes
neither before nor after `27 Jul 2023`. `write_date` writes an interval in a layout.

The layouts are those that were counted in 94 real lists.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MonthName = Literal["short", "long", "other"]


class DateInterval(NamedTuple):
    """The first and the last day that a written date can mean."""

    first: date
    last: date


class WrittenDate(Struct, frozen=True):
    """A date as it is written.

    `interval` is None for a day that does not exist, such as `31 Feb 2024`. `layout` is a key of
    `_LAYOUTS`, such as `D Mon YYYY`. `padded` says whether a day below ten is written with a zero,
    and `month` how the name of the month is spelt; each is None if the text does not show it, as
    with the day 12 or the month May.
    """

    interval: DateInterval | None
    layout: str
    padded: bool | None = None
    month: MonthName | None = None
    is_range: bool = False


_MON = r"(?P<mon>[A-Za-z]{3,9}\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter|q[1-4]))"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Strings, so that `re` compiles each when it is first needed: most lists have one layout or none.
# In `DD/MM/YYYY` the day may come first or second.
_LAYOUTS = {
    "D Mon YYYY": rf"{_DAY}\s+{_MON},?\s+{_YEAR}",
    "Season YYYY": rf"{_SEASON},?\s+{_YEAR}",
    "Mon YYYY": rf"{_MON}\s+{_YEAR}",
    "Mon, YYYY": rf"{_MON},\s*{_YEAR}",
    "Mon D, YYYY": rf"{_MON}\s+{_DAY},?\s+{_YEAR}",
    "YYYY": _YEAR,
    "YYYY Season": rf"{_YEAR}[\s-]?{_SEASON}",
    "©YYYY": rf"[ⓒ©]\s?{_YEAR}",
    "YYYY-MM-DD": rf"{_YEAR}-(?P<month>\d\d?)-{_DAY}",
    "YYYY/MM/DD": rf"{_YEAR}/(?P<month>\d\d?)/{_DAY}",
    "YYYY.MM.DD": rf"{_YEAR}\.(?P<month>\d\d?)\.{_DAY}",
    "YYYY-MM": rf"{_YEAR}-(?P<month>\d\d)",
    "YYYY/MM": rf"{_YEAR}/(?P<month>\d\d)",
    "YYYY.MM": rf"{_YEAR}\.(?P<month>\d\d)",
    "DD.MM.YYYY": rf"{_DAY}\.(?P<month>\d\d?)\.{_YEAR}",
    "DD/MM/YYYY": rf"(?P<either>\d\d?)/(?P<or>\d\d?)/{_YEAR}",
    "YYYY年M月D日": rf"{_YEAR}年\s?(?P<month>\d\d?)月\s?{_DAY}日",
    "YYYY年M月": rf"{_YEAR}年\s?(?P<month>\d\d?)月",
    "YYYY년 M월": rf"{_YEAR}년\s?(?P<month>\d\d?)월",
}
_YEAR_IN_TEXT = re.compile(r"(?:19|20)\d\d")
# The longest text that is read as a date, in code points. The longest dates that were seen are
# ranges of versions, `v1: 31 Mar 2023 - v15: 13 Oct 2024`, of 34; the rest is room.
_LONGEST_DATE = 60
# arXiv's number of a version, before the date of that version.
_VERSION = r"v\d+:\s*"
_RANGE = r"\s*(?:–|—|~|\s-\s|\sto\s)\s*"
_NUMBER_OF_MONTH = {
    name.casefold(): number
    for names in (MONTHS, LONG_MONTHS)
    for number, name in enumerate(names, 1)
} | {"sept": 9}
# The first month of each quarter and season; a season is that of the northern half, as people name
# terms and meetings by it. A winter lies in two years, and either may be the one that is written:
# only the year is certain, as far as anything is.
_FIRST_MONTH = {
    **{f"q{number}": 3 * number - 2 for number in range(1, 5)},
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
}
_MONTHS_OF_A_SEASON = 3
# How like the name of a month a word has to be to stand for one, as in `3 Mrz 2024`; `difflib`
# measures it from 0 to 1. A choice: foreign and misspelt names have two letters in three, and
# `Edition`, `Volume` and `Issue` have fewer.
_LEAST_LIKENESS_OF_A_MONTH = 0.65


# How many texts are remembered with their dates. A choice: few lists have more different dates.
_MOST_KEPT_DATES = 1024


@lru_cache(maxsize=_MOST_KEPT_DATES)
def parse_date(text: str) -> WrittenDate | None:
    """Return the date or range that `text` is as a whole; None if it is neither.

    `text` is what stands between brackets. A range, such as `v1: 31 Mar 2023 - v15: 13 Oct 2024`,
    has the interval of its first date.
    """
    text = text.strip()
    if len(text) > _LONGEST_DATE or not _YEAR_IN_TEXT.search(text):
        return None
    if (single := _parse_single(text)) is not None:
        return single
    bounds = re.split(_RANGE, text, maxsplit=1)
    if len(bounds) != 2:
        return None
    first, last = (re.sub(_VERSION, "", bound) for bound in bounds)
    start = _parse_single(first)
    if start is None or not (last.casefold() in ("present", "now") or _parse_single(last)):
        return None
    return WrittenDate(start.interval, start.layout, start.padded, start.month, is_range=True)


# How the layouts are written that a fix can write.
_WRITERS = {
    "D Mon YYYY": "{day} {name} {year}",
    "Mon YYYY": "{name} {year}",
    "Mon, YYYY": "{name}, {year}",
    "Mon D, YYYY": "{name} {day}, {year}",
    "YYYY": "{year}",
    "YYYY-MM-DD": "{year}-{month:02}-{day:0>2}",
    "YYYY/MM/DD": "{year}/{month:02}/{day:0>2}",
    "YYYY.MM.DD": "{year}.{month:02}.{day:0>2}",
    "YYYY-MM": "{year}-{month:02}",
    "YYYY/MM": "{year}/{month:02}",
    "YYYY.MM": "{year}.{month:02}",
    "DD.MM.YYYY": "{day:0>2}.{month:02}.{year}",
}


def write_date(
    interval: DateInterval, layout: str, *, padded: bool = False, long_month: bool = False
) -> str | None:
    """Return the first day of `interval` in `layout`; None for a layout that is never written."""
    if layout not in _WRITERS:
        return None
    first = interval.first
    day = f"{first.day:02}" if padded else f"{first.day}"
    name = (LONG_MONTHS if long_month else MONTHS)[first.month - 1]
    return _WRITERS[layout].format(day=day, month=first.month, name=name, year=first.year)


def _parse_single(text: str) -> WrittenDate | None:
    for layout, pattern in _LAYOUTS.items():
        if match := re.fullmatch(pattern, text):
            return _written(layout, match.groupdict())
    return None


def _written(layout: str, parts: dict[str, str | None]) -> WrittenDate | None:
    year, day = int(parts["year"] or 0), parts.get("day")
    name = parts.get("mon")
    number = int(parts.get("month") or 0)
    if season := parts.get("season"):
        return WrittenDate(_season(year, season.casefold()), layout)
    if name is not None:
        word = name.rstrip(".").casefold()
        number = _NUMBER_OF_MONTH.get(word, 0)
        if not number and (day is None or not _is_like_month(word)):
            return None  # `[ICLR 2026]` is a venue, `(1st Edition, 1998)` is no date
    if "or" in parts:
        return WrittenDate(
            _day_and_month(year, int(parts["either"] or 0), int(parts["or"] or 0)), layout
        )
    has_month = name is not None or "month" in parts
    interval = _interval(year, number, int(day) if day else None) if has_month else _year(year)
    padded = day.startswith("0") if day and int(day) < 10 else None
    return WrittenDate(interval, layout, padded, _spelling(name, number))


def _is_like_month(word: str) -> bool:
    """Whether a word that names no month was meant to."""
    from difflib import get_close_matches  # imported for mistakes only

    return bool(get_close_matches(word, _NUMBER_OF_MONTH, 1, _LEAST_LIKENESS_OF_A_MONTH))


def _season(year: int, season: str) -> DateInterval:
    first = _FIRST_MONTH.get(season)
    if first is None:
        return _year(year)
    last = first + _MONTHS_OF_A_SEASON - 1
    return DateInterval(date(year, first, 1), date(year, last, _last_day(year, last)))


def _spelling(name: str | None, number: int) -> MonthName | None:
    if name is None or not number or name == "May":
        return None
    if name == MONTHS[number - 1]:
        return "short"
    return "long" if name == LONG_MONTHS[number - 1] else "other"


def _year(year: int) -> DateInterval:
    return DateInterval(date(year, 1, 1), date(year, 12, 31))


def _interval(year: int, month: int, day: int | None) -> DateInterval | None:
    if not 1 <= month <= 12:
        return None
    last = _last_day(year, month)
    if day is None:
        return DateInterval(date(year, month, 1), date(year, month, last))
    return (
        DateInterval(date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
    )


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _day_and_month(year: int, either: int, other: int) -> DateInterval | None:
    """Return the interval of `4/29/2023` or `29/4/2023`.

    Where both numbers can be the month, only the year is certain.
    """
    if either <= 12 and other <= 12:
        return _year(year)
    day, month = (either, other) if either > 12 else (other, either)
    return _interval(year, month, day)
