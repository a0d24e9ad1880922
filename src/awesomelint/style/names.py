"""The name that each entry of a list has in an alphabetical order, and which entries have none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from awesomelint.reading.model import Entry
from awesomelint.style.titles import count_misplaced, has_place, title_key
from awesomelint.text import Source

# What stands between the start of an item and its link, behind the marker and a check box.
_BEFORE_LINK = re.compile(r"[>\s]*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)", re.DOTALL)
_BULLET = " \t>-*+"
_MARKUP = "*_`~\"'“”‘’"
# Entries that lead on stand last, whatever their title.
_LEADS_ON = re.compile(
    r"\W*(?:see also|also see|(?:and )?(?:many |much )?more\W*$|others?\W*$"
    r"|(?:the )?(?:full|complete|entire)\b.{0,30}\blist\b)",
    re.IGNORECASE,
)
# A label before the link, as in `MIT - [MIT License](…)`, is what a list is sorted by where so many
# entries have one, and so many of these differ. Measured on judged findings of 72 lists.
_SHARE_WITH_A_LABEL = 0.8


class Named(NamedTuple):
    """An entry with its name in an alphabetical order."""

    entry: Entry
    name: str


def named(source: Source, entries: Sequence[Entry]) -> tuple[Named, ...]:
    """Return the entries that have a place in an alphabetical order, each with its name.

    The name is the title, or the label before the link. A text without a title link may be prose or
    introduce what follows, and a title that begins with a symbol stands first or last: they have a
    place only in a list of their like.
    """
    texts = [entry for entry in entries if is_text(entry)]
    is_of_texts = 2 * len(texts) > len(entries)
    placed = [
        Named(entry, entry.title.text)
        for entry in entries
        if (is_of_texts or not is_text(entry))
        and has_place(entry.title.text)
        and not leads_on(source, entry)
    ]
    symbols = [_begins_with_symbol(name) for _, name in placed]
    if any(symbols) and 2 * sum(symbols) <= len(placed):
        placed = [pair for pair, is_symbol in zip(placed, symbols, strict=True) if not is_symbol]
    return _labelled(source, placed) or tuple(placed)


def is_text(entry: Entry) -> bool:
    """Whether an item begins with text that is no link: `How to forge: [a guide](…)`."""
    return entry.head in ("text", "label") and not entry.link.span.contains(entry.title.span)


def leads_on(source: Source, entry: Entry) -> bool:
    """Whether an entry leads to more of its kind, as `See also: [all tools](…)` does."""
    if _LEADS_ON.match(entry.title.text):
        return True
    before = _text_before_link(source, entry)
    return bool(before and _LEADS_ON.match(before))


def _begins_with_symbol(title: str) -> bool:
    first = title.lstrip(_MARKUP)[:1]
    return bool(first) and not first.isalnum()


def _labelled(source: Source, entries: Sequence[Named]) -> tuple[Named, ...] | None:
    """Return the entries with the labels before their links as names, if these are the sort key.

    They are in no worse order than the titles.
    """
    labelled = [Named(entry, label) for entry, _ in entries if (label := _label(source, entry))]
    least = max(1, _SHARE_WITH_A_LABEL * len(entries))
    if len(labelled) < least:
        return None
    keys = [title_key(label) for _, label in labelled]
    if len(set(keys)) < least:
        return None
    moves = count_misplaced([title_key(name) for _, name in entries])
    return tuple(labelled) if count_misplaced(keys) <= moves else None


def _label(source: Source, entry: Entry) -> str | None:
    """Return the words before an entry's link; a date is no label."""
    if entry.dates and entry.dates[0].slot == "start":
        return None
    before = _text_before_link(source, entry)
    return before if before and any(map(str.isalnum, before)) else None


def _text_before_link(source: Source, entry: Entry) -> str | None:
    if entry.cells or is_text(entry):
        return None
    start, end = entry.item.start, entry.link.span.start
    if not source.text[start:end].strip(_BULLET):  # as in most lists
        return None
    before = _BEFORE_LINK.fullmatch(source.text, start, end)
    return before[1].strip(_MARKUP + " :–—-") if before else None
