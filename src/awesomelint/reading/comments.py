"""HTML comments, in blocks of HTML and in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.reading.html import COMMENT
from awesomelint.reading.model import Comment, Inline
from awesomelint.reading.skeleton import HTML
from awesomelint.text import Span


def block_comments(text: str, span: Span) -> Iterator[Comment]:
    """Yield the comments in a block of HTML at `span` of `text`."""
    for match in COMMENT.finditer(text, span.start, span.end):
        yield Comment(Span(*match.span()), match[1].strip())


def inline_comments(inline: Inline) -> Iterator[Comment]:
    """Yield the comments in a paragraph; what looks like one in a code span is none."""
    for match in COMMENT.finditer(inline.content):
        if inline.skeleton[match.start()] == HTML:
            yield Comment(inline.content_map.span(*match.span()), match[1].strip())
