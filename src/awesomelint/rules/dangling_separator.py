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
    """`report`: each separator with its fix, or `once` for the list's way of writing, with none.

    `infer` takes them for a way of writing where they are many.
    """

    report: Literal["infer", "each", "once"] = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each separator that nothing but links, dates and badges follow."""
    if not (dangling := context.compute(dangling_separators)):
        return
    total = sum(1 for _ in context.document.entries())
    many = f"{{count}} of {total} entries have a separator but no description"
    if _is_way_of_writing(context.style, options):
        for _, separator in dangling:
            yield context.report(separator.span, _message(separator), many=many)
        return
    for entry, separator in context.compute(removable_separators):
        following = (date for date in entry.dates if date.span.start == separator.span.end)
        if any(is_misplaced(context.style, date) for date in following):
            continue  # `misplaced-date` tells of it
        fix = _removal(entry, separator)
        yield context.report(separator.span, _message(separator), fix=fix, many=many)


def _message(separator: Part) -> str:
    return f"no description follows the separator `{separator.text.strip()}`"


def _is_way_of_writing(style: Style, options: Options) -> bool:
    """Whether the list writes its entries so: to remove the separators would not help its owner."""
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
