"""Edits put into a text, and the choice of fixes whose edits can be put in together."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from awesomelint.diagnostic import Edit, Fix
from awesomelint.reading.positions import CELL_BORDER
from awesomelint.safety.printer import print_inline
from awesomelint.text import Span


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """Return `text` with every edit of the fixes put in; no two of their edits may overlap."""
    pieces = []
    cursor = 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
        pieces += [text[cursor : edit.span.start], inserted_text(edit)]
        cursor = edit.span.end
    return "".join([*pieces, text[cursor:]])


def inserted_text(edit: Edit) -> str:
    """Return what an edit puts into the file.

    Copied text is put in as it is. New text is printed by mdformat. In a table cell each bar gets a
    backslash.
    """
    text = print_inline(edit.text) if edit.new else edit.text
    return CELL_BORDER.sub(r"\|", text) if edit.in_cell else text


def select_disjoint(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return the fixes that go together, in the order of their first edits.

    A fix is left out if one of its edits overlaps an edit of a fix before it, or if one of the two
    inserts where the other begins or ends: what stands there afterwards may be another text. Equal
    fixes count once.
    """
    selected: list[Fix] = []
    spans: list[Span] = []
    for fix in sorted(dict.fromkeys(fixes), key=lambda fix: min(edit.span for edit in fix.edits)):
        if not any(_overlaps_any(edit.span, spans) for edit in fix.edits):
            selected.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    return tuple(selected)


def _overlaps_any(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` overlaps one of the sorted `spans`; an empty span overlaps what it touches."""
    index = bisect_left(spans, span)
    neighbours = spans[max(0, index - 1) : index + 1]
    return any(_overlap(span, other) for other in neighbours)


def _overlap(span: Span, other: Span) -> bool:
    if span.start == span.end or other.start == other.end:
        return other.start <= span.end and span.start <= other.end
    return other.start < span.end and span.start < other.end
