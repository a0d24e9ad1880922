"""several-entries: one list item that holds two entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Entry, Link
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import badge_repository, repository

_NUMBERED = re.compile(r"(\d+)[.)]\s")


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the second title of each item with two titles and two dates, badges or numbers."""
    for entry in context.document.entries():
        if len(entry.links) < 2 or entry.head not in ("link", "bold-link"):
            continue
        second = _by_dates(entry) or _by_badges(entry) or _by_numbers(entry)
        if second:
            message = f"`{second.title}` is a second entry in one item"
            first = context.related(entry.link.span, "the first entry of the item")
            many = "{count} items have a second entry in them"
            yield context.report(second.span, message, related=(first,), many=many)


def _by_dates(entry: Entry) -> Link | None:
    """Return a link between the first date and the last one."""
    if len(entry.dates) < 2:
        return None
    first, last = entry.dates[0].span, entry.dates[-1].span
    if first.start < entry.link.span.start:
        return None
    between = (link for link in entry.links if first.end <= link.span.start < last.start)
    return next((link for link in between if link.title.lower() not in REFERENCES), None)


def _by_badges(entry: Entry) -> Link | None:
    """Return the link to a second repository where both repositories have a badge."""
    if len(entry.badges) < 2:
        return None
    with_badge = {badge_repository(badge.url) for badge in entry.badges} - {None}
    first = repository(entry.url)
    if len(with_badge) < 2 or first not in with_badge:
        return None
    others = (link for link in entry.links if link is not entry.link)
    return next((link for link in others if repository(link.url) in with_badge - {first}), None)


def _by_numbers(entry: Entry) -> Link | None:
    """Return the link titled `2. …` of an item whose title is `1. …`."""
    first = _NUMBERED.match(entry.title.text)
    if first is None:
        return None
    following = f"{int(first[1]) + 1}"
    for link in entry.links[1:]:
        number = _NUMBERED.match(link.title)
        if number and number[1] == following:
            return link
    return None


RULE = Rule("several-entries", check)
