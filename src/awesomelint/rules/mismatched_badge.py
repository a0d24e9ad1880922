"""mismatched-badge: a badge of another repository than the entry's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Badge, Document, Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import Repository, badge_repository, repository


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each repository badge whose repository none of the entry's links name."""
    for entry in context.document.entries():
        if entry.badges:
            yield from _mismatched(context, entry)


def _mismatched(context: RuleContext, entry: Entry) -> Iterator[Diagnostic]:
    """Yield the badges of an entry for other repositories, the first of each repository."""
    badges = [
        (badge, of_badge) for badge in entry.badges if (of_badge := badge_repository(badge.url))
    ]
    if not badges:
        return
    linked = [of_link for link in entry.links if (of_link := repository(link.url))]
    known = set(linked)
    for badge, of_badge in badges:
        if linked and of_badge not in known:
            known.add(of_badge)
            yield _diagnostic(context, badge, of_badge, linked)


def _diagnostic(
    context: RuleContext, badge: Badge, of_badge: Repository, linked: Sequence[Repository]
) -> Diagnostic:
    """Return the finding for a badge, with a fix if the entry links to a single repository."""
    of_entry = linked[0]
    names = (str(of_badge), str(of_entry))
    if names[0] == names[1]:
        names = (f"{of_badge.host}/{of_badge}", f"{of_entry.host}/{of_entry}")
    message = f"the badge shows `{names[0]}`, the entry links to `{names[1]}`"
    fix = None
    if len(set(linked)) == 1 and of_badge.host == of_entry.host:
        fix = _rename(context.document, badge, of_badge, of_entry)
    many = "{count} badges show another repository than the entry links to"
    return context.report(badge.span, message, fix=fix, many=many)


def _rename(
    document: Document, badge: Badge, of_badge: Repository, of_entry: Repository
) -> Fix | None:
    """Return the fix that writes the entry's repository for the badge's."""
    text = document.source.slice(badge.span)
    name = re.compile(rf"(?<=/){re.escape(str(of_badge))}(?=[/?#.)\s]|$)", re.IGNORECASE)
    start = badge.span.start
    edits = tuple(
        Edit(Span(start + match.start(), start + match.end()), str(of_entry), new=True)
        for match in name.finditer(text)
    )
    return Fix(f"show `{of_entry}`", edits, "url", safe=False) if edits else None


RULE = Rule("mismatched-badge", check)
