"""The badges of repositories: which ones a list gives its entries, and where they stand.

Learnt from the entries that link a repository. What is learnt is a `Convention`, as the rest of the
house style is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Badge, Document, Entry
from awesomelint.style.conventions import LEAST, SHARE, Convention, dominant
from awesomelint.text import Source, Span
from awesomelint.urls import Repository, badge_repository, repository_page

BadgePlace = Literal["start", "title", "middle", "end", "indented-line", "line"]
"""Where the badges of an entry stand: before its title, right behind it, with words behind them, at
its end; or on a line of their own, indented as far as the entry's text or less.
"""

# What stands in a template for the repository.
NAME = "OWNER/NAME"
_SLASH = re.compile("/")
_NAME_END = re.compile(r"[/?#.)\s\"'&]|$")
_PREFIX = r" *(?:[-*+]|\d+[.)]) +"


class Run(Struct, frozen=True):
    """Badges of one entry for its own repository, side by side."""

    span: Span
    template: str
    place: BadgePlace | None  # None in a table, and where title and end are one place


class RepositoryEntry:
    """An entry that links a repository, `path` as written there."""

    def __init__(self, source: Source, entry: Entry, path: str, repository: Repository) -> None:
        self._source = source
        self.entry, self.path, self.repository = entry, path, repository

    @cached_property
    def run(self) -> Run | None:
        """The badges of the repository in the entry's text; None where it has none."""
        return _run(self._source, self.entry, self.repository) if self.entry.badges else None


def repository_entries(document: Document) -> list[RepositoryEntry]:
    """Return the entries whose title leads to a repository, with the badges they have."""
    return [
        RepositoryEntry(document.source, entry, *page)
        for entry in document.entries()
        if (page := _repository_page(entry))
    ]


def has_badges(document: Document) -> bool:
    """Return whether any entry has the badge of a repository: most lists have none."""
    return any(badge_repository(one.url) for entry in document.entries() for one in entry.badges)


def bare(document: Document, entries: Iterable[RepositoryEntry]) -> Iterator[RepositoryEntry]:
    """Yield the entries in whose item no badge of any repository stands."""
    shown = sorted(_shown(document))
    for one in entries:
        item = one.entry.item
        first = bisect_left(shown, item.start)
        if first == len(shown) or shown[first] >= item.end:
            yield one


def template(
    entries: Sequence[RepositoryEntry], share: float = SHARE, least: int = LEAST
) -> Convention[str] | None:
    """Return the badges that nearly all entries have, `OWNER/NAME` for the repository."""
    if sum(bool(one.entry.badges) for one in entries) < share * len(entries):
        return None
    texts = (one.run.template if one.run else "" for one in entries)
    found = dominant(texts, share, least)
    return found if found and found.value else None


def place(
    entries: Sequence[RepositoryEntry], share: float = SHARE, least: int = LEAST
) -> Convention[BadgePlace] | None:
    """Return where nearly all badges stand; at the end where that is as good as any other."""
    runs = [one.run for one in entries if one.run and one.entry.head != "row"]
    places = [run.place for run in runs if run.place]
    return dominant(places or ["end" for _ in runs], share, least)


def indent(
    document: Document, entries: Sequence[RepositoryEntry], kind: BadgePlace
) -> Convention[int] | None:
    """Return how far badges on such a line stand, in columns, from the text of their entry."""
    offsets = (
        _column(document.source, one.run.span.start) - text_column(document.source, one.entry)
        for one in entries
        if one.run and one.run.place == kind
    )
    return dominant(offsets, 0, 1)


def text_column(source: Source, entry: Entry) -> int:
    """Return the column, from 0, of the first character of an entry."""
    return _column(source, entry.span.start)


def line_break(source: Source, entry: Entry, offset: int) -> str | None:
    """Return the line end and the spaces before a line `offset` columns from the entry's text.

    None where more than a marker and spaces stands before that text: a quote, a tab, another item.
    """
    column = text_column(source, entry)
    before = source.text[entry.span.start - column : entry.span.start]
    if not re.fullmatch(_PREFIX, before):
        return None
    return source.line_end + " " * max(column + offset, 0)


def without_badges(source: Source, entry: Entry, span: Span) -> str:
    """Return what a stretch of an entry holds beside its badges and white space."""
    text, cursor = "", span.start
    for badge in sorted(entry.badges, key=lambda badge: badge.span):
        if span.contains(badge.span):
            text += source.text[cursor : badge.span.start]
            cursor = badge.span.end
    return (text + source.text[cursor : span.end]).strip()


def _repository_page(entry: Entry) -> tuple[str, Repository] | None:
    """Return the repository of the title if it leads to one, else of a link such as `[code]`.

    Where the title is text, of any link to a repository.
    """
    if entry.head == "label":
        return None
    if page := repository_page(entry.url):
        return page
    any_link = entry.head in ("text", "row")
    links = (one for one in entry.links if any_link or one.title.lower() in REFERENCES)
    return next((page for one in links if (page := repository_page(one.url))), None)


def _shown(document: Document) -> list[int]:
    """Return where badges of repositories stand."""
    images = [(image.span.start, image.url) for image in document.images]
    images += [(one.span.start, one.get("src") or "") for one in document.elements]
    return [start for start, url in images if badge_repository(url)]


def _run(source: Source, entry: Entry, own: Repository) -> Run | None:
    """Return the first badges of the entry's own repository, with what stands between them."""
    badges = sorted(entry.badges, key=lambda badge: badge.span)
    run: list[Badge] = []
    for badge in badges:
        if run and source.text[run[-1].span.end : badge.span.start].strip():
            break
        if badge_repository(badge.url) == own:
            run.append(badge)
        elif run:
            break
    if not run:
        return None
    span = Span(run[0].span.start, run[-1].span.end)
    written, count = _templated(source.slice(span), str(own))
    # A badge inside an HTML link is half of something.
    is_whole = count >= len(run) and source.text[span.start - 1 : span.start] != ">"
    return Run(span, written if is_whole else "", _place(source, entry, span))


def _templated(text: str, own: str) -> tuple[str, int]:
    """Return a text with `OWNER/NAME` where a URL names the repository, and how often it does."""
    out, count, done = [], 0, 0
    for slash in _SLASH.finditer(text):
        start = slash.end()
        end = start + len(own)
        if text[start:end].lower() == own and _NAME_END.match(text, end):
            out += [text[done:start], NAME]
            count, done = count + 1, end
    return "".join([*out, text[done:]]), count


def _place(source: Source, entry: Entry, span: Span) -> BadgePlace | None:
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
