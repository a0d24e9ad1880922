"""missing-date: an entry without a date in a dated list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from awesomelint.dates import DateInterval, write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.by_section import BySection, Path, paths_by_key, table_of, value_at
from awesomelint.style.convention import Convention
from awesomelint.style.date_forms import layout_in_family
from awesomelint.style.dating import (
    DATES,
    DatableGroup,
    datable_groups,
    dating_model,
    whole_file,
)
from awesomelint.style.style import Style
from awesomelint.text import Span
from awesomelint.urls import arxiv_id, arxiv_month

_SITE = r"(?i)https?://[^/?#]+/?(?:#/?)?"


Required = Literal["infer"] | bool


class Options(Struct, frozen=True):
    """`require`: whether entries need a date; `infer` learns it.

    `sections`: whether those under some headings do.
    """

    require: Required = "infer"
    sections: tuple[BySection[Required], ...] = ()


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
    for group in _dated_groups(context, options):
        reason = "entries need one"
        if not group.dating.is_configured:
            reason = f"{group.dating.evidence} entries have one"
        for entry in group.entries:
            if _lacks_date(entry):
                message = f"`{entry.title.text}` has no date; {reason}"
                fix = _from_arxiv(entry, group.model) if entry.head != "row" else None
                many = f"{{count}} entries have no date; {reason}"
                yield context.report(entry.title.span, message, fix=fix, many=many)


def _dated_groups(context: RuleContext, options: Options) -> Iterator[_Dated]:
    """Yield the entries that are to have dates: as it is configured, or as the style has it."""
    style = context.style
    by_section = dict(options.sections)
    paths = paths_by_key(context.document) if by_section else {}
    for group in context.compute(datable_groups):
        of_section = value_at(by_section, paths[group.key]) if paths and group.key else None
        required = options.require if of_section is None else of_section
        model = dating_model(style, group)
        if required == "infer":
            if model:
                yield _Dated(group.entries, model.dating, model.group)
        elif required:
            shown_by = model.group if model else style.compute(whole_file)
            yield _Dated(group.entries, Convention.configured(True), shown_by)


def _lacks_date(entry: Entry) -> bool:
    """Whether an entry has no date and could have one."""
    return entry.date is None and _can_have_date(entry)


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


def _explicit_requirements(style: Style, _: object) -> Mapping[str, object]:
    """Return the options that ask each list of a document for dates where it has them.

    A list that has none is named only where it would be asked for one otherwise.
    """
    is_dated = style.convention(DATES) is not None
    paths = paths_by_key(style.document)
    wanted: list[tuple[Path, Required | None]] = []
    for group in style.compute(datable_groups):
        is_required: bool | None = dating_model(style, group) is not None
        if not is_required and not any(map(_lacks_date, group.entries)):
            is_required = None
        wanted.append((paths[group.key] if group.key else (), is_required))
    by_section = table_of(wanted, is_dated, "infer")
    if by_section is None:
        return {}
    sections = tuple(BySection(*pair) for pair in by_section.items())
    return {"require": is_dated, **({"sections": sections} if sections else {})}


RULE = Rule(
    "missing-date",
    check,
    options=Options,
    relies_on=(
        Reliance("dates", ("require", "sections"), _explicit_requirements),
        Reliance("dates by section", ("require", "sections"), _explicit_requirements),
    ),
)
