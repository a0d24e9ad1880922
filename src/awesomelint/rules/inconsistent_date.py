"""inconsistent-date: a date written unlike the other dates of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
Days = Literal["infer", "any", "zero", "plain"]
Months = Literal["infer", "any", "short", "long"]
Delimiter = Literal["infer", "any", "[]", "()", "``"]


class Options(Struct, frozen=True):
    """`format` and `delimiter` of dates, `any` to ask for none.

    A month or a year alone is of its format too. `days` below ten have a zero or not, the names of
    `months` are short or long; where a format is given, `infer` takes both from that.
    """

    format: Format = "infer"
    delimiter: Delimiter = "infer"
    days: Days = "infer"
    months: Months = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each date whose form is not the file's; in tables, not that of its tables."""
    of_items = _with_format(date_form(context.style, in_rows=False), options)
    of_rows = _with_format(date_form(context.style, in_rows=True), options)
    if options.delimiter != "infer":
        of_items = of_items._replace(delimiters=_configured_delimiters(options.delimiter))
        of_rows = of_rows._replace(delimiters=None)  # a cell needs none
    yield from _departing(context, context.compute(item_dates), of_items)
    yield from _departing(context, context.compute(row_dates), of_rows)


def _configured_delimiters(marks: str) -> Convention[str] | None:
    return None if marks == "any" else Convention.configured(marks)


def _with_format(learnt: DateForm, options: Options) -> DateForm:
    """Return the form to hold dates to: what is configured, or what was learnt."""
    form = learnt
    if options.format == "any":
        form = form._replace(family=None, padded=None, month=None)
    elif options.format != "infer":
        has_zero, month = _implied(options.format)
        form = form._replace(
            family=Convention.configured(options.format.replace("Month", "Mon")),
            padded=Convention.configured(has_zero),
            month=Convention.configured(month) if month else None,
        )
    if options.days != "infer":
        is_any, has_zero = options.days == "any", options.days == "zero"
        form = form._replace(padded=None if is_any else Convention.configured(has_zero))
    if options.months != "infer":
        is_any = options.months == "any"
        form = form._replace(month=None if is_any else Convention.configured(options.months))
    return form


def _implied(layout: str) -> tuple[bool, str]:
    """Return whether a format has a zero before days below ten, and the form of its months."""
    has_name = "Mon" in layout
    form = "long" if "Month" in layout else "short"
    return not has_name, form if has_name else ""


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
    """Return the options for a layout, and for what it implies but the dates do otherwise.

    The format is `any` where none is like the layout.
    """
    layout = next(iter(finer(family)), family) if family else ""
    form = shown_date_form(style)
    if form.month and form.month.value == "long":
        layout = layout.replace("Mon", "Month")
    if layout not in get_args(Format):
        return {"format": "any"}
    return {"format": layout, **_days(style, layout), **_months(style, layout)}


def _days(style: Style, layout: str) -> Mapping[str, object]:
    """Return the option for days below ten, where the layout implies something else."""
    implied, _ = _implied(layout)
    if padded := shown_date_form(style).padded:
        return {} if padded.value == implied else {"days": "zero" if padded.value else "plain"}
    written = {part.written.padded for part in _shown_dates(style)}
    return {} if written <= {implied, None} else {"days": "any"}


def _months(style: Style, layout: str) -> Mapping[str, object]:
    """Return the option for the names of months, where the layout implies something else."""
    _, implied = _implied(layout)
    if not implied or shown_date_form(style).month:  # the layout has the form of the names
        return {}
    written = {part.written.month for part in _shown_dates(style)}
    return {} if written <= {implied, None} else {"months": "any"}


def _shown_dates(style: Style) -> Sequence[DatePart]:
    return style.compute(item_dates) or style.compute(row_dates)


def _explicit_delimiter(_: Style, marks: str | None) -> Mapping[str, object]:
    return {"delimiter": marks if marks in get_args(Delimiter) else "any"}


def _explicit_days(style: Style, _: object) -> Mapping[str, object]:
    return _part_of_format(style, "days")


def _explicit_months(style: Style, _: object) -> Mapping[str, object]:
    return _part_of_format(style, "months")


def _part_of_format(style: Style, option: str) -> Mapping[str, object]:
    """Return one of the options that go with the format, where the format has it."""
    family = shown_date_form(style).family
    options = _explicit_format(style, family.value if family else None)
    return {option: options[option]} if option in options else {}


RULE = Rule(
    "inconsistent-date",
    check,
    options=Options,
    relies_on=(
        Reliance("date format", ("format",), _explicit_format, adopted_as="date"),
        Reliance("around dates", ("delimiter",), _explicit_delimiter),
        Reliance("days below ten", ("format", "days"), _explicit_days),
        Reliance("names of months", ("format", "months"), _explicit_months),
    ),
)
