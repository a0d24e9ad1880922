"""inconsistent-ending: a description ends with a full stop, or without, unlike the file's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document
from awesomelint.reading.plain_text import places
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention
from awesomelint.style.endings import Ended, Ending, has_sentences, is_wide, stop_of
from awesomelint.text import Span


class _Words(Struct, frozen=True):
    """What is said of descriptions that depart from a house."""

    one: str
    many: str
    others: str
    mend: str


_WORDS = {
    "stop": _Words(
        "does not end with a full stop",
        "do not end with a full stop",
        "do",
        "end it with a full stop",
    ),
    "none": _Words(
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
    """A description that ends unlike the others: the place of its end, and the edit that mends it.

    `edit` is None where the stop is none of the plain text: in a link, say.
    """

    span: Span
    edit: Edit | None


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each description that departs; where many do, one note. Rows have an end of their own.

    Where the end is configured each is reported.
    """
    for document in documents:
        items = conventions.endings(conventions.described(document))
        if options.ending == "infer":
            yield from _learnt(document, items, conventions.ending(items))
        elif options.report == "once":
            yield from _learnt(document, items, Convention.configured(options.ending))
        else:
            faults = _faults(items, options.ending)
            yield from (_single(document, one, options.ending) for one in faults)
        rows = conventions.endings(one for one in document.entries() if one.head == "row")
        yield from _learnt(document, rows, conventions.ending(rows))


def _learnt(
    document: Document, ended: Sequence[Ended], house: Convention[Ending] | None
) -> Iterable[Diagnostic]:
    """Yield what departs from an end that is the entries' own, in one note where it is much."""
    if house is None:
        return
    words = _WORDS[house.value]
    reason = "" if house.is_configured else f"; {house.evidence} {words.others}"
    share = "{count}" if house.is_configured else f"{{count}} of {house.total}"
    for one in _faults(ended, house.value, inferred=True):
        single = _single(document, one, house.value, reason)
        yield replace(single, many=f"{share} descriptions {words.many}")


def _faults(ended: Sequence[Ended], house: str, *, inferred: bool = False) -> list[_Fault]:
    if house == "none":
        stopped = [one for one in ended if one.end == "stop"]
        return [_stopped(one) for one in stopped if not (inferred and has_sentences(one.text))]
    unended = [one for one in ended if one.end == "none"]
    stops = _stops(ended) if unended else {}
    return [_unended(one, stops) for one in unended]


def _stops(ended: Sequence[Ended]) -> dict[bool, str]:
    """Return the commonest stop behind wide letters (True) and behind others."""
    counts: dict[bool, Counter[str]] = {True: Counter("。"), False: Counter(".")}
    for one in ended:
        if stop := stop_of(one.text):
            counts[is_wide(one.text)][stop] += 1
    return {wide: count.most_common()[0][0] for wide, count in counts.items()}


def _unended(one: Ended, stops: dict[bool, str]) -> _Fault:
    end = one.prose.span.end
    last = one.prose.text.split()[-1]
    stop = stops[is_wide(one.text)]
    return _Fault(Span(end - len(last), end), Edit(Span(end, end), stop, new=True))


def _stopped(one: Ended) -> _Fault:
    stop = stop_of(one.text)
    place = places(one.prose)[one.text.rindex(stop)] if stop else None
    if place is None:
        return _Fault(one.prose.span, None)
    span = Span(place, place + 1)
    return _Fault(span, Edit(span, ""))


def _single(document: Document, fault: _Fault, house: str, reason: str = "") -> Diagnostic:
    message = f"the description {_WORDS[house].one}{reason}"
    fix = Fix(_WORDS[house].mend, (fault.edit,), "text") if fault.edit else None
    return Diagnostic(document.source.path, fault.span, message, fix=fix)


def _shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [entry for document in documents for entry in conventions.described(document)]
    return evidence(
        partial(conventions.ending, conventions.endings(entries)),
        "descriptions",
        lambda end: "with a full stop" if end == "stop" else "without a full stop",
        lambda end: {"ending": end, "report": "once"},
    )


RULE = Rule(
    "inconsistent-ending",
    check,
    options=Options,
    infers=(Inferred("end of descriptions", ("ending",), _shown),),
)
