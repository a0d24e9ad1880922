"""repeated-punctuation: one mark several times in a row."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Inline
from awesomelint.reading.skeleton import MARK
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# Behind a word and at its end: `!!x`, `x ?? y`, `'???'` and `,,x''` are no ends of a sentence.
_REPEATED = (
    rf"""(?<=[^\s!?,(\["'“‘])(?P<mark>[!?,])(?P=mark)+(?=[\s.:;)\]"'’”{MARK}]|\Z)"""
    r"|(?P<wide>[！？，、])(?P=wide)+"
)
_MARKS = f"{MARK}+"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each mark that is repeated in plain text; titles are as their makers write them."""
    document = context.document
    repeats = [(inline, marks) for inline in document.inlines for marks in _repeated(inline)]
    entries = document.entries() if repeats else ()
    titles = sorted(entry.title.span for entry in entries if entry.head == "text")
    for inline, marks in repeats:
        span, mark = inline.content_map.span(*marks), inline.content[marks.start]
        index = bisect_right(titles, Span(span.start, sys.maxsize)) - 1
        if index < 0 or not titles[index].contains(span):
            fix = Fix(f"write one `{mark}`", (Edit(span, mark),), "text", safe=False)
            message = f"`{mark}` stands {marks.end - marks.start} times in a row"
            yield context.report(span, message, fix=fix)


def _repeated(inline: Inline) -> Iterator[Span]:
    """Yield where a mark is repeated in the content, apart from emphasis, which titles have."""
    repeats = [Span(*match.span()) for match in re.finditer(_REPEATED, inline.skeleton)]
    if not repeats:
        return
    emphasis = [match.start() for match in re.finditer(_MARKS, inline.skeleton)]
    for marks in repeats:
        if bisect_right(emphasis, marks.start) % 2 == 0:
            yield marks


RULE = Rule("repeated-punctuation", check)
