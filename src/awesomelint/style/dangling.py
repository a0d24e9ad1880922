"""Separators with no description behind them: each a slip, or a list's way of writing."""

from __future__ import annotations

from typing import Literal

from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Part
from awesomelint.style.asides import is_emoji
from awesomelint.style.convention import LEAST_CASES, Convention, Need
from awesomelint.style.separators import listed_entries
from awesomelint.style.style import Aspect, Evidence, Style

Report = Literal["each", "once"]

# From this share of the entries on it is the list's way of writing, and one note is enough.
_SHARE_OF_ENTRIES = 0.2


def dangling_separators(document: Document) -> list[tuple[Entry, Part]]:
    """Return the separators that nothing but links, dates and badges follow, with their entries."""
    return [
        (entry, entry.separator)
        for entry in listed_entries(document)
        if entry.separator
        and entry.description is None
        and not _leads_on(document, entry, entry.separator)
    ]


def removable_separators(document: Document) -> list[tuple[Entry, Part]]:
    """Return the dangling separators that join nothing.

    A dash before a link joins it to the title: without the dash they would run together.
    """
    return [
        (entry, separator)
        for entry, separator in dangling_separators(document)
        if all(link.span.start != separator.span.end for link in entry.links)
    ]


def _leads_on(document: Document, entry: Entry, separator: Part) -> bool:
    """Whether what follows stands for a description: a block, an emoji, code, a titled link."""
    end = separator.span.end
    if end == entry.span.end:
        return bool(document.source.text[end : entry.item.end].strip())
    if document.source.text[end] == "`":
        return all(date.span.start != end for date in entry.dates)
    if is_emoji(document.source.text[end]):
        return True
    titles = (link.title for link in entry.links if link.span.start == end)
    return any(title.lower() not in REFERENCES for title in titles)


def _find(style: Style, need: Need) -> Convention[Report]:
    """Return whether dangling separators are a way of writing, reported once, or slips."""
    dangling = len(style.compute(dangling_separators))
    total = sum(1 for _ in style.document.entries())
    if dangling >= _SHARE_OF_ENTRIES * need.share * total and dangling > 1:
        return Convention("once", dangling, total)
    return Convention("each", total - dangling, total)


def _show(style: Style) -> Evidence | None:
    convention = _find(style, DANGLING_SEPARATORS.need)
    count, total = convention.count, convention.total
    if convention.value == "once":
        return Evidence("by habit", count, total, "entries", value="once")
    if total < LEAST_CASES:  # so few entries show no way of writing
        return None
    return Evidence("none", count, total, "entries", value="each")


DANGLING_SEPARATORS: Aspect[Report] = Aspect(
    "dangling separators", _find, need=Need(1.0, 1), show=_show
)
