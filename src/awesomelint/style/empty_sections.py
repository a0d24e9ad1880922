"""Headings with nothing below them: each a slip, or a frame that is still to be filled."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from awesomelint.reading.anchors import heading_slugs
from awesomelint.reading.model import Document, Heading
from awesomelint.reading.stray_links import linked_headings
from awesomelint.style.convention import Convention, Need
from awesomelint.style.style import Aspect, Evidence, Style
from awesomelint.text import Span

Report = Literal["each", "once"]

# From this share of a file's headings on, and at least so many, it is a frame to be filled, and one
# note is enough.
_NEED_OF_A_FRAME = Need(0.2, 3)
# What no reader sees: comments, definitions, lines across the page, underlines of headings, markers
# of headings, and tags other than those of pictures and the like. A comment that includes a file
# (`<!--@include: ./a.md-->`) stands for its text. Behind the end of a `<summary>` stands
# what it sums up.
_UNSEEN = re.compile(
    r"(?:[\s#]|<!--(?!\s*@?include\b).*?-->|^ {0,3}\[[^\]\n]+\]:[^\n]*$|^[-=*_ \t]+$"
    r"|<(?!/summary\b)/?(?!img|picture|source|video|svg|iframe|object|input)[a-z][^<>]*>)*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_OWN_PAGE = r"[*_]*\[[^\[\]\n]*\]\(#([^()\s]*)\)[*_]*"
_TOP = ("", "top", "readme")
# A heading that is a sentence is a note (`Feedback: … feel free to contribute.`): it ends with a
# stop and has so many words at least, or so many characters of a script without spaces. A choice:
# titles with a stop (`Others...`, `Coming soon!`) are shorter.
_LEAST_WORDS_OF_A_SENTENCE = 6
_SENTENCE = re.compile(
    rf"(?:\S+\s+){{{_LEAST_WORDS_OF_A_SENTENCE - 1},}}\S*[.!?]|[^\x00-\u2e7f]{{12,}}[。！？]"
)


def empty_sections(document: Document) -> list[Heading]:
    """Return each heading that one of its level or above, or the end, follows at once."""
    slugs = dict(heading_slugs(document))
    headings = list(slugs)
    tops = {*_TOP, *(slugs[heading] for heading in headings[:1])}
    tops |= {slugs[contents.heading] for contents in document.contents if contents.heading in slugs}
    passed = {*document.html_headings, *(first for first in headings[:1] if first.level == 1)}
    length = len(document.source.text)
    end = Heading(Span(length, length), 1, "")
    empty = [
        heading
        for heading, following in pairwise([*headings, end])
        if following.level <= heading.level and heading.text and heading not in passed
        if _is_unseen(document.source.text, heading.span.end, following.span.start, tops)
        and not _SENTENCE.fullmatch(heading.text)
    ]
    parts = _with_parts_in_contents(document) if empty else frozenset()
    empty = [heading for heading in empty if slugs[heading] not in parts]
    entries = set(linked_headings(document, empty)) if empty else set()
    return [heading for heading in empty if heading not in entries]


def _with_parts_in_contents(document: Document) -> frozenset[str]:
    """Return the anchors of the headings that the contents list other headings below.

    The sections of such a heading are its parts, though they have the same level.
    """
    anchors = set()
    for contents in document.contents:
        for listed, following in pairwise(contents.items):
            if listed.link and following.item.depth > listed.item.depth:
                anchors.add(listed.link.url.removeprefix("#").lower())
    return frozenset(anchors)


def _is_unseen(text: str, start: int, end: int, tops: set[str]) -> bool:
    """Whether a reader sees nothing there but links back to the top."""
    while found := _UNSEEN.match(text, start, end):
        link = re.compile(_OWN_PAGE).match(text, found.end(), end)
        if link is None or link[1].lower() not in tops:
            return found.end() == end
        start = link.end()
    return False


def _find(style: Style, need: Need) -> Convention[Report]:
    """Return whether empty sections are a frame, reported once, or slips."""
    empty, total = len(style.compute(empty_sections)), len(style.document.headings)
    if empty >= max(need.least, need.share * total):
        return Convention("once", empty, total)
    return Convention("each", total - empty, total)


def _show(style: Style) -> Evidence | None:
    convention = _find(style, EMPTY_SECTIONS.need)
    count, total = convention.count, convention.total
    if convention.value == "once":
        return Evidence("left to be filled", count, total, "headings", value="once")
    if total < _NEED_OF_A_FRAME.least:
        return None
    return Evidence("none", count, total, "headings", value="each")


EMPTY_SECTIONS: Aspect[Report] = Aspect("empty sections", _find, need=_NEED_OF_A_FRAME, show=_show)
