"""several-entries: one list item that holds two entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic, Related
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Link
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import badge_repository, repository

_NUMBERED = re.compile(r"(\d+)[.)]\s")


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the second title of each item with two titles and two dates, badges or numbers."""
    for document in documents:
        for entry in document.entries():
            if len(entry.links) < 2 or entry.head not in ("link", "bold-link"):
                continue
            second = _by_dates(entry) or _by_badges(entry) or _by_numbers(entry)
            if second:
                related = Related(
                    document.source.path, entry.link.span, "the first entry of the item"
                )
                message = f"`{second.title}` is a second entry in one item"
                yield Diagnostic(document.source.path, second.span, message, related=(related,))


def _by_dates(entry: Entry) -> Link | None:
    """Return a link between the first date and the last one."""
    if len(entry.dates) < 2:
        return None
    first, last = entry.dates[0].span, entry.dates[-1].span
    if first.start < entry.link.span.start:
        return None
    return next(
        (
            link
            for link in entry.links
            if first.end <= link.span.start < last.start and link.title.lower() not in REFERENCES
        ),
        None,
    )


def _by_badges(entry: Entry) -> Link | None:
    """Return the link to a second repository where both repositories have a badge."""
    if len(entry.badges) < 2:
        return None
    badged = {badge_repository(badge.url) for badge in entry.badges} - {None}
    own = repository(entry.url)
    if len(badged) < 2 or own not in badged:
        return None
    others = (link for link in entry.links if link is not entry.link)
    return next((link for link in others if repository(link.url) in badged - {own}), None)


def _by_numbers(entry: Entry) -> Link | None:
    """Return the link titled `2. …` of an item whose title is `1. …`."""
    first = _NUMBERED.match(entry.title.text)
    if first is None:
        return None
    following = f"{int(first[1]) + 1}"
    for link in entry.links[1:]:
        if (found := _NUMBERED.match(link.title)) and found[1] == following:
            return link
    return None


RULE = Rule("several-entries", check)
