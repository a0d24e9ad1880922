"""inconsistent-date: a date written unlike the other dates of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct

from awesomelint.dates import write_date
from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import DatePart
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.convention import Convention
from awesomelint.style.date_forms import (
    DateForm,
    date_form,
    delimiters,
    finer,
    is_of_family,
    item_dates,
    layout_in_family,
    row_dates,
    shown_date_form,
)
from awesomelint.style.style import Style

Format = Literal[
    "infer", "any", "D Mon YYYY", "D Month YYYY", "Mon D, YYYY", "YYYY-MM-DD", "YYYY/MM/DD",
    "YYYY.MM.DD", "DD.MM.YYYY", "YYYY年M月D日",
]  # fmt: skip
Delimiter = Literal["infer", "any", "[]", "()", "``"]


class Options(Struct, frozen=True):
    """`format` and `delimiter` of dates, `any` to ask for none.

    A month or a year alone is of its format too.
    """

    format: Format = "infer"
    delimiter: Delimiter = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each date whose form is not the file's; in tables, not that of its tables."""
    of_items = _with_format(date_form(context.style, in_rows=False), options.format)
    of_rows = _with_format(date_form(context.style, in_rows=True), options.format)
    if options.delimiter != "infer":
        of_items = of_items._replace(delimiters=_configured_delimiters(options.delimiter))
        of_rows = of_rows._replace(delimiters=None)  # a cell needs none
    yield from _departing(context, context.compute(item_dates), of_items)
    yield from _departing(context, context.compute(row_dates), of_rows)


def _configured_delimiters(marks: str) -> Convention[str] | None:
    return None if marks == "any" else Convention.configured(marks)


def _with_format(learnt: DateForm, configured: Format) -> DateForm:
    """Return the form to hold dates to: the configured format, or what was learnt."""
    if configured == "infer":
        return learnt
    if configured == "any":
        return learnt._replace(family=None, padded=None, month=None)
    has_name = "Mon" in configured
    spelling = "long" if "Month" in configured else "short"
    return learnt._replace(
        family=Convention.configured(configured.replace("Month", "Mon")),
        padded=Convention.configured(not has_name),
        month=Convention.configured(spelling) if has_name else None,
    )


def _departing(
    context: RuleContext, dates: Iterable[DatePart], expected: DateForm
) -> Iterator[Diagnostic]:
    for date in dates:
        if date.written.interval and not date.written.is_range:
            for fault in _faults(date, expected):
                message = f"`{date.text.strip('`')}`: {fault}"
                many = f"{{count}} dates are written in another way; {fault}"
                yield context.report(date.span, message, fix=_fix(date, expected), many=many)


def _faults(date: DatePart, expected: DateForm) -> Iterator[str]:
    """Yield each way in which a date departs from the form."""
    written = date.written
    marks, family, padded, month = expected
    if marks and delimiters(date) != marks.value:
        yield _statement(marks, f"dates stand {_in_words(marks.value)}")
    if family and not is_of_family(written.layout, family.value):
        yield _statement(family, f"dates are written `{family.value}`")
        return
    if padded and written.padded not in (None, padded.value):
        zero = "a zero" if padded.value else "no zero"
        yield _statement(padded, f"days below ten have {zero}")
    if month and written.month not in (None, month.value):
        example = "`March`" if month.value == "long" else "`Mar`"
        yield _statement(month, f"months are written like {example}")


def _in_words(marks: str) -> str:
    if not marks:
        return "without brackets"
    return "in backticks" if "`" in marks else f"in `{marks}`"


def _statement(convention: Convention[str] | Convention[bool], words: str) -> str:
    """Return what a convention says of dates, with its evidence: 9 of 10 dates stand in `[]`."""
    if convention.is_configured:
        return f"{words} by configuration"
    return f"{convention.evidence} {words}"


def _fix(part: DatePart, expected: DateForm) -> Fix | None:
    """Return the fix that writes the date in the expected form, as precise as it is."""
    written = part.written
    layout: str | None = written.layout
    if expected.family:
        layout = layout_in_family(written.layout, expected.family.value)
    if layout is None or written.interval is None:
        return None
    padded = expected.padded.value if expected.padded else bool(written.padded)
    month = expected.month.value if expected.month else written.month
    date = write_date(written.interval, layout, padded=padded, long_month=month == "long")
    marks = expected.delimiters.value if expected.delimiters else delimiters(part)
    if date is None or len(marks) not in (0, 2):
        return None
    text = f"{marks[0]}{date}{marks[1]}" if marks else date
    return Fix(f"write `{text.strip('`')}`", (Edit(part.span, text, new=True),), "text")


def _explicit_format(style: Style, family: str | None) -> Mapping[str, object]:
    """Return the option for a layout; `any` where no format is like it."""
    layout = next(iter(finer(family)), family) if family else ""
    month = shown_date_form(style).month
    if month and month.value == "long":
        layout = layout.replace("Mon", "Month")
    return {"format": layout if layout in get_args(Format) else "any"}


def _explicit_delimiter(_: Style, marks: str | None) -> Mapping[str, object]:
    return {"delimiter": marks if marks in get_args(Delimiter) else "any"}


RULE = Rule(
    "inconsistent-date",
    check,
    options=Options,
    relies_on=(
        Reliance("date format", ("format",), _explicit_format, adopted_as="date"),
        Reliance("around dates", ("delimiter",), _explicit_delimiter),
        Reliance("days below ten", ("format",)),
        Reliance("names of months", ("format",)),
    ),
)
