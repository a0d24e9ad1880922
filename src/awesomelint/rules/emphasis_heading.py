"""emphasis-heading: a paragraph of emphasis that stands for a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.reading.model import Document, Inline
from awesomelint.reading.skeleton import ESCAPE, HTML, IMAGE, LINK, MARK, NOTE
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# One emphasised text in one line; it may have code in it, and nothing else.
_EMPHASIS = rf"{MARK}+([^\n{LINK}{IMAGE}{HTML}{MARK}{NOTE}{ESCAPE}]+){MARK}+"
_END = ".。:：,，;；!！?？…)）"
# A text with more characters is a sentence. A text with more words is a sentence too, unless the
# emphasis is strong. A choice.
_MOST_CHARACTERS, _MOST_WORDS = 60, 4
# The end of a heading's line, or the line under it.
_BELOW_HEADING = r"[\s#=-]*"
# What stands before the text of a paragraph or an item.
_ABOVE_TEXT = r"\s*(?:(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each paragraph of emphasis alone above text or a list, in a file with headings."""
    document = context.document
    if document.headings:
        for inline in _headings(document):
            span = inline.whole.span
            message = "an emphasised paragraph stands in place of a heading"
            yield context.report(span, message)


def _headings(document: Document) -> Iterator[Inline]:
    text, inlines = document.source.text, document.inlines
    ends = {heading.span.start: heading.span.end for heading in document.headings}
    for above, inline, below in zip((None, *inlines), inlines, inlines[1:], strict=False):
        if not _is_label(inline):
            continue
        start, following = inline.content_map.offset(0), below.content_map.offset(0)
        heading_end = ends.get(above.content_map.offset(0)) if above else None
        # What is right below a heading says what stands there.
        if heading_end is not None and re.fullmatch(_BELOW_HEADING, text[heading_end:start]):
            continue
        end = start + len(inline.content)
        is_above_text = following not in ends and re.fullmatch(_ABOVE_TEXT, text[end:following])
        is_paragraph = start not in ends and _is_alone(document, start)
        if is_above_text and is_paragraph and not _is_group(document, following):
            yield inline


def _is_label(inline: Inline) -> bool:
    """Whether a paragraph is one emphasised text that does not end as a sentence does."""
    if inline.content[:1] not in ("*", "_"):
        return False
    emphasis = re.fullmatch(_EMPHASIS, inline.skeleton)
    if emphasis is None or emphasis[1].rstrip()[-1:] in _END:
        return False
    text = emphasis[1]
    is_strong = inline.content[:2] in ("**", "__")
    return len(text) <= _MOST_CHARACTERS and (is_strong or len(text.split()) <= _MOST_WORDS)


def _is_alone(document: Document, start: int) -> bool:
    """Whether a paragraph is in no item, quote or row."""
    source = document.source
    line = source.line_span(source.position(start).line)
    if source.slice(Span(line.start, start)).strip(" \ufeff"):
        return False
    items = (item.span for items in document.items for item in items)
    return not any(span.start <= start < span.end for span in items)


def _is_group(document: Document, start: int) -> bool:
    """Whether a table of contents in several groups has a group at an offset."""
    spans = [contents.span for contents in document.contents]
    return len(spans) > 1 and any(span.start <= start < span.end for span in spans)


RULE = Rule("emphasis-heading", check)
