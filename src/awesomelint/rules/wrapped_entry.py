"""wrapped-entry: the text of an entry is wrapped over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import extras
from awesomelint.reading.model import Document, Entry, Inline
from awesomelint.reading.skeleton import IMAGE, MARK
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# Two spaces, a backslash, `<br>`: the break is meant to be seen.
_HARD_BREAK = r"(?i)(?:  |\\|<br ?/?>[ \t]*)\Z"
_BETWEEN = " \t,;/|·•&"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield the first line break within the text of each entry; the fix takes all of them."""
    document = context.document
    wrapped = [entry for entry in document.entries() if _has_lines(document, entry)]
    inlines = (
        {inline.content_map.offset(0): inline for inline in document.inlines} if wrapped else {}
    )
    for entry in wrapped:
        breaks = list(_breaks(inlines[entry.span.start]))
        if breaks:
            lines = "line" if len(breaks) == 1 else "lines"
            message = f"the text of the entry goes on for {len(breaks)} more {lines}"
            many = "the texts of {count} entries go on for more lines"
            yield context.report(breaks[0], message, fix=_fix(document, breaks), many=many)


def _has_lines(document: Document, entry: Entry) -> bool:
    """Whether an entry is written on several lines; a row is on one."""
    return entry.is_item and "\n" in document.source.slice(entry.span)


def _breaks(inline: Inline) -> Iterator[Span]:
    """Yield each break between two lines of text, with the white space around it."""
    start = 0
    for line, following in pairwise(inline.skeleton.split("\n")):
        end = start + len(line)
        is_hard = re.search(_HARD_BREAK, inline.content[start:end])
        text = following.lstrip()
        is_badge = text.startswith(IMAGE)
        if not is_hard and not is_badge and not _is_layout(inline, end + 1, following):
            left = inline.content_map.offset(start + len(line.rstrip()) - 1) + 1
            right = inline.content_map.offset(end + 1 + len(following) - len(text))
            yield Span(left, right)
        start = end + 1


def _is_layout(inline: Inline, start: int, line: str) -> bool:
    """Whether a line has nothing but badges, links, dates and tags: then no text is wrapped."""
    rest, cursor = "", 0
    for extra in extras(line, inline.content[start : start + len(line)], 0):
        rest += line[cursor : extra.start]
        cursor = extra.end
    return not (rest + line[cursor:]).strip(_BETWEEN + MARK)


def _fix(document: Document, breaks: Sequence[Span]) -> Fix | None:
    """Return the fix that joins the lines; None in a quote, where `>` stands between them."""
    if any(document.source.slice(span).strip() for span in breaks):
        return None
    return Fix("join the lines", tuple(Edit(span, " ") for span in breaks))


RULE = Rule("wrapped-entry", check)
