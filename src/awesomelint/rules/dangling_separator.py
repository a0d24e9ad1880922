"""dangling-separator: a separator with no description behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Entry, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.dangling import (
    DANGLING_SEPARATORS,
    dangling_separators,
    removable_separators,
)
from awesomelint.style.date_forms import is_misplaced
from awesomelint.style.style import Style


class Options(Struct, frozen=True):
    """`report`: each separator, or the list's way of writing `once`, at the first of them.

    `infer` takes them for a way of writing where they are many.
    """

    report: Literal["infer", "each", "once"] = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    dangling = context.compute(dangling_separators)
    if not dangling:
        return
    total = sum(1 for _ in context.document.entries())
    if _is_way_of_writing(context.style, options):
        message = f"{len(dangling)} of {total} entries have a separator but no description"
        _, first = dangling[0]
        yield context.report(first.span, message)
        return
    many = "{count} separators have no description behind them"
    for entry, separator in context.compute(removable_separators):
        following = (date for date in entry.dates if date.span.start == separator.span.end)
        if any(is_misplaced(context.style, date) for date in following):
            continue  # `misplaced-date` tells of it
        message = f"no description follows the separator `{separator.text.strip()}`"
        yield context.report(separator.span, message, fix=_removal(entry, separator), many=many)


def _is_way_of_writing(style: Style, options: Options) -> bool:
    """Whether the list writes its entries so: one note is enough."""
    if options.report != "infer":
        return options.report == "once"
    convention = style.convention(DANGLING_SEPARATORS)
    return convention is not None and convention.value == "once"


def _removal(entry: Entry, separator: Part) -> Fix:
    """Return the fix that takes a separator away; a space stays where more follows."""
    rest = "" if separator.span.end == entry.span.end else " "
    return Fix("remove the separator", (Edit(separator.span, rest),))


def _explicit_report(_: Style, report: str | None) -> Mapping[str, object]:
    return {"report": report or "each"}


RULE = Rule(
    "dangling-separator",
    check,
    options=Options,
    relies_on=(Reliance("dangling separators", ("report",), _explicit_report),),
)
