"""inconsistent-date: a date written unlike the other dates of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.dates import write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import DatePart, Document
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention, DateForm

Format = Literal[
    "infer", "D Mon YYYY", "D Month YYYY", "Mon D, YYYY", "YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD",
    "DD.MM.YYYY", "YYYY年M月D日",
]  # fmt: skip
Delimiter = Literal["infer", "[]", "()", "``"]
T = TypeVar("T")


class Options(Struct, frozen=True):
    """`format` and `delimiter` of dates; a month or a year alone is of its format too."""

    format: Format = "infer"
    delimiter: Delimiter = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each date whose form is not the house's."""
    for document in documents:
        for in_rows in (False, True):  # a cell needs no delimiters, an item does
            given = replace(options, delimiter="infer") if in_rows else options
            yield from _check(document, _dates(document, in_rows=in_rows), given)


def _check(document: Document, parts: Sequence[DatePart], options: Options) -> Iterable[Diagnostic]:
    form = _house(conventions.date_form(parts), options)
    for part in parts:
        if part.written.interval and not part.written.is_range:
            for fault in _faults(part, form):
                message = f"`{part.text.strip('`')}`: {fault}"
                yield Diagnostic(document.source.path, part.span, message, fix=_fix(part, form))


def _dates(document: Document, *, in_rows: bool) -> list[DatePart]:
    """Return the dates of the rows of tables, or of all other entries."""
    entries = (one for one in document.entries() if (one.head == "row") == in_rows)
    return [part for entry in entries for part in entry.dates]


def _house(found: DateForm, options: Options) -> DateForm:
    """Return the form to hold dates to: what is configured, else what was found."""
    delimiters, family, padded, month = found
    if options.delimiter != "infer":
        delimiters = Convention.configured(options.delimiter)
    if options.format != "infer":
        family = Convention.configured(options.format.replace("Month", "Mon"))
        named = "Mon" in options.format
        padded = Convention.configured(not named)
        spelling = "long" if "Month" in options.format else "short"
        month = Convention.configured(spelling) if named else None
    return DateForm(delimiters, family, padded, month)


def _faults(part: DatePart, form: DateForm) -> Iterator[str]:
    """Yield each way in which a date departs from the form."""
    written = part.written
    if form.delimiters and conventions.delimiters(part) != form.delimiters.value:
        yield f"dates stand in {_marks(form.delimiters.value)}{_why(form.delimiters)}"
    if form.family and not conventions.is_of_family(written.layout, form.family.value):
        yield f"dates are written `{form.family.value}`{_why(form.family)}"
        return
    if form.padded and written.padded not in (None, form.padded.value):
        zero = "a zero" if form.padded.value else "no zero"
        yield f"days below ten have {zero}{_why(form.padded)}"
    if form.month and written.month not in (None, form.month.value):
        example = "`March`" if form.month.value == "long" else "`Mar`"
        yield f"months are written like {example}{_why(form.month)}"


def _marks(delimiters: str) -> str:
    if not delimiters:
        return "no brackets"
    return "backticks" if "`" in delimiters else f"`{delimiters}`"


def _why(convention: Convention[str] | Convention[bool]) -> str:
    return " by configuration" if convention.is_configured else f" in {convention.evidence}"


def _fix(part: DatePart, form: DateForm) -> Fix | None:
    """Return the fix that writes the date in the house's form, as precise as it is."""
    written = part.written
    layout: str | None = written.layout
    if form.family:
        layout = conventions.layout_in_family(written.layout, form.family.value)
    if layout is None or written.interval is None:
        return None
    padded = form.padded.value if form.padded else bool(written.padded)
    month = form.month.value if form.month else written.month
    date = write_date(written.interval, layout, padded=padded, long_month=month == "long")
    marks = form.delimiters.value if form.delimiters else conventions.delimiters(part)
    if date is None or len(marks) not in (0, 2):
        return None
    text = f"{marks[0]}{date}{marks[1]}" if marks else date
    return Fix(f"write `{text.strip('`')}`", (Edit(part.span, text, new=True),), "text")


def _shown(
    feature: Callable[[DateForm], Convention[T] | None],
    words: Callable[[T], str],
    options: Callable[[T, DateForm], dict[str, object]] = lambda *_: {},
) -> Callable[[Sequence[Document]], Evidence | None]:
    """Return the function that finds one feature of the form."""

    def find(documents: Sequence[Document]) -> Evidence | None:
        (document,) = documents
        dates = _dates(document, in_rows=False) or _dates(document, in_rows=True)
        ask = partial(conventions.date_form, dates)
        return evidence(
            lambda **needed: feature(ask(**needed)),
            "dates",
            words,
            lambda value: options(value, ask()),
        )

    return find


def _format(family: str, form: DateForm) -> dict[str, object]:
    """Return the option for a layout; none where no format is like it."""
    fine = next(iter(conventions.finer(family)), family)
    if form.month and form.month.value == "long":
        fine = fine.replace("Mon", "Month")
    return {"format": fine} if fine in get_args(Format) else {}


RULE = Rule(
    "inconsistent-date",
    check,
    options=Options,
    infers=(
        Inferred(
            "date format",
            ("format",),
            _shown(lambda form: form.family, lambda layout: f"`{layout}`", _format),
        ),
        Inferred(
            "around dates",
            ("delimiter",),
            _shown(
                lambda form: form.delimiters,
                lambda marks: f"`{marks}`" if marks != "``" else "backticks",
                lambda marks, _: {"delimiter": marks} if marks in get_args(Delimiter) else {},
            ),
        ),
        Inferred(
            "days below ten",
            ("format",),
            _shown(lambda form: form.padded, lambda zero: "with zero" if zero else "without zero"),
        ),
        Inferred(
            "names of months",
            ("format",),
            _shown(lambda form: form.month, lambda name: "March" if name == "long" else "Mar"),
        ),
    ),
)
