"""repeated-punctuation: one mark several times in a row."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Inline
from awesomelint.reading.skeleton import MARK
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# Behind a word and at its end: `!!x`, `x ?? y`, `'???'` and `,,x''` are no ends of a sentence.
_RUN = (
    rf"""(?<=[^\s!?,(\["'“‘])(?P<mark>[!?,])(?P=mark)+(?=[\s.:;)\]"'’”{MARK}]|\Z)"""
    r"|(?P<wide>[！？，、])(?P=wide)+"
)
_MARKS = f"{MARK}+"


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield each run of one mark in plain text; titles are as their makers write them."""
    for document in documents:
        found = [(inline, run) for inline in document.inlines for run in _runs(inline)]
        entries = document.entries() if found else ()
        titles = sorted(entry.title.span for entry in entries if entry.head == "text")
        for inline, run in found:
            span, mark = inline.place.span(*run), inline.content[run.start]
            at = bisect_right(titles, Span(span.start, sys.maxsize)) - 1
            if at < 0 or not titles[at].contains(span):
                fix = Fix(f"write one `{mark}`", (Edit(span, mark),), "text", safe=False)
                message = f"`{mark}` stands {run.end - run.start} times in a row"
                yield Diagnostic(document.source.path, span, message, fix=fix)


def _runs(inline: Inline) -> Iterator[Span]:
    """Yield where a mark is repeated in the content, but in emphasis, as titles are."""
    found = [Span(*run.span()) for run in re.finditer(_RUN, inline.skeleton)]
    marks = [one.start() for one in re.finditer(_MARKS, inline.skeleton)] if found else []
    for run in found:
        if bisect_right(marks, run.start) % 2 == 0:
            yield run


RULE = Rule("repeated-punctuation", check)
