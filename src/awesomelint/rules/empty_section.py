"""empty-section: a heading with nothing below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.empty_sections import EMPTY_SECTIONS, empty_sections
from awesomelint.style.style import Style


class Options(Struct, frozen=True):
    """`report`: each heading, or all of a file at once; `infer` takes them for a frame where they
    are many."""

    report: Literal["infer", "each", "once"] = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each heading that one of its level or above, or the end, follows at once."""
    empty = context.compute(empty_sections)
    if empty and _is_frame(context.style, options):
        total = len(context.document.headings)
        message = f"nothing stands below {len(empty)} of {total} headings"
        yield context.report(empty[0].span, message)
        return
    for heading in empty:
        yield context.report(heading.span, f"nothing stands below `{heading.text}`")


def _is_frame(style: Style, options: Options) -> bool:
    """Whether the headings are a frame that is still to be filled: one note is enough."""
    if options.report != "infer":
        return options.report == "once"
    convention = style.convention(EMPTY_SECTIONS)
    return convention is not None and convention.value == "once"


def _explicit_report(_: Style, report: str | None) -> Mapping[str, object]:
    return {"report": report or "each"}


RULE = Rule(
    "empty-section",
    check,
    options=Options,
    relies_on=(Reliance("empty sections", ("report",), _explicit_report),),
    is_about_rest=True,
)
