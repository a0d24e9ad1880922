"""missing-date: an entry without a date in a dated list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.conventions import Convention
from awesomelint.markdown.model import Document, Entry
from awesomelint.rules.rule import NoOptions, Rule


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each undated entry of a file, or else of a section, that is dated."""
    for document in documents:
        entries = [entry for entry in document.entries() if entry.head not in ("label", "row")]
        if house := _dated(entries):
            yield from _undated(document, entries, house)
            continue
        for entry_list in document.lists:
            own = [entry for entry in entry_list.entries if entry.head not in ("label", "row")]
            if house := _dated(own):
                yield from _undated(document, own, house)


def _dated(entries: Sequence[Entry]) -> Convention[bool] | None:
    house = conventions.dominant(entry.date is not None for entry in entries)
    return house if house and house.value else None


def _undated(
    document: Document, entries: Sequence[Entry], house: Convention[bool]
) -> Iterator[Diagnostic]:
    for entry in entries:
        if entry.date is None:
            message = f"`{entry.title.text}` has no date; {house.evidence} entries have one"
            yield Diagnostic(document.source.path, entry.title.span, message)


RULE = Rule("missing-date", check, level="warning")
