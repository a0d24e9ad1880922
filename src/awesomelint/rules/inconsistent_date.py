"""inconsistent-date: a date written unlike the other dates of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.conventions import Convention, DateForm
from awesomelint.markdown.model import DatePart, Document
from awesomelint.rules.rule import Rule

Format = Literal[
    "infer", "D Mon YYYY", "D Month YYYY", "Mon D, YYYY", "YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD",
    "DD.MM.YYYY",
]  # fmt: skip
Delimiter = Literal["infer", "[]", "()", "``"]


@dataclass(frozen=True, slots=True)
class Options:
    """`format` and `delimiter` of dates; a month or a year alone is of its format too."""

    format: Format = "infer"
    delimiter: Delimiter = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each date whose form is not the house's."""
    for document in documents:
        parts = [part for entry in document.entries() for part in entry.dates]
        form = _house(conventions.date_form(parts), options)
        for part in parts:
            if part.written.interval and not part.written.is_range:
                for fault in _faults(part, form):
                    message = f"`{part.text}`: {fault}"
                    yield Diagnostic(document.source.path, part.span, message)


def _house(found: DateForm, options: Options) -> DateForm:
    """Return the form to hold dates to: what is configured, else what was found."""
    delimiters, family, padded, month = found
    if options.delimiter != "infer":
        delimiters = Convention(options.delimiter, 0, 0)
    if options.format != "infer":
        family = Convention(options.format.replace("Month", "Mon"), 0, 0)
        named = "Mon" in options.format
        padded = Convention(not named, 0, 0)
        month = (
            Convention("long" if "Month" in options.format else "short", 0, 0) if named else None
        )
    return DateForm(delimiters, family, padded, month)


def _faults(part: DatePart, form: DateForm) -> Iterator[str]:
    """Yield each way in which a date departs from the form."""
    written = part.written
    if form.delimiters and conventions.delimiters(part) != form.delimiters.value:
        yield f"other dates stand in `{form.delimiters.value}`{_evidence(form.delimiters)}"
    if form.family and not conventions.is_of_family(written.layout, form.family.value):
        yield f"other dates are written `{form.family.value}`{_evidence(form.family)}"
        return
    if form.padded and written.padded not in (None, form.padded.value):
        zero = "a zero" if form.padded.value else "no zero"
        yield f"other days below ten have {zero}{_evidence(form.padded)}"
    if form.month and written.month not in (None, form.month.value):
        name = "their full name" if form.month.value == "long" else "three letters"
        yield f"other months have {name}{_evidence(form.month)}"


def _evidence(convention: Convention[str] | Convention[bool]) -> str:
    return f" ({convention.evidence})" if convention.total else ""


RULE = Rule("inconsistent-date", check, options=Options)
