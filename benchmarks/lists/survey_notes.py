"""Our reading of a list's style, compared with the notes of the survey that collected the lists.

The notes come without definitions. The README has the definitions used here, and the differences
that they explain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from awesomelint import Document, Entry
from tests.support.families import after_head

# The notes call these separators. To us they are what follows the title, and no separator.
_NO_SEPARATORS = ("code tag", "html", " (")
# A larger difference is listed. Below it, two definitions may differ in a few entries of a list.
FLAGGED_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a list, ours and theirs: shares in per cent, entries as a count."""

    name: str
    figure: str
    ours: float
    theirs: float

    @property
    def points(self) -> float:
        """Ours minus theirs in points; for entries in per cent of theirs."""
        if self.figure != "entries":
            return self.ours - self.theirs
        return 100 * (self.ours - self.theirs) / max(self.theirs, 1)

    @property
    def is_flagged(self) -> bool:
        """Whether the difference is worth an explanation."""
        return abs(self.points) > FLAGGED_POINTS


def compare(document: Document, style: dict[str, Any]) -> list[Difference]:
    """Return the figures that can be compared; only the count where a list has no list items."""
    name = document.source.path
    entries = [entry for entry in document.entries() if entry.head != "row"]
    rows = [Difference(name, "entries", len(entries), style["entries"])]
    if not entries:
        return rows
    titled = [entry for entry in entries if _has_more(document, entry)]
    for figure, ours, among in (
        ("marker", _markers(document), entries),
        ("head", _heads(document), entries),
        ("separator", _separator, titled),
    ):
        note = style[figure]
        if note and among and note[0] not in _NO_SEPARATORS:
            share = 100 * [ours(entry) for entry in among].count(note[0]) / len(among)
            rows.append(Difference(name, figure, share, 100 * note[1]))
    dated = 100 * sum(entry.date is not None for entry in entries) / len(entries)
    badged = 100 * sum(bool(entry.badges) for entry in entries) / len(entries)
    rows.append(Difference(name, "date", dated, 100 * style["date_share"]))
    rows.append(Difference(name, "badge", badged, 100 * style["badge_share"]))
    return rows


def _markers(document: Document) -> Callable[[Entry], str]:
    markers = {
        item.span: "n." if item.ordered else item.marker.text
        for items in document.items
        for item in items
    }
    return lambda entry: markers[entry.item]


def _heads(document: Document) -> Callable[[Entry], str]:
    names = {"link": "link", "bold-link": "bold-link", "url": "raw-url", "label": "label: link"}

    def head(entry: Entry) -> str:
        start = entry.title.span.start
        around = document.source.text[max(start - 2, 0) : start + 2]
        return names.get(entry.head, "bold-text" if "**" in around else "plain-text")

    return head


def _separator(entry: Entry) -> str:
    return entry.separator.text if entry.separator else ""


def _has_more(document: Document, entry: Entry) -> bool:
    """Whether the notes would look for a separator: a title link with something behind it."""
    is_link = entry.head in ("link", "bold-link")
    return is_link and bool(after_head(entry, document.source))
