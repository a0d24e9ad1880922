"""date-before-arxiv: a paper dated before it was submitted to arXiv."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from awesomelint.diagnostic import Diagnostic, Related
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Link
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.urls import arxiv_id, arxiv_month


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each date that ends more than a month before the month of the paper's number."""
    for document in documents:
        for entry in document.entries():
            part = entry.date
            if part is None or part.written.interval is None:
                continue
            if part.written.is_range or entry.head == "row":
                continue  # a range ends with the last version; a table dates what the paper is of
            link, submitted = _submitted(entry)
            if link is None or submitted is None:
                continue
            # A month's grace: numbers are given out to papers that were posted days before.
            if part.written.interval.last < (submitted - timedelta(days=1)).replace(day=1):
                message = f"`{part.text}` is before the paper's arXiv number, {submitted:%b %Y}"
                related = Related(document.source.path, link.span, "the paper")
                yield Diagnostic(document.source.path, part.span, message, related=(related,))


def _submitted(entry: Entry) -> tuple[Link | None, date | None]:
    """Return the link to the entry's paper and its month, where all its links name one paper."""
    papers = {paper: link for link in reversed(entry.links) if (paper := arxiv_id(link.url))}
    if len(papers) != 1:
        return None, None
    paper, link = papers.popitem()
    return (link, arxiv_month(paper)) if _is_own(entry, link) else (None, None)


def _is_own(entry: Entry, link: Link) -> bool:
    """Whether a link is the entry's own: a paper that its prose names is another thing."""
    if entry.head in ("text", "row", "label") or link is entry.link:
        return True
    return link.title.lower() in REFERENCES


RULE = Rule("date-before-arxiv", check)
