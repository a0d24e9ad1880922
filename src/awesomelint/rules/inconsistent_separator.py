"""inconsistent-separator: title and description are separated unlike the rest of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Entry, Part
from awesomelint.rules.rule import Evidence, Inferred, Rule, evidence
from awesomelint.style import conventions
from awesomelint.text import Span

_FIRST_WORD = r"\S+"
# What opens an aside or a list of links: it needs no separator.
_ASIDES = "([<&|/,;·•→-–—.!、，"
# Of these, what is another separator where one is asked for and a word follows.
_STRAY = r"[-–—|/·•→.]\s*\w"
_DASHES = ("-", "–", "—", "--", "−")
# Characters that mean the same between a title and its description.
_EXCHANGEABLE = (":", *_DASHES)
# A dash this far into a description is still the entry's separator: `[A](url) and B - Text`.
_LATE = 60

Joints = Literal["infer", "separator", "any"]


class Options(Struct, frozen=True):
    """`separator`: the text between title and description, or `infer` to learn it.

    `joints`: what stands before links in double brackets, the separator or anything.
    """

    separator: Literal["infer"] | str = "infer"
    joints: Joints = "infer"

    def __post_init__(self) -> None:
        if not self.separator.strip():
            raise ValueError("a separator needs a character that is no space")
        if self.separator in _DASHES:
            raise ValueError(f'a dash needs a space on each side, as in " {self.separator} "')


class _House(Struct, frozen=True):
    """The form a file is held to, and the words that say why."""

    form: str
    reason: str
    is_configured: bool = False

    @property
    def character(self) -> str:
        return self.form.strip()


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each entry whose separator is not the house's, or that has none."""
    for document in documents:
        entries = conventions.listed(document)
        house = _house(entries, options)
        if house is None:
            continue
        for entry in entries:
            if entry.separator is None:
                yield from _missing(document, entry, house)
            elif fault := _fault(entry.separator, house, ends=_ends(entry, entry.separator)):
                yield _departing(
                    document, entry.separator, house, fault, _ends(entry, entry.separator)
                )
        if reason := _joined(entries, house, options):
            yield from _joints(document, entries, house, reason)


def _house(entries: Sequence[Entry], options: Options) -> _House | None:
    if options.separator != "infer":
        reason = f"the configured one is {_quote(options.separator)}"
        return _House(options.separator, reason, is_configured=True)
    found = conventions.separator(entries)
    if found is None:
        return None
    return _House(found.value, f"{found.evidence} descriptions follow {_quote(found.value)}")


def _quote(form: str) -> str:
    """Return a form in backticks, a no-break space made visible."""
    return "`" + form.replace("\xa0", "\\u00a0") + "`"


def _ends(entry: Entry, separator: Part) -> bool:
    """Whether nothing follows the separator, and no space behind it can be missed."""
    return separator.span.end == entry.span.end


def _missing(document: Document, entry: Entry, house: _House) -> Iterator[Diagnostic]:
    text = entry.description.text if entry.description else ""
    first = re.match(_FIRST_WORD, text)
    if first is None or entry.description is None:
        return
    late = house.character in _DASHES and house.form in text[:_LATE]
    is_aside = text.lstrip("*_~\\")[:1] in _ASIDES or text.startswith("and [")
    if late or (is_aside and not (house.is_configured and re.match(_STRAY, text))):
        return
    start = entry.description.span.start
    message = f"no separator before the description; {house.reason}"
    yield Diagnostic(document.source.path, Span(start, start + first.end()), message)


def _fault(separator: Part, house: _House, *, ends: bool) -> str | None:
    """Return what is wrong with a separator."""
    found, form = conventions.separator_form(separator.text), house.form
    if ends:
        found, form = found.rstrip(), form.rstrip()
    return None if found == form else f"the separator is {_quote(found)}"


def _departing(
    document: Document, separator: Part, house: _House, fault: str, ends: bool
) -> Diagnostic:
    """Return the diagnostic for a separator, with a fix where only its form is another."""
    fix = None
    exchangeable = {separator.text.strip(), house.character} <= set(_EXCHANGEABLE)
    behind = document.source.text[separator.span.end : separator.span.end + 1]
    if exchangeable and "\n" not in separator.text and behind not in _EXCHANGEABLE:
        form = house.form.rstrip() if ends else house.form
        fix = Fix(f"write {_quote(form)}", (Edit(separator.span, form, new=True),))
    message = f"{fault}; {house.reason}"
    return Diagnostic(document.source.path, separator.span, message, fix=fix)


def _joined(entries: Sequence[Entry], house: _House, options: Options) -> str | None:
    """Return why links in double brackets are held to the separator; None where they are not."""
    if options.joints != "infer":
        return "all have it by configuration" if options.joints == "separator" else None
    convention = conventions.joint(entries)
    if convention is None or convention.value != house.character:
        return None
    return f"{convention.evidence} have it"


def _joints(
    document: Document, entries: Sequence[Entry], house: _House, reason: str
) -> Iterator[Diagnostic]:
    """Yield each link in double brackets, `[[text](url)]`, joined unlike its fellows."""
    for entry in entries:
        separator = entry.separator.span if entry.separator else None
        for joint in entry.joints:
            if joint.span == separator:
                continue
            if joint.text.strip() != house.character:
                message = f"no {_quote(house.form)} before the link in double brackets; {reason}"
                yield Diagnostic(document.source.path, joint.span, message)
            elif fault := _fault(joint, house, ends=False):
                yield _departing(document, joint, house, fault, ends=False)


def _separator_shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [entry for document in documents for entry in conventions.listed(document)]
    ask = partial(conventions.separator, entries)
    return evidence(ask, "descriptions", _quote, lambda form: {"separator": form})


def _joints_shown(documents: Sequence[Document]) -> Evidence | None:
    entries = [entry for document in documents for entry in conventions.listed(document)]
    found = conventions.separator(entries)
    character = found.value.strip() if found else None

    def options(joint: str) -> dict[str, object]:
        return {"joints": "separator" if joint == character else "any"}

    ask = partial(conventions.joint, entries)
    return evidence(ask, "links in double brackets", lambda text: _quote(text or " "), options)


RULE = Rule(
    "inconsistent-separator",
    check,
    options=Options,
    infers=(
        Inferred("separator", ("separator",), _separator_shown),
        Inferred("before double brackets", ("joints",), _joints_shown),
    ),
)
