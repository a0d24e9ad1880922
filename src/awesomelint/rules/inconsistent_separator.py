"""inconsistent-separator: title and description are separated unlike the rest of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Entry, Part
from awesomelint.rules.rule import Rule
from awesomelint.text import Span

_FIRST_WORD = re.compile(r"\S+")
# What opens an aside or a list of links: it needs no separator.
_ASIDES = "([<&|/,;·•→-–—.!"


@dataclass(frozen=True, slots=True)
class Options:
    """`separator`: the text between title and description, or `infer` to learn it."""

    separator: Literal["infer"] | str = "infer"

    def __post_init__(self) -> None:
        if not self.separator.strip():
            raise ValueError("a separator needs a character that is no space")


@dataclass(frozen=True, slots=True)
class _House:
    """The form a file is held to, and the words that say why."""

    form: str
    reason: str


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each entry whose separator is not the house's, or that has none."""
    for document in documents:
        entries = conventions.listed(document)
        if house := _house(entries, options):
            for entry in entries:
                for span, fault in _faults(entry, house):
                    yield Diagnostic(document.source.path, span, f"{fault}; {house.reason}")
            yield from _joints(document, entries, house)


def _house(entries: Sequence[Entry], options: Options) -> _House | None:
    if options.separator != "infer":
        return _House(options.separator, f"the configured one is {_quote(options.separator)}")
    found = conventions.separator(entries)
    if found is None:
        return None
    return _House(found.value, f"{found.evidence} descriptions follow {_quote(found.value)}")


def _quote(form: str) -> str:
    """Return a form in backticks, a no-break space made visible."""
    return "`" + form.replace("\xa0", "\\u00a0").replace("\n", "\\n") + "`"


def _faults(entry: Entry, house: _House) -> Iterator[tuple[Span, str]]:
    if entry.separator is None:
        if entry.description and entry.description.text.lstrip("*_~")[:1] not in _ASIDES:
            first = _FIRST_WORD.match(entry.description.text)
            assert first is not None
            start = entry.description.span.start
            yield Span(start, start + first.end()), "no separator before the description"
        return
    if fault := _fault(
        entry.separator, house.form, ends=entry.separator.span.end == entry.span.end
    ):
        yield entry.separator.span, fault


def _fault(separator: Part, form: str, *, ends: bool) -> str | None:
    """Return what is wrong with a separator; behind one that ends the entry no space is missed."""
    found = conventions.separator_form(separator.text)
    if ends:
        found, form = found.rstrip(), form.rstrip()
    return None if found == form else f"the separator is {_quote(found)}"


def _joints(document: Document, entries: Sequence[Entry], house: _House) -> Iterable[Diagnostic]:
    """Yield each link in double brackets, `[[text](url)]`, joined unlike its fellows."""
    convention = conventions.joint(entries)
    if convention is None or convention.value != house.form.strip():
        return
    for entry in entries:
        separator = entry.separator.span if entry.separator else None
        for joint in entry.joints:
            if joint.span == separator:
                continue
            path, span = document.source.path, joint.span
            if joint.text.strip() != convention.value:
                message = f"no {_quote(house.form)} before the link in double brackets"
                yield Diagnostic(path, span, f"{message}; {convention.evidence} have it")
            elif fault := _fault(joint, house.form, ends=False):
                yield Diagnostic(path, span, f"{fault}; {house.reason}")


RULE = Rule("inconsistent-separator", check, options=Options)
