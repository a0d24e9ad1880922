"""missing-date: an entry without a date in a dated list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from awesomelint.dates import DateInterval, write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Entry
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention
from awesomelint.text import Span
from awesomelint.urls import arxiv_id, arxiv_month

_SITE = r"(?i)https?://[^/?#]+/?(?:#/?)?"


class Options(Struct, frozen=True):
    """`require`: every entry is to have a date, whatever the others have."""

    require: bool = False


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each undated entry of a file, or else of a section, that is dated.

    A row is undated where its table has a column for dates and leaves its cell empty.
    """
    for document in documents:
        for entries, house in _houses(document, options):
            yield from _undated(document, entries, house)


_House = tuple[Sequence[Entry], Convention[bool]]


def _houses(document: Document, options: Options) -> list[_House]:
    """Return the entries that have dates: all of the file, or those of the sections that do."""
    entries = _datable(document.entries())
    rows = [_rows(entry_list.entries) for entry_list in document.lists]
    if options.require:
        return [(each, Convention.configured(True)) for each in (entries, *rows)]
    tables = [(own, house) for own in rows if (house := _dated(own))]
    if house := _dated(entries):
        return [*tables, (entries, house)]
    sections = (_datable(entry_list.entries) for entry_list in document.lists)
    return [*tables, *((own, house) for own in sections if (house := _dated(own)))]


def _rows(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.head == "row"]


def _datable(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that could need a date: no details, no rows."""
    return [entry for entry in entries if entry.head not in ("label", "row")]


def _dated(
    entries: Sequence[Entry], share: float = conventions.SHARE, least: int = conventions.LEAST
) -> Convention[bool] | None:
    dated = sum(entry.date is not None for entry in entries)
    holds = len(entries) >= least and dated >= share * len(entries)
    return Convention(True, dated, len(entries)) if holds else None


def _undated(
    document: Document, entries: Sequence[Entry], house: Convention[bool]
) -> Iterator[Diagnostic]:
    for entry in entries:
        is_blank = entry.head != "row" or any(
            cell.role == "date" and not cell.part.text for cell in entry.cells
        )
        if entry.date is None and is_blank and not _is_site(entry.url):
            why = (
                "entries need one" if house.is_configured else f"{house.evidence} entries have one"
            )
            message = f"`{entry.title.text}` has no date; {why}"
            fix = _from_arxiv(entry, entries) if entry.head != "row" else None
            yield Diagnostic(document.source.path, entry.title.span, message, fix=fix)


def _is_site(url: str) -> bool:
    """Whether a URL is of a whole site: that is no publication, and has no date."""
    return re.fullmatch(_SITE, url) is not None


def _from_arxiv(entry: Entry, entries: Sequence[Entry]) -> Fix | None:
    """Return the fix that adds the month of a paper's number, where dates come last in `[]`."""
    slot, paper = conventions.date_slot(entries), arxiv_id(entry.url)
    month = arxiv_month(paper) if paper else None
    form = conventions.date_form([part for one in entries for part in one.dates])
    family = form.family.value if form.family else ""
    layout = conventions.layout_in_family("Mon YYYY", family) if family else None
    if not (slot and slot.value == "end" and month and layout and form.delimiters):
        return None
    if entry.badges or form.delimiters.value != "[]":
        return None
    date = write_date(DateInterval(month, month), layout)
    end = Span(entry.span.end, entry.span.end)
    edit = Edit(end, f" [{date}]", new=True)
    return Fix(f"add `[{date}]`", (edit,), "text", safe=False) if date else None


def _shown(documents: Sequence[Document]) -> Evidence | None:
    entries = _datable(entry for document in documents for entry in document.entries())
    if not any(entry.date for entry in entries):
        return None
    ask = partial(_dated, entries)
    return evidence(ask, "entries", lambda _: "given", lambda _: {"require": True})


def _sections_shown(documents: Sequence[Document]) -> Evidence | None:
    """Return how many sections and tables are dated by themselves, not as the file is."""
    total = sum(len(document.lists) for document in documents)
    dated = sum(
        entries != _datable(document.entries())
        for document in documents
        for entries, _ in _houses(document, Options())
    )
    return Evidence("given", dated, total, "sections") if dated else None


RULE = Rule(
    "missing-date",
    check,
    options=Options,
    infers=(
        Inferred("dates", ("require",), _shown),
        Inferred("dates by section", ("require",), _sections_shown),
    ),
)
