"""wrapped-entry: the text of an entry is wrapped over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import units
from awesomelint.reading.model import Document, Entry, Inline
from awesomelint.reading.skeleton import IMAGE, MARK
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Span

# Two spaces, a backslash, `<br>`: the break is meant to be seen.
_HARD_BREAK = r"(?i)(?:  |\\|<br ?/?>[ \t]*)\Z"
_BETWEEN = " \t,;/|·•&"


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the first line break within the text of each entry; the fix takes all of them."""
    for document in documents:
        wrapped = [entry for entry in document.entries() if _has_lines(document, entry)]
        inlines = {one.place.offset(0): one for one in document.inlines} if wrapped else {}
        for entry in wrapped:
            breaks = list(_breaks(document, inlines[entry.span.start]))
            if breaks:
                lines = "line" if len(breaks) == 1 else "lines"
                message = f"the text of the entry goes on for {len(breaks)} more {lines}"
                yield Diagnostic(
                    document.source.path, breaks[0], message, fix=_fix(document, breaks)
                )


def _has_lines(document: Document, entry: Entry) -> bool:
    return entry.head != "row" and "\n" in document.source.slice(entry.span)


def _breaks(document: Document, inline: Inline) -> Iterator[Span]:
    """Yield each break between two lines of text, with the white space around it."""
    start = 0
    for line, following in pairwise(inline.skeleton.split("\n")):
        end = start + len(line)
        hard = re.search(_HARD_BREAK, inline.content[start:end])
        behind = following.lstrip()
        if not hard and not behind.startswith(IMAGE) and not _is_layout(inline, end + 1, following):
            left = inline.place.offset(start + len(line.rstrip()) - 1) + 1
            right = inline.place.offset(end + 1 + len(following) - len(behind))
            yield Span(left, right)
        start = end + 1


def _is_layout(inline: Inline, start: int, line: str) -> bool:
    """Whether a line holds nothing but badges, links, dates, tags: such a line is no wrapping."""
    rest, cursor = "", 0
    for unit in units(line, inline.content[start : start + len(line)], 0):
        rest += line[cursor : unit.start]
        cursor = unit.end
    return not (rest + line[cursor:]).strip(_BETWEEN + MARK)


def _fix(document: Document, breaks: Sequence[Span]) -> Fix | None:
    """Return the fix that joins the lines; None in a quote, whose marks stand between them."""
    if any(document.source.slice(span).strip() for span in breaks):
        return None
    return Fix("join the lines", tuple(Edit(span, " ") for span in breaks))


RULE = Rule("wrapped-entry", check)
