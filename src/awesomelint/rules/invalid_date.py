"""invalid-date: a bracket with the shape of a date that is no date, or a date still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.grammar import CLOSING
from awesomelint.reading.model import DatePart, EntryList
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule

# The writer's day may have begun while ours has not.
_DAYS_AHEAD = timedelta(days=1)
# One date to come in a table is a slip; several are of events. A choice, so that calendars pass.
_LEAST_DATES_OF_A_CALENDAR = 2


class Options(Struct, frozen=True):
    """`today`: the day beyond which a date lies in the future; without it, the day of the run."""

    today: date | None = None


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each date that names no day, or a day after tomorrow."""
    day = options.today or context.today
    for entry_list in context.document.lists:
        today = None if _is_calendar(entry_list, day) else day
        for entry in entry_list.entries:
            for part in entry.dates:
                if message := _fault(part, today):
                    yield context.report(part.span, message)


def _is_calendar(entry_list: EntryList, today: date | None) -> bool:
    """Whether several rows of a table are of days to come: a table of events, not of works."""
    dates = (entry.date for entry in entry_list.entries if entry.head == "row" and entry.date)
    return sum(_is_ahead(part, today) for part in dates) >= _LEAST_DATES_OF_A_CALENDAR


def _is_ahead(part: DatePart, today: date | None) -> bool:
    interval = part.written.interval
    return bool(today and interval and interval.first > today + _DAYS_AHEAD)


def _fault(part: DatePart, today: date | None) -> str | None:
    """Return what is wrong with a date, in words; None where nothing is."""
    if part.written.interval is None:
        opening, closing = part.text[0], part.text[-1]
        if CLOSING.get(opening, closing) != closing:
            return f"`{part.text}` is not a date: `{opening}` is closed by `{closing}`"
        return f"`{part.text}` is not a date"
    if _is_ahead(part, today):
        return f"`{part.text}` is in the future"
    return None


RULE = Rule("invalid-date", check, options=Options)
