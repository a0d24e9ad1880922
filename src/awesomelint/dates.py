"""Dates as awesome lists write them, read as intervals.

The grammar is what 94 real lists were measured to use: `[9 Jul 2025]`, `[Jul 2025]`, `(2025-07)`,
`[2025/07/09]`, `2025`, ranges of these. A month without a day is the interval of its days, so
`[Jul 2023]` and `[27 Jul 2023]` are neither before nor after one another.
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
    """A date as written.

    `interval` is None where the text has a date's shape but is none (`31 Feb 2024`). `layout` is
    its pattern, such as `D Mon YYYY` or `YYYY/MM`. `padded` tells whether a day below ten has a
    zero, `month` how a month's name is spelt; None where the text cannot show it (`May`, `12`).
    """

    interval: DateInterval | None
    layout: str
    padded: bool | None = None
    month: MonthName | None = None
    is_range: bool = False


_MON = r"(?P<mon>[A-Za-z]{3,9}\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# `re` compiles each when it is needed first: most lists have dates of one form or none.
_LAYOUTS = {
    "D Mon YYYY": rf"{_DAY}\s+{_MON},?\s+{_YEAR}",
    "Mon YYYY": rf"{_MON}\s+{_YEAR}",
    "Mon, YYYY": rf"{_MON},\s*{_YEAR}",
    "Mon D, YYYY": rf"{_MON}\s+{_DAY},?\s+{_YEAR}",
    "YYYY": _YEAR,
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
_VERSION = r"v\d+:\s*"
_RANGE = r"\s*(?:–|—|~|\s-\s|\sto\s)\s*"
_NUMBER_OF_MONTH = {
    name.casefold(): number
    for names in (MONTHS, LONG_MONTHS)
    for number, name in enumerate(names, 1)
} | {"sept": 9}


@lru_cache(maxsize=1024)
def parse_date(text: str) -> WrittenDate | None:
    """Read `text`, the inside of a bracket, as a date or a range; None where it has no such shape.

    A range (`v1: 31 Mar 2023 - v15: 13 Oct 2024`) has the interval of its first date.
    """
    text = text.strip()
    if len(text) > 60 or not _YEAR_IN_TEXT.search(text):
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
    """Return the first day of `interval` in `layout`; None for a layout that is only read."""
    if layout not in _WRITERS:
        return None
    first = interval.first
    day = f"{first.day:02}" if padded else f"{first.day}"
    name = (LONG_MONTHS if long_month else MONTHS)[first.month - 1]
    return _WRITERS[layout].format(day=day, month=first.month, name=name, year=first.year)


def _parse_single(text: str) -> WrittenDate | None:
    for layout, pattern in _LAYOUTS.items():
        if found := re.fullmatch(pattern, text):
            return _written(layout, found.groupdict())
    return None


def _written(layout: str, parts: dict[str, str | None]) -> WrittenDate | None:
    year, day = int(parts["year"] or 0), parts.get("day")
    name = parts.get("mon")
    number = int(parts.get("month") or 0)
    if name is not None:
        number = _NUMBER_OF_MONTH.get(name.rstrip(".").casefold(), 0)
        if not number and day is None:
            return None  # `[ICLR 2026]` is a venue
    if "or" in parts:
        return WrittenDate(
            _day_and_month(year, int(parts["either"] or 0), int(parts["or"] or 0)), layout
        )
    has_month = name is not None or "month" in parts
    interval = _interval(year, number, int(day) if day else None) if has_month else _year(year)
    padded = day.startswith("0") if day and int(day) < 10 else None
    return WrittenDate(interval, layout, padded, _spelling(name, number))


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
    """Read `4/29/2023` and `29/4/2023`; where both orders are possible, the year is all we know."""
    if either <= 12 and other <= 12:
        return _year(year)
    day, month = (either, other) if either > 12 else (other, either)
    return _interval(year, month, day)
