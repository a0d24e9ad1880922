"""mismatched-badge: a badge of another repository than the entry's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Badge, Document, Entry
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span
from awesomelint.urls import Repository, badge_repository, repository


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each repository badge whose repository none of the entry's links name."""
    for document in documents:
        for entry in document.entries():
            if entry.badges:
                yield from _mismatched(document, entry)


def _mismatched(document: Document, entry: Entry) -> Iterator[Diagnostic]:
    badges = [(one, shown) for one in entry.badges if (shown := badge_repository(one.url))]
    if not badges:
        return
    linked = [found for link in entry.links if (found := repository(link.url))]
    told = set(linked)
    for badge, shown in badges:
        if linked and shown not in told:
            told.add(shown)
            yield _diagnostic(document, badge, shown, linked)


def _diagnostic(
    document: Document, badge: Badge, shown: Repository, linked: Sequence[Repository]
) -> Diagnostic:
    own = linked[0]
    names = (str(shown), str(own))
    if names[0] == names[1]:
        names = (f"{shown.host}/{shown}", f"{own.host}/{own}")
    message = f"the badge is of `{names[0]}`, the entry of `{names[1]}`"
    fix = None
    if len(set(linked)) == 1 and shown.host == own.host:
        fix = _rename(document, badge, shown, own)
    return Diagnostic(document.source.path, badge.span, message, fix=fix)


def _rename(document: Document, badge: Badge, shown: Repository, own: Repository) -> Fix | None:
    """Return the fix that puts the entry's repository in the place of the badge's."""
    text = document.source.slice(badge.span)
    name = re.compile(rf"(?<=/){re.escape(str(shown))}(?=[/?#.)\s]|$)", re.IGNORECASE)
    start = badge.span.start
    edits = tuple(
        Edit(Span(start + found.start(), start + found.end()), str(own), new=True)
        for found in name.finditer(text)
    )
    return Fix(f"show `{own}`", edits, "url", safe=False) if edits else None


RULE = Rule("mismatched-badge", check)
