"""date-before-arxiv: a paper dated before it was submitted to arXiv."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import DatePart, Entry, Link
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Rule
from awesomelint.urls import arxiv_id, arxiv_month


class Options(Struct, frozen=True):
    """`rows`: whether dates in tables are of papers, and not of what the papers are about."""

    rows: bool = False


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each date that ends more than a month before the month of the paper's number."""
    for entry in context.document.entries():
        part = entry.date
        is_wanted = entry.is_item or (options.rows and entry.head == "row")
        if part is None or not is_wanted:
            continue
        link, submitted = _submission(entry)
        if link and submitted and _is_long_before(part, submitted):
            month = f"{submitted:%b %Y}, the month of the paper's arXiv number"
            message = f"`{part.text}` is earlier than {month}"
            yield context.report(
                part.span,
                message,
                related=(context.related(link.span, "the paper"),),
                many="{count} dates are earlier than the month of the paper's arXiv number",
            )


def _submission(entry: Entry) -> tuple[Link | None, date | None]:
    """Return the link to the entry's paper and its month, where all its links name one paper."""
    papers = {paper: link for link in reversed(entry.links) if (paper := arxiv_id(link.url))}
    if len(papers) != 1:
        return None, None
    paper, link = papers.popitem()
    return (link, arxiv_month(paper)) if _is_of_entry(entry, link) else (None, None)


def _is_of_entry(entry: Entry, link: Link) -> bool:
    """Whether a link leads to the entry's paper: a paper that its prose names is another."""
    if entry.head in ("text", "row", "label") or link is entry.link:
        return True
    return link.title.lower() in REFERENCES


def _is_long_before(part: DatePart, submitted: date) -> bool:
    """Whether a date ends before the month that precedes a paper's.

    The month between is for papers whose number was given out days after they were posted.
    """
    interval = part.written.interval
    if interval is None or part.written.is_range:
        return False  # a range ends with the last version
    return interval.last < (submitted - timedelta(days=1)).replace(day=1)


RULE = Rule("date-before-arxiv", check, options=Options)
