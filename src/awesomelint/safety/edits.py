"""Edits put into text: which fixes go together, and what comes of them."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Edit, Fix
from awesomelint.safety.printer import print_inline
from awesomelint.text import Span

# The parser takes a bar for a border unless a backslash stands directly before it.
_BORDER = re.compile(r"(?<!\\)\|")


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """Return `text` with every edit of the fixes, which do not overlap, put in."""
    pieces = []
    cursor = 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
        pieces += [text[cursor : edit.span.start], written(edit)]
        cursor = edit.span.end
    return "".join([*pieces, text[cursor:]])


def written(edit: Edit) -> str:
    """Return the text an edit puts in: copied as it is, or printed by mdformat."""
    text = print_inline(edit.text) if edit.new else edit.text
    return _BORDER.sub(r"\|", text) if edit.in_cell else text


def take(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return the fixes, in the order of their first edits, that overlap none taken before."""
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in sorted(dict.fromkeys(fixes), key=lambda fix: min(edit.span for edit in fix.edits)):
        if not any(_is_taken(edit.span, spans) for edit in fix.edits):
            taken.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    return tuple(taken)


def _is_taken(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` overlaps, or begins where one begins, of the sorted `spans`."""
    at = bisect_left(spans, span)
    before = at > 0 and (spans[at - 1].end > span.start or spans[at - 1].start == span.start)
    behind = at < len(spans) and (spans[at].start < span.end or spans[at].start == span.start)
    return before or behind
