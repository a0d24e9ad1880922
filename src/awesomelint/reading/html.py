"""HTML in Markdown: start tags with their attributes, and headings written as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from awesomelint.reading.model import Element, Heading
from awesomelint.text import Span

_ATTRIBUTES = r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9-]*)({_ATTRIBUTES})\s*/?>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_tag(text: str, span: Span) -> Element | None:
    """Return the element that `text`, at `span` of the source, starts; None for other HTML."""
    found = _TAG.match(text)
    return Element(span, found[1].lower(), _attributes(found[2])) if found else None


def read_elements(text: str, span: Span) -> Iterator[Element]:
    """Yield the elements that start in a block of HTML at `span` of `text`, comments left out."""
    for found in _TAG.finditer(_without_comments(text, span)):
        place = Span(span.start + found.start(), span.start + found.end())
        yield Element(place, found[1].lower(), _attributes(found[2]))


def read_headings(text: str, span: Span) -> Iterator[Heading]:
    """Yield the headings in a block of HTML at `span` of `text`; their text is without tags."""
    for found in _HEADING.finditer(_without_comments(text, span)):
        words = unescape(_ANY_TAG.sub("", found[2])).split()
        place = Span(span.start + found.start(), span.start + found.end())
        yield Heading(place, int(found[1]), " ".join(words))


def _without_comments(text: str, span: Span) -> str:
    """Return the block with its comments blanked out, every offset kept."""
    return _COMMENT.sub(lambda found: " " * len(found.group()), text[span.start : span.end])


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (found[1].lower(), unescape(found[2] or found[3] or found[4] or ""))
        for found in _ATTRIBUTE.finditer(text)
    )
