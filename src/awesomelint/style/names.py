"""The name that each entry of a list has in an alphabetical order, and which entries have none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from awesomelint.reading.grammar import LAST_CHARACTER_OF_EMOJI, SHORTCODE
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
    texts = [*map(is_text, entries)]
    has_texts = 2 * sum(texts) > len(entries)
    before_links = [_text_before_link(source, entry) for entry in entries]
    placed = [
        (Named(entry, _without_ornaments(entry.title.text)), before)
        for entry, is_a_text, before in zip(entries, texts, before_links, strict=True)
        if (has_texts or not is_a_text)
        and has_place(entry.title.text)
        and not _leads_on(entry.title.text, before)
    ]
    symbols = [_begins_with_symbol(pair.name) for pair, _ in placed]
    if any(symbols) and 2 * sum(symbols) <= len(placed):
        placed = [place for place, is_symbol in zip(placed, symbols, strict=True) if not is_symbol]
    pairs = tuple(pair for pair, _ in placed)
    if not any(before for _, before in placed):
        return pairs
    return _labelled(placed) or pairs


def _without_ornaments(title: str) -> str:
    """Return a title without emoji and pictures behind it: `eb-flask :fire:` is `eb-flask`."""
    end = len(title)
    while 0 < (start := _ornament_start(title, end)) < end:
        end = len(title[:start].rstrip())
    return title[:end] or title


def _ornament_start(title: str, end: int) -> int:
    """Return where the emoji, shortcode or tag begins that ends at `end`, or `end`."""
    last = title[end - 1 : end]
    if last.isalnum():
        return end
    if last == ">":
        return title.rfind("<", 0, end)
    if last == ":":
        start = title.rfind(":", 0, end - 1)
        return start if start >= 0 and re.fullmatch(SHORTCODE, title[start:end]) else end
    return end - bool(re.fullmatch(LAST_CHARACTER_OF_EMOJI, last))


def is_text(entry: Entry) -> bool:
    """Whether an item begins with text that is no link: `How to forge: [a guide](…)`."""
    return entry.head in ("text", "label") and not entry.link.span.contains(entry.title.span)


def leads_on(source: Source, entry: Entry) -> bool:
    """Whether an entry leads to more of its kind, as `See also: [all tools](…)` does."""
    return _leads_on(entry.title.text, _text_before_link(source, entry))


def _leads_on(title: str, before_link: str) -> bool:
    return bool(_LEADS_ON.match(title) or (before_link and _LEADS_ON.match(before_link)))


def _begins_with_symbol(title: str) -> bool:
    first = title.lstrip(_MARKUP)[:1]
    return bool(first) and not first.isalnum()


def _labelled(placed: Sequence[tuple[Named, str]]) -> tuple[Named, ...] | None:
    """Return the entries with the labels before their links as names, if these are the sort key.

    They are in no worse order than the titles.
    """
    labelled = [Named(entry, before) for (entry, _), before in placed if _is_label(entry, before)]
    least = max(1, _SHARE_WITH_A_LABEL * len(placed))
    keys = [title_key(label) for _, label in labelled]
    if len(set(keys)) < least:
        return None
    moves = count_misplaced([title_key(pair.name) for pair, _ in placed])
    return tuple(labelled) if count_misplaced(keys) <= moves else None


def _is_label(entry: Entry, before_link: str) -> bool:
    """Whether there are words before an entry's link; a date is no label."""
    is_dated = entry.dates and entry.dates[0].slot == "start"
    return not is_dated and any(map(str.isalnum, before_link))


def _text_before_link(source: Source, entry: Entry) -> str:
    """Return what stands between an item's marker and its link; empty in a row or a text."""
    start, end = entry.item.start, entry.link.span.start
    if not source.text[start:end].strip(_BULLET):  # as in most lists
        return ""
    if entry.cells or is_text(entry):
        return ""
    before = _BEFORE_LINK.fullmatch(source.text, start, end)
    return before[1].strip(_MARKUP + " :–—-") if before else ""
