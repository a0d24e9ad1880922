"""misplaced-date: a date that stands elsewhere in its entry than the file's dates do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import DateSlot, Document
from awesomelint.rules.rule import NoOptions, Rule

_SLOTS: dict[DateSlot, str] = {
    "start": "before the title",
    "title": "right behind the title",
    "middle": "before other parts",
    "end": "at the end",
}


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the date of each entry that has it in another slot than nearly all have."""
    for document in documents:
        entries = [entry for entry in document.entries() if entry.head != "row"]
        house = conventions.date_slot(entries)
        if house is None:
            continue
        for entry in entries:
            if (part := entry.date) and all(date.slot != house.value for date in entry.dates):
                message = f"`{part.text}` stands {_SLOTS[part.slot]}; {house.evidence} dates stand "
                message += _SLOTS[house.value]
                yield Diagnostic(document.source.path, part.span, message)


RULE = Rule("misplaced-date", check, level="warning")
