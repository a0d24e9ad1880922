"""HTML in Markdown: the start tags of elements with their attributes, and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from awesomelint.reading.model import Element, Heading
from awesomelint.text import Span

ATTRIBUTES = r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9-]*)({ATTRIBUTES})\s*/?>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def read_tag(text: str, span: Span) -> Element | None:
    """Return the element whose start tag is `text`, which stands at `span`; None for other HTML."""
    match = _TAG.match(text)
    return Element(span, match[1].lower(), _attributes(match[2])) if match else None


def read_elements(text: str, span: Span) -> Iterator[Element]:
    """Yield the elements in a block of HTML at `span` of `text`; comments have none."""
    for match in _TAG.finditer(without_comments(text, span)):
        tag_span = Span(span.start + match.start(), span.start + match.end())
        yield Element(tag_span, match[1].lower(), _attributes(match[2]))


def read_headings(text: str, span: Span) -> Iterator[Heading]:
    """Yield the headings in a block of HTML at `span` of `text`, their tags left out."""
    for match in _HEADING.finditer(without_comments(text, span)):
        words = unescape(without_tags(match[2])).split()
        heading_span = Span(span.start + match.start(), span.start + match.end())
        yield Heading(heading_span, int(match[1]), " ".join(words))


def without_tags(text: str) -> str:
    """Return a piece of HTML without its tags."""
    return _ANY_TAG.sub("", text)


def attribute_span(tag: str, name: str) -> Span | None:
    """Return where the value of an attribute stands in a start tag; None if the tag has no value.

    The name is in lower case.
    """
    attribute = rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""
    match = re.search(attribute, tag, re.IGNORECASE)
    return Span(*match.span(match.lastindex or 0)) if match else None


def without_comments(text: str, span: Span) -> str:
    """Return the block with spaces for its comments, so that every offset stays."""
    return COMMENT.sub(lambda match: " " * len(match.group()), text[span.start : span.end])


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        for match in _ATTRIBUTE.finditer(text)
    )
