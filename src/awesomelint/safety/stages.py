"""Fixes of several kinds, put into a text one kind after the other.

The fixes of a pass do not overlap, so they can be put in in any order. Here they are put in kind by
kind: first all fixes of kind `space`, then all of kind `list`, and so on. Each of these stages is
checked by the law of its kind (`laws.py`), and no law has to know of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import get_args

from msgspec import Struct

from awesomelint.diagnostic import Edit, Fix, FixKind
from awesomelint.safety.edits import inserted_text
from awesomelint.text import Span

# Moves come last: the spans of the other edits would have to be looked up in text that was moved.
_ORDER_OF_KINDS = [*(kind for kind in get_args(FixKind) if kind != "move"), "move"]


class Replacement(Struct, frozen=True):
    """A span of a text, what stood there before and what stands there afterwards."""

    span: Span
    removed: str
    inserted: str


class Stage(Struct, frozen=True):
    """A text before and after all replacements of one kind.

    The spans of the replacements are sorted; they are offsets into `before`.
    """

    kind: FixKind
    before: str
    after: str
    replacements: tuple[Replacement, ...]


def split_into_stages(text: str, fixes: Sequence[Fix]) -> Iterator[Stage]:
    """Yield a stage for each kind of fix there is; the first one starts from `text`.

    No two edits may overlap.
    """
    planned = sorted(
        (_PlannedEdit(fix.kind, edit, inserted_text(edit)) for fix in fixes for edit in fix.edits),
        key=lambda planned_edit: planned_edit.edit.span,
    )
    kinds = sorted({planned_edit.kind for planned_edit in planned}, key=_ORDER_OF_KINDS.index)
    finished: set[FixKind] = set()
    before = text
    for kind in kinds:
        replacements = tuple(_replacements(before, planned, kind, finished))
        finished.add(kind)
        after = _replace_all(before, replacements)
        yield Stage(kind, before, after, replacements)
        before = after


def undo(stage: Stage) -> Stage:
    """Return the stage that leads from the text after `stage` back to the text before it."""
    replacements, shift = [], 0
    for replacement in stage.replacements:
        start = replacement.span.start + shift
        span = Span(start, start + len(replacement.inserted))
        replacements.append(Replacement(span, replacement.inserted, replacement.removed))
        shift += len(replacement.inserted) - len(replacement.removed)
    return Stage(stage.kind, stage.after, stage.before, tuple(replacements))


def has_overlap(fixes: Sequence[Fix]) -> bool:
    """Return whether an edit begins before another ends, or two edits have the same span."""
    spans = sorted(edit.span for fix in fixes for edit in fix.edits)
    return any(first.end > second.start or first == second for first, second in pairwise(spans))


class _PlannedEdit(Struct, frozen=True):
    """An edit with the kind of its fix and the text that it puts in."""

    kind: FixKind
    edit: Edit
    text: str


def _replacements(
    text: str, planned: Sequence[_PlannedEdit], kind: FixKind, finished: set[FixKind]
) -> Iterator[Replacement]:
    """Yield the edits of one kind as replacements in `text`.

    The edits of the `finished` kinds are in `text` already: what follows them has shifted.
    """
    shift = 0
    for planned_edit in planned:
        start, end = planned_edit.edit.span
        if planned_edit.kind == kind:
            span = Span(start + shift, end + shift)
            yield Replacement(span, text[span.start : span.end], planned_edit.text)
        elif planned_edit.kind in finished:
            shift += len(planned_edit.text) - (end - start)


def _replace_all(text: str, replacements: Sequence[Replacement]) -> str:
    parts, cursor = [], 0
    for replacement in replacements:
        parts += [text[cursor : replacement.span.start], replacement.inserted]
        cursor = replacement.span.end
    return "".join([*parts, text[cursor:]])
