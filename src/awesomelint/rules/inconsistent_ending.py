"""inconsistent-ending: a description that ends unlike the other descriptions of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    DescriptionEnd,
    Ending,
    ends_in_items,
    ends_in_rows,
    has_sentences,
    stop_of,
    usual_stops,
)
from awesomelint.style.style import Aspect, Style
from awesomelint.text import Span


class _Wording(Struct, frozen=True):
    """How findings speak of descriptions that end unlike the others.

    `singular` and `plural` say what these do, `others` what the others do, `fix` what a fix does.
    """

    singular: str
    plural: str
    others: str
    fix: str


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


_Chosen = Literal["infer", "any", "stop", "none"]


class Options(Struct, frozen=True):
    """`ending`: how descriptions end, `infer` to learn it from the file, or `any`.

    `report`: with `once` a configured `ending` is treated like a learnt ending. Many descriptions
    make a single finding, and a description of several sentences may end with a full stop.

    `rows`: how descriptions in tables end; always treated like a learnt ending.
    """

    ending: _Chosen = "infer"
    report: Literal["each", "once"] = "each"
    rows: _Chosen = "infer"


class _Fault(Struct, frozen=True):
    """An end unlike the others: its span, and the edit that corrects it.

    `edit` is None if the full stop is not plain text, for example inside a link.
    """

    span: Span
    edit: Edit | None


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield a finding for each description that does not end as expected.

    Table rows are compared with the other rows.
    """
    is_lenient = options.ending == "infer" or options.report == "once"
    if expected := _expected(context.style, ENDING, options.ending):
        yield from _departing(context, ends_in_items, expected, is_lenient=is_lenient)
    if expected := _expected(context.style, ROW_ENDING, options.rows):
        yield from _departing(context, ends_in_rows, expected, is_lenient=True)


def _expected(style: Style, aspect: Aspect[Ending], chosen: _Chosen) -> Convention[Ending] | None:
    """Return the end that is configured, else the style's; None where there is neither."""
    if chosen == "infer":
        return style.convention(aspect)
    return None if chosen == "any" else Convention.configured(chosen)


def _departing(
    context: RuleContext,
    ends_of: Callable[[Document], Sequence[DescriptionEnd]],
    expected: Convention[Ending],
    *,
    is_lenient: bool,
) -> Iterator[Diagnostic]:
    """Yield a finding for each of the descriptions that does not end as expected.

    If the check `is_lenient`, many findings are joined into one, and a description of several
    sentences may end with a full stop.
    """
    wording = _WORDINGS[expected.value]
    reason = "" if expected.is_configured else f"; {expected.evidence} {wording.others}"
    # `{count} of 110 descriptions end with a full stop`; `{count}` is filled in later.
    how_many = "{count}" if expected.is_configured else f"{{count}} of {expected.total}"
    many = f"{how_many} descriptions {wording.plural}" if is_lenient else ""
    descriptions = context.compute(ends_of)
    if expected.value == "none":
        faults = _superfluous_stops(descriptions, with_sentences=not is_lenient)
    else:
        faults = _missing_stops(descriptions, context.style.compute(ends_of))
    for fault in faults:
        message = f"the description {wording.singular}{reason}"
        fix = Fix(wording.fix, (fault.edit,), "text") if fault.edit else None
        yield context.report(fault.span, message, fix=fix, many=many)


def _missing_stops(
    descriptions: Sequence[DescriptionEnd], learnt_from: Sequence[DescriptionEnd]
) -> Iterator[_Fault]:
    """Yield the last word of each description without a stop; the edit adds the usual stop."""
    without_stop = [description for description in descriptions if description.end == "none"]
    if not without_stop:  # most files: to learn the usual stops would take time
        return
    stops = usual_stops(learnt_from)
    for description in without_stop:
        end = description.prose.span.end
        last_word = description.prose.text.split()[-1]
        edit = Edit(Span(end, end), stops.stop_for(description.text), new=True)
        yield _Fault(Span(end - len(last_word), end), edit)


def _superfluous_stops(
    descriptions: Sequence[DescriptionEnd], *, with_sentences: bool
) -> Iterator[_Fault]:
    """Yield the stop of each description that ends with a stop.

    Descriptions of several sentences are left out unless `with_sentences`.
    """
    for description in descriptions:
        if description.end == "stop" and (with_sentences or not has_sentences(description.text)):
            yield _fault_at_stop(description)


def _fault_at_stop(description: DescriptionEnd) -> _Fault:
    stop = stop_of(description.text)
    offset = source_offsets(description.prose)[description.text.rindex(stop)] if stop else None
    if offset is None:
        return _Fault(description.prose.span, None)
    span = Span(offset, offset + 1)
    return _Fault(span, Edit(span, ""))


def _explicit_ending(_: Style, ending: Ending | None) -> Mapping[str, object]:
    return {"ending": ending, "report": "once"} if ending else {"ending": "any"}


RULE = Rule(
    "inconsistent-ending",
    check,
    options=Options,
    relies_on=(
        Reliance(
            ENDING.name,
            ("ending",),
            _explicit_ending,
            adopted_as="ending",
        ),
        Reliance(ROW_ENDING.name, ("rows",), lambda _, ending: {"rows": ending or "any"}),
    ),
)
