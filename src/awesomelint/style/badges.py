"""The badges of repositories: which ones a list gives its entries, and where they stand.

They are learnt from the entries that link a repository.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, get_args

from msgspec import Struct

from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Badge, Document, Entry
from awesomelint.style.convention import NO_NEED, USUAL, Convention, Need, dominant
from awesomelint.style.style import Aspect, Style
from awesomelint.text import Source, Span
from awesomelint.urls import Repository, badge_repository, repository_page

BadgeSlot = Literal["start", "title", "middle", "end", "indented-line", "line"]
"""Where the badges of an entry stand: before its title, right behind it, with words behind them, at
its end; or on a separate line, indented as far as the entry's text or less.
"""

BadgeLine = Literal["inline", "indented-line", "line"]

SLOT_WORDS: dict[BadgeSlot, str] = {
    "start": "before the title",
    "title": "after the title",
    "middle": "before other parts",
    "end": "at the end",
    "indented-line": "on an indented line",
    "line": "on an unindented line",
}
LINE_WORDS: dict[BadgeLine, str] = {
    "inline": "on the entry's line",
    "indented-line": "on an indented line",
    "line": "on an unindented line",
}

# If a badge is to be written, a few equal badges are enough to copy their form. A choice: two in
# three are most of them, and two badges may be alike by chance.
_NEED_FOR_NEW_BADGE = Need(2 / 3, 3)

# What stands in a template for the repository.
NAME = "OWNER/NAME"
_SLASH = re.compile("/")
_NAME_END = re.compile(r"[/?#.)\s\"'&]|$")
_PREFIX = r" *(?:[-*+]|\d+[.)]) +"


class BadgeGroup(Struct, frozen=True):
    """The badges of an entry for the repository of this entry, side by side."""

    span: Span
    template: str
    slot: BadgeSlot | None  # None in a table, and if `title` and `end` are the same


class RepositoryEntry:
    """An entry that links a repository; `path` is its path as the link has it."""

    def __init__(self, source: Source, entry: Entry, path: str, repository: Repository) -> None:
        self._source = source
        self.entry, self.path, self.repository = entry, path, repository

    @cached_property
    def group(self) -> BadgeGroup | None:
        """The badges of the repository in the entry's text; None if there are none."""
        return (
            _badge_group(self._source, self.entry, self.repository) if self.entry.badges else None
        )


def repository_entries(document: Document) -> list[RepositoryEntry]:
    """Return the entries whose title leads to a repository, with the badges they have."""
    return [
        RepositoryEntry(document.source, entry, *page)
        for entry in document.entries()
        if (page := _repository_page(entry))
    ]


def has_badges(document: Document) -> bool:
    """Return whether any entry has the badge of a repository: most lists have none."""
    return any(
        badge_repository(badge.url) for entry in document.entries() for badge in entry.badges
    )


def without_badge(
    document: Document, entries: Iterable[RepositoryEntry]
) -> Iterator[RepositoryEntry]:
    """Yield the entries whose item has no badge of any repository."""
    starts = sorted(_badge_starts(document))
    for repository_entry in entries:
        item = repository_entry.entry.item
        first = bisect_left(starts, item.start)
        if first == len(starts) or starts[first] >= item.end:
            yield repository_entry


def common_template(
    entries: Sequence[RepositoryEntry], need: Need = USUAL
) -> Convention[str] | None:
    """Return the badges that nearly all entries have, `OWNER/NAME` for the repository."""
    with_badges = sum(bool(repository_entry.entry.badges) for repository_entry in entries)
    if with_badges < need.share * len(entries):
        return None
    texts = (
        repository_entry.group.template if repository_entry.group else ""
        for repository_entry in entries
    )
    convention = dominant(texts, need)
    return convention if convention and convention.value else None


def movable_groups(
    entries: Iterable[RepositoryEntry],
) -> list[tuple[RepositoryEntry, BadgeGroup]]:
    """Return the entries with a badge group that could be elsewhere; in a table no badge could."""
    return [
        (repository_entry, repository_entry.group)
        for repository_entry in entries
        if repository_entry.group and repository_entry.entry.is_item
    ]


def badge_slot(
    entries: Iterable[RepositoryEntry], need: Need = USUAL
) -> Convention[BadgeSlot] | None:
    """Return the slot of nearly all badges; `end` if no entry shows any difference."""
    groups = [group for _, group in movable_groups(entries)]
    slots = [group.slot for group in groups if group.slot]
    return dominant(slots or ["end" for _ in groups], need)


def badge_line(slot: BadgeSlot | None) -> BadgeLine:
    """Return the line that a badge in this slot is on."""
    return slot if slot in ("indented-line", "line") else "inline"


def common_indent(
    document: Document, entries: Iterable[RepositoryEntry], slot: BadgeSlot
) -> Convention[int] | None:
    """Return the indent of badges in `slot`, in columns from the text of their entry."""
    source = document.source
    offsets = (
        _column(source, repository_entry.group.span.start)
        - text_column(source, repository_entry.entry)
        for repository_entry in entries
        if repository_entry.group and repository_entry.group.slot == slot
    )
    return dominant(offsets, NO_NEED)


def text_column(source: Source, entry: Entry) -> int:
    """Return the column, from 0, of the first character of an entry."""
    return _column(source, entry.span.start)


def line_break(source: Source, entry: Entry, offset: int) -> str | None:
    """Return the line end and the spaces before a line `offset` columns from the entry's text.

    None if anything but a marker and spaces is before that text: a quote, a tab, another item.
    """
    column = text_column(source, entry)
    before = source.text[entry.span.start - column : entry.span.start]
    if not re.fullmatch(_PREFIX, before):
        return None
    return source.line_end + " " * max(column + offset, 0)


def without_badges(source: Source, entry: Entry, span: Span) -> str:
    """Return the text of a span of an entry, without badges and the white space at its ends."""
    text, cursor = "", span.start
    for badge in sorted(entry.badges, key=lambda badge: badge.span):
        if span.contains(badge.span):
            text += source.text[cursor : badge.span.start]
            cursor = badge.span.end
    return (text + source.text[cursor : span.end]).strip()


def _repository_page(entry: Entry) -> tuple[str, Repository] | None:
    """Return the repository of an entry, and its path as written.

    It is the repository that the title links to, otherwise that of a link such as `[code]`. If the
    title is text, it is that of any link to a repository.
    """
    if entry.head == "label" or not (entry.is_item or entry.head == "row"):
        return None
    if page := repository_page(entry.url):
        return page
    any_link = entry.head in ("text", "row")
    links = (link for link in entry.links if any_link or link.title.lower() in REFERENCES)
    return next((page for link in links if (page := repository_page(link.url))), None)


def _badge_starts(document: Document) -> list[int]:
    """Return the offsets of the badges of repositories, in Markdown and in HTML."""
    images = [(image.span.start, image.url) for image in document.images]
    images += [(element.span.start, element.get("src") or "") for element in document.elements]
    return [start for start, url in images if badge_repository(url)]


def _badge_group(source: Source, entry: Entry, repository: Repository) -> BadgeGroup | None:
    """Return the first badges of the entry's repository, with what stands between them."""
    badges = sorted(entry.badges, key=lambda badge: badge.span)
    side_by_side: list[Badge] = []
    for badge in badges:
        if side_by_side and source.text[side_by_side[-1].span.end : badge.span.start].strip():
            break
        if badge_repository(badge.url) == repository:
            side_by_side.append(badge)
        elif side_by_side:
            break
    if not side_by_side:
        return None
    span = Span(side_by_side[0].span.start, side_by_side[-1].span.end)
    text, count = _templated(source.slice(span), str(repository))
    # A badge inside an HTML link cannot be copied without the link.
    is_whole = count >= len(side_by_side) and source.text[span.start - 1 : span.start] != ">"
    return BadgeGroup(span, text if is_whole else "", _slot(source, entry, span))


def _templated(text: str, name: str) -> tuple[str, int]:
    """Return a text with `OWNER/NAME` where a URL names the repository, and how often it does.

    `name` is the repository's owner and name, in lower case.
    """
    pieces, count, copied_to = [], 0, 0
    for slash in _SLASH.finditer(text):
        start = slash.end()
        end = start + len(name)
        if text[start:end].lower() == name and _NAME_END.match(text, end):
            pieces += [text[copied_to:start], NAME]
            count, copied_to = count + 1, end
    return "".join([*pieces, text[copied_to:]]), count


def _slot(source: Source, entry: Entry, span: Span) -> BadgeSlot | None:
    """Return the slot of badges at `span` in an entry; None if it is ambiguous, or in a table."""
    if entry.head == "row":
        return None
    column = _column(source, span.start)
    start = span.start - column
    if start > entry.span.start and not source.text[start : span.start].strip(" \t>"):
        is_indented = column >= text_column(source, entry)
        return "indented-line" if is_indented else "line"
    if span.end <= entry.link.span.start:
        return "start"
    is_last = not without_badges(source, entry, Span(span.end, entry.span.end))
    is_first = not without_badges(source, entry, Span(entry.link.span.end, span.start)).strip("*_")
    if is_last:
        return None if is_first else "end"
    return "title" if is_first else "middle"


def _column(source: Source, offset: int) -> int:
    return source.position(offset).column - 1


def _to_learn_from(style: Style) -> Sequence[RepositoryEntry]:
    """Return the entries for repositories; none if no entry has a badge, as in most lists."""
    return style.compute(repository_entries) if style.compute(has_badges) else ()


def _badged(style: Style) -> Sequence[RepositoryEntry]:
    """Return the entries for repositories that have badges."""
    return [
        repository_entry for repository_entry in _to_learn_from(style) if repository_entry.group
    ]


def badge_hosts(style: Style) -> frozenset[str]:
    """Return the hosts of the repositories that have badges."""
    return frozenset(repository_entry.repository.host for repository_entry in _badged(style))


def _find_line(style: Style, need: Need) -> Convention[BadgeLine] | None:
    groups = movable_groups(_to_learn_from(style))
    return dominant((badge_line(group.slot) for _, group in groups), need)


def _indent_aspect(slot: BadgeSlot) -> Aspect[int]:
    """Return the aspect of the indent of badges on separate lines.

    It needs no majority: a new badge has to have some indent.
    """
    return Aspect(
        f"indent of badges: {slot}",
        lambda style, need: common_indent(style.document, _to_learn_from(style), slot),
        "badges",
    )


BADGES: Aspect[str] = Aspect(
    "badges",
    lambda style, need: common_template(_to_learn_from(style), need),
    "entries for repositories",
    lambda text: f"`{text}`",
)
BADGE_SLOT: Aspect[BadgeSlot] = Aspect(
    "place of badges",
    lambda style, need: badge_slot(_to_learn_from(style), need),
    "badges",
    lambda slot: SLOT_WORDS[slot],
)
BADGE_LINE: Aspect[BadgeLine] = Aspect(
    "lines of badges", _find_line, "badges", lambda line: LINE_WORDS[line]
)
BADGE_TO_WRITE: Aspect[str] = Aspect(
    "badge to write",
    lambda style, need: common_template(_badged(style), need),
    "badges",
    lambda text: f"`{text}`",
    _NEED_FOR_NEW_BADGE,
)
SLOT_TO_WRITE: Aspect[BadgeSlot] = Aspect(
    "place of a badge to write",
    lambda style, need: badge_slot(_badged(style), need),
    "badges",
    lambda slot: SLOT_WORDS[slot],
    _NEED_FOR_NEW_BADGE,
)
BADGE_INDENTS: Mapping[BadgeSlot, Aspect[int]] = {
    slot: _indent_aspect(slot) for slot in get_args(BadgeSlot)
}
