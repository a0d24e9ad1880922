"""invalid-date: a bracket with the shape of a date that is no date, or a date still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.grammar import CLOSING
from awesomelint.reading.model import DatePart, Document, EntryList
from awesomelint.rules.rule import Rule

# The writer's day may have begun while ours has not.
_AHEAD = timedelta(days=1)


class Options(Struct, frozen=True):
    """`today`: the day beyond which a date lies in the future; the command gives the real one."""

    today: date | None = None


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each date that names no day, or a day after tomorrow."""
    for document in documents:
        for entry_list in document.lists:
            today = None if _is_calendar(entry_list, options.today) else options.today
            for entry in entry_list.entries:
                for part in entry.dates:
                    if message := _fault(part, today):
                        yield Diagnostic(document.source.path, part.span, message)


def _is_calendar(entry_list: EntryList, today: date | None) -> bool:
    """Whether several rows of a table are of days to come: a table of events, not of works."""
    rows = (entry for entry in entry_list.entries if entry.head == "row" and entry.date)
    return sum(_is_ahead(row.date, today) for row in rows if row.date) > 1


def _is_ahead(part: DatePart, today: date | None) -> bool:
    interval = part.written.interval
    return bool(today and interval and interval.first > today + _AHEAD)


def _fault(part: DatePart, today: date | None) -> str | None:
    interval = part.written.interval
    if interval is None:
        opening, closing = part.text[0], part.text[-1]
        if CLOSING.get(opening, closing) != closing:
            return f"`{part.text}` is not a date: `{opening}` is closed by `{closing}`"
        return f"`{part.text}` is not a date"
    if _is_ahead(part, today):
        return f"`{part.text}` is in the future"
    return None


RULE = Rule("invalid-date", check, options=Options)
