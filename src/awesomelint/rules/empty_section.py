"""empty-section: a heading with nothing below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.anchors import heading_slugs
from awesomelint.reading.model import Document, Heading
from awesomelint.reading.stray_links import linked
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.text import Span

# From this share of the file's headings on it is a frame to be filled, and one note is enough.
_HOUSE_STYLE, _LEAST = 0.2, 3
# What no reader sees: comments, definitions, lines across the page, underlines of headings, markers
# of headings, and tags other than those of pictures and the like.
_UNSEEN = re.compile(
    r"(?:[\s#]|<!--.*?-->|^ {0,3}\[[^\]\n]+\]:[^\n]*$|^[-=*_ \t]+$"
    r"|</?(?!img|picture|source|video|svg|iframe|object|input)[a-z][^<>]*>)*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_OWN_PAGE = r"[*_]*\[[^\[\]\n]*\]\(#([^()\s]*)\)[*_]*"
_TOP = ("", "top", "readme")


class Options(Struct, frozen=True):
    """`report`: each heading, or all of a file at once; `infer` takes them for a frame where they
    are many."""

    report: Literal["infer", "each", "once"] = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each heading that one of its level or above, or the end, follows at once."""
    for document in documents:
        path, empty = document.source.path, list(_empty(document))
        total = len(document.headings)
        if empty and _once(len(empty), total, options):
            message = f"nothing stands below {len(empty)} of {total} headings"
            yield Diagnostic(path, empty[0].span, message)
        else:
            for heading in empty:
                yield Diagnostic(path, heading.span, f"nothing stands below `{heading.text}`")


def _once(empty: int, total: int, options: Options) -> bool:
    """Whether so many of all headings get one note."""
    if options.report == "infer":
        return empty >= max(_LEAST, _HOUSE_STYLE * total)
    return options.report == "once"


def _empty(document: Document) -> Iterator[Heading]:
    slugs = dict(heading_slugs(document))
    headings = list(slugs)
    tops = {*_TOP, *(slugs[one] for one in headings[:1])}
    tops |= {slugs[one.heading] for one in document.contents if one.heading in slugs}
    passed = {*document.html_headings, *(one for one in headings[:1] if one.level == 1)}
    length = len(document.source.text)
    end = Heading(Span(length, length), 1, "")
    empty = [
        heading
        for heading, following in pairwise([*headings, end])
        if following.level <= heading.level and heading.text and heading not in passed
        if _is_unseen(document.source.text, heading.span.end, following.span.start, tops)
    ]
    entries = set(linked(document, empty)) if empty else set()
    yield from (one for one in empty if one not in entries)


def _is_unseen(text: str, start: int, end: int, tops: set[str]) -> bool:
    """Whether a reader sees nothing there but links back to the top."""
    while found := _UNSEEN.match(text, start, end):
        link = re.compile(_OWN_PAGE).match(text, found.end(), end)
        if link is None or link[1].lower() not in tops:
            return found.end() == end
        start = link.end()
    return False


def _shown(documents: Sequence[Document]) -> Evidence | None:
    empty = sum(1 for document in documents for _ in _empty(document))
    total = sum(len(document.headings) for document in documents)
    if _once(empty, total, Options()):
        return Evidence("as a frame", empty, total, "headings", options=(("report", "once"),))
    if total < _LEAST:
        return None
    return Evidence("none", total - empty, total, "headings", options=(("report", "each"),))


RULE = Rule(
    "empty-section",
    check,
    options=Options,
    infers=(Inferred("empty sections", ("report",), _shown),),
)
