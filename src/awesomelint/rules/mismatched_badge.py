"""mismatched-badge: a badge of another repository than the entry's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown.model import Document
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import badge_repository, repository


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each repository badge whose repository none of the entry's links name."""
    for document in documents:
        for entry in document.entries():
            linked = [found for link in entry.links if (found := repository(link.url))]
            for badge in entry.badges:
                shown = badge_repository(badge.url)
                if shown and linked and shown not in linked:
                    message = f"the badge is of `{shown}`, the entry of `{linked[0]}`"
                    yield Diagnostic(document.source.path, badge.span, message)


RULE = Rule("mismatched-badge", check)
