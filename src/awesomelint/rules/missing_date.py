"""missing-date: an entry without a date in a dated list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from awesomelint.dates import DateInterval, write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.convention import Convention
from awesomelint.style.date_forms import layout_in_family
from awesomelint.style.dating import (
    DATES,
    DatableGroup,
    dated_sections,
    dated_tables,
    section_groups,
    table_groups,
    whole_file,
)
from awesomelint.style.style import ListKey
from awesomelint.text import Span
from awesomelint.urls import arxiv_id, arxiv_month

# A list of so many entries without a date is of another kind than those that have dates. A choice.
_LEAST_ENTRIES_WITHOUT = 4
_SITE = r"(?i)https?://[^/?#]+/?(?:#/?)?"


class Options(Struct, frozen=True):
    """`require`: every entry is to have a date, whatever the others have."""

    require: bool = False


class _Dated(Struct, frozen=True):
    """Entries that are to have dates, the convention that says so, and the group that shows how.

    That `model` is the same group in the document that the style was learnt from.
    """

    entries: Sequence[Entry]
    dating: Convention[bool]
    model: DatableGroup


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each undated entry of a file, or else of a section, that is dated.

    A row is undated where its table has a column for dates and leaves its cell empty.
    """
    groups = _required(context) if options.require else _usual(context)
    for group in groups:
        reason = "entries need one"
        if not group.dating.is_configured:
            reason = f"{group.dating.evidence} entries have one"
        for entry in group.entries:
            if entry.date is None and _can_have_date(entry):
                message = f"`{entry.title.text}` has no date; {reason}"
                fix = _from_arxiv(entry, group.model) if entry.head != "row" else None
                yield context.report(entry.title.span, message, fix=fix)


def _required(context: RuleContext) -> Iterator[_Dated]:
    """Yield all entries of the file, and the rows of each table."""
    model = context.style.compute(whole_file)
    for group in (context.compute(whole_file), *context.compute(table_groups)):
        yield _Dated(group.entries, Convention.configured(True), model)


def _usual(context: RuleContext) -> Iterator[_Dated]:
    """Yield the entries that have dates: all of the file, or those of the sections that do."""
    style = context.style
    yield from _dated(context.compute(table_groups), dated_tables(style))
    if dating := style.convention(DATES):
        undated = _undated(context.document)
        entries = context.compute(whole_file).entries
        kept = [entry for entry in entries if entry.item not in undated]
        yield _Dated(kept, dating, style.compute(whole_file))
    else:
        yield from _dated(context.compute(section_groups), dated_sections(style))


def _undated(document: Document) -> set[Span]:
    """Return the items of the lists that have no date at all: tools next to papers."""
    return {
        entry.item
        for entry_list in document.lists
        if len(entry_list.entries) >= _LEAST_ENTRIES_WITHOUT
        and not any(entry.date for entry in entry_list.entries)
        for entry in entry_list.entries
    }


def _dated(
    groups: Iterable[DatableGroup], models: Mapping[ListKey | None, DatableGroup]
) -> Iterator[_Dated]:
    """Yield the groups whose models date their entries."""
    for group in groups:
        model = models.get(group.key)
        if model and model.dating:
            yield _Dated(group.entries, model.dating, model)


def _can_have_date(entry: Entry) -> bool:
    """Whether an entry is a publication, and if a row, one with an empty cell for its date."""
    is_row = entry.head == "row"
    if is_row and not any(cell.role == "date" and not cell.part.text for cell in entry.cells):
        return False
    return not _is_site(entry.url)


def _is_site(url: str) -> bool:
    """Whether a URL is of a whole site: that is no publication, and has no date."""
    return re.fullmatch(_SITE, url) is not None


def _from_arxiv(entry: Entry, model: DatableGroup) -> Fix | None:
    """Return the fix that adds the month of a paper's number, where dates come last in `[]`."""
    paper = arxiv_id(entry.url)
    month = arxiv_month(paper) if paper else None
    if month is None or entry.badges:
        return None
    slot, form = model.slot, model.form
    family = form.family.value if form.family else ""
    layout = layout_in_family("Mon YYYY", family) if family else None
    if not (slot and slot.value == "end" and layout):
        return None
    if not (form.delimiters and form.delimiters.value == "[]"):
        return None
    date = write_date(DateInterval(month, month), layout)
    end = Span(entry.span.end, entry.span.end)
    edit = Edit(end, f" [{date}]", new=True)
    return Fix(f"add `[{date}]`", (edit,), "text", safe=False) if date else None


RULE = Rule(
    "missing-date",
    check,
    options=Options,
    relies_on=(
        Reliance("dates", ("require",), lambda *_: {"require": True}),
        Reliance("dates by section", ("require",)),
    ),
)
