"""misplaced-date: a date that stands elsewhere in its entry than the file's dates do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Badge, DateSlot, Document, Entry
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention
from awesomelint.text import Span

_SLOTS: dict[DateSlot, str] = {
    "start": "before the title",
    "title": "before the description",
    "middle": "before other parts",
    "end": "at the end",
}


class Options(Struct, frozen=True):
    """`slot`: where in an entry its date stands, or `infer` to learn it."""

    slot: Literal["infer"] | DateSlot = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the date of each entry that has it in another slot than nearly all have."""
    for document in documents:
        entries = _items(document)
        house = _house(entries, options)
        if house is None:
            continue
        for entry in entries:
            if (part := entry.date) and all(date.slot != house.value for date in entry.dates):
                why = (
                    "the configured place is"
                    if house.is_configured
                    else f"{house.evidence} dates stand"
                )
                message = f"`{part.text}` stands {_SLOTS[part.slot]}; {why} {_SLOTS[house.value]}"
                fix = _to_the_end(document, entry) if house.value == "end" else None
                yield Diagnostic(document.source.path, part.span, message, fix=fix)


def _items(document: Document) -> list[Entry]:
    """Return the entries whose date has a slot: in a table the column is the place."""
    return [entry for entry in document.entries() if entry.head != "row"]


def _house(entries: Sequence[Entry], options: Options) -> Convention[DateSlot] | None:
    if options.slot == "infer":
        return conventions.date_slot(entries)
    return Convention.configured(options.slot)


def _to_the_end(document: Document, entry: Entry) -> Fix | None:
    """Return the fix that moves an entry's only date behind all but its badges.

    It is safe where the date crosses nothing but links, badges and what joins them.
    """
    part = entry.date
    if part is None or len(entry.dates) > 1 or part.slot == "start":
        return None
    text = document.source.text
    end = min(
        [badge.span.start for badge in entry.badges if _trails(entry, badge)] or [entry.span.end]
    )
    end = part.span.end + len(text[part.span.end : end].rstrip())
    crossed = _prose(text, entry, Span(part.span.end, end))
    if crossed is None:
        return None
    start = part.span.start - (text[part.span.start - 1] == " ")
    edits = (Edit(Span(start, part.span.end), ""), Edit(Span(end, end), f" {part.text}"))
    return Fix("move it to the end", edits, "text", safe=not crossed)


def _trails(entry: Entry, badge: Badge) -> bool:
    """Whether nothing but badges stands behind a badge."""
    behind = sum(
        other.span.end - other.span.start
        for other in entry.badges
        if other.span.start >= badge.span.start
    )
    return entry.span.end - badge.span.start <= behind + 2 * len(entry.badges)


def _prose(text: str, entry: Entry, span: Span) -> bool | None:
    """Whether words stand in `span`, outside links and badges; None where nothing does."""
    inside = text[span.start : span.end]
    if not inside.strip():
        return None
    spans = [piece.span for piece in entry.links] + [piece.span for piece in entry.badges]
    for piece in sorted(spans, reverse=True):
        if span.contains(piece):
            inside = inside[: piece.start - span.start] + inside[piece.end - span.start :]
    return any(character.isalnum() for character in inside)


def _shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [entry for document in documents for entry in _items(document)]
    ask = partial(conventions.date_slot, entries)
    return evidence(ask, "dates", lambda slot: _SLOTS[slot], lambda slot: {"slot": slot})


RULE = Rule(
    "misplaced-date",
    check,
    options=Options,
    infers=(Inferred("place of dates", ("slot",), _shown),),
)
