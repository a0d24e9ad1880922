"""invalid-date: a bracket with the shape of a date that is no date, or a date still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown.grammar import CLOSING
from awesomelint.markdown.model import DatePart, Document
from awesomelint.rules.rule import Rule

# The writer's day may have begun while ours has not.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Options:
    """`today`: the day beyond which a date lies in the future; the command gives the real one."""

    today: date | None = None


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each date that names no day, or a day after tomorrow."""
    for document in documents:
        for entry in document.entries():
            for part in entry.dates:
                if message := _fault(part, options.today):
                    yield Diagnostic(document.source.path, part.span, message)


def _fault(part: DatePart, today: date | None) -> str | None:
    interval = part.written.interval
    if interval is None:
        opening, closing = part.text[0], part.text[-1]
        if CLOSING.get(opening, closing) != closing:
            return f"`{part.text}` is not a date: `{opening}` is closed by `{closing}`"
        return f"`{part.text}` is not a date"
    if today and interval.first > today + _AHEAD:
        return f"`{part.text}` is in the future"
    return None


RULE = Rule("invalid-date", check, options=Options)
