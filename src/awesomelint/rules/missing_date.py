"""missing-date: an entry without a date in a dated list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awesomelint.dates import DateInterval, write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.markdown import conventions
from awesomelint.markdown.conventions import Convention
from awesomelint.markdown.model import Document, Entry
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import arxiv_id, arxiv_month


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each undated entry of a file, or else of a section, that is dated."""
    for document in documents:
        entries = [entry for entry in document.entries() if entry.head not in ("label", "row")]
        if house := _dated(entries):
            yield from _undated(document, entries, house)
            continue
        for entry_list in document.lists:
            own = [entry for entry in entry_list.entries if entry.head not in ("label", "row")]
            if house := _dated(own):
                yield from _undated(document, own, house)


def _dated(entries: Sequence[Entry]) -> Convention[bool] | None:
    house = conventions.dominant(entry.date is not None for entry in entries)
    return house if house and house.value else None


def _undated(
    document: Document, entries: Sequence[Entry], house: Convention[bool]
) -> Iterator[Diagnostic]:
    for entry in entries:
        if entry.date is None:
            message = f"`{entry.title.text}` has no date; {house.evidence} entries have one"
            fix = _from_arxiv(entry, entries)
            yield Diagnostic(document.source.path, entry.title.span, message, fix=fix)


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


RULE = Rule("missing-date", check, level="warning")
