"""inconsistent-ending: a description ends with a full stop, or without, unlike the file's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document
from awesomelint.reading.plain_text import source_offsets
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.convention import Convention
from awesomelint.style.endings import (
    ENDING,
    ROW_ENDING,
    Ended,
    Ending,
    has_sentences,
    item_endings,
    row_endings,
    stop_of,
    usual_stops,
)
from awesomelint.text import Span


class _Wording(Struct, frozen=True):
    """How findings speak of descriptions that end unlike the others.

    `singular` and `plural` say what these do, `others` what the others do, `mend` what a fix does.
    """

    singular: str
    plural: str
    others: str
    mend: str


_WORDINGS = {
    "stop": _Wording(
        "does not end with a full stop",
        "do not end with a full stop",
        "do",
        "end it with a full stop",
    ),
    "none": _Wording(
        "ends with a full stop",
        "end with a full stop",
        "do not",
        "remove the full stop",
    ),
}


class Options(Struct, frozen=True):
    """`ending`: how descriptions end, or `infer` to learn it from the file.

    `report`: whether an end that is set is held to as one that is learnt is: with one note where
    many depart, and with leave for several sentences among fragments.
    """

    ending: Literal["infer", "stop", "none"] = "infer"
    report: Literal["each", "once"] = "each"


class _Fault(Struct, frozen=True):
    """An end unlike the others: its span, and the edit that mends it.

    `edit` is None where the stop is none of the plain text: in a link, say.
    """

    span: Span
    edit: Edit | None


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each description that departs; where many do, one note. Rows have an end of their own.

    Where the end is configured each is reported.
    """
    style = context.style
    if options.ending == "infer":
        expected = style.convention(ENDING)
    else:
        expected = Convention.configured(options.ending)
    as_learnt = options.ending == "infer" or options.report == "once"
    if expected:
        yield from _departing(context, item_endings, expected, as_learnt=as_learnt)
    if expected_of_rows := style.convention(ROW_ENDING):
        yield from _departing(context, row_endings, expected_of_rows, as_learnt=True)


def _departing(
    context: RuleContext,
    endings: Callable[[Document], Sequence[Ended]],
    expected: Convention[Ending],
    *,
    as_learnt: bool,
) -> Iterator[Diagnostic]:
    """Yield a finding for each of the descriptions that does not end as expected.

    An end that is held to `as_learnt` is reported in one note where many depart, and lets several
    sentences end with a stop.
    """
    wording = _WORDINGS[expected.value]
    reason = "" if expected.is_configured else f"; {expected.evidence} {wording.others}"
    count = "{count}" if expected.is_configured else f"{{count}} of {expected.total}"
    many = f"{count} descriptions {wording.plural}" if as_learnt else ""
    descriptions = context.compute(endings)
    if expected.value == "none":
        faults = _stopped(descriptions, with_sentences=not as_learnt)
    else:
        faults = _unended(descriptions, context.style.compute(endings))
    for fault in faults:
        message = f"the description {wording.singular}{reason}"
        fix = Fix(wording.mend, (fault.edit,), "text") if fault.edit else None
        yield context.report(fault.span, message, fix=fix, many=many)


def _unended(descriptions: Sequence[Ended], usual: Sequence[Ended]) -> Iterator[_Fault]:
    """Yield the last word of each description without a stop; the edit adds the usual one."""
    unended = [description for description in descriptions if description.end == "none"]
    if not unended:  # as in most files: nobody need know the usual stops
        return
    stops = usual_stops(usual)
    for description in unended:
        end = description.prose.span.end
        last_word = description.prose.text.split()[-1]
        edit = Edit(Span(end, end), stops.behind(description.text), new=True)
        yield _Fault(Span(end - len(last_word), end), edit)


def _stopped(descriptions: Sequence[Ended], *, with_sentences: bool) -> Iterator[_Fault]:
    """Yield the stop of each description that has one; those of several sentences if wanted."""
    for description in descriptions:
        if description.end == "stop" and (with_sentences or not has_sentences(description.text)):
            yield _stop(description)


def _stop(description: Ended) -> _Fault:
    stop = stop_of(description.text)
    offset = source_offsets(description.prose)[description.text.rindex(stop)] if stop else None
    if offset is None:
        return _Fault(description.prose.span, None)
    span = Span(offset, offset + 1)
    return _Fault(span, Edit(span, ""))


RULE = Rule(
    "inconsistent-ending",
    check,
    options=Options,
    relies_on=(
        Reliance(
            "end of descriptions",
            ("ending",),
            lambda _, ending: {"ending": ending, "report": "once"},
        ),
    ),
)
