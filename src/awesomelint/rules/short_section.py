"""short-section: a section with so few entries that it could be part of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Document, Heading
from awesomelint.reading.stray_links import linked_headings
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.style.headings import is_aside, section_ends


class Options(Struct, frozen=True):
    """`least`: how many entries a section has that has any."""

    least: int = 3

    def __post_init__(self) -> None:
        if self.least < 1:
            raise ValueError("least cannot be less than 1")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each section with entries that has fewer than `least`, subsections included."""
    many = f"{{count}} sections have fewer than {options.least} entries"
    for heading, count in _section_sizes(context.document):
        if count < options.least:
            entries = "1 entry" if count == 1 else f"{count} entries"
            message = f"`{heading.text}` has {entries}, fewer than {options.least}"
            yield context.report(heading.span, message, many=many)


def _section_sizes(document: Document) -> Iterator[tuple[Heading, int]]:
    """Yield the sections with entries, with their number of items, subsections included."""
    with_entries = {entry_list.heading for entry_list in document.lists}
    # Every item counts: an item that is not read as an entry may be meant as an entry.
    items = (item.span.start for items in document.items for item in items)
    starts = sorted({*items, *(entry.item.start for entry in document.entries())})
    entry_headings = set(linked_headings(document, document.headings))
    title = [heading for heading in document.headings[:1] if heading.level == 1]
    for heading, end in section_ends(document.headings, len(document.source.text)):
        is_section = not (heading in title or heading in entry_headings or is_aside(heading))
        if heading in with_entries and is_section:
            yield heading, bisect_left(starts, end) - bisect_left(starts, heading.span.end)


RULE = Rule("short-section", check, options=Options, is_about_rest=True)
