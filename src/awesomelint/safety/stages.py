"""Fixes of several kinds as a chain of stages, each of one kind.

Fixes are independent changes to one text, so they can be put in kind after kind, and what a stage
changed is judged by what its kind allows, with nothing to set against another kind's changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import get_args

from msgspec import Struct

from awesomelint.diagnostic import Edit, Fix, FixKind
from awesomelint.safety.edits import inserted_text
from awesomelint.text import Span


class Change(Struct, frozen=True):
    """A stretch of a text, what stood there and what stands there now."""

    span: Span
    removed: str
    inserted: str


class Stage(Struct, frozen=True):
    """A text before and after all changes of one kind; their spans are sorted, in `before`."""

    kind: FixKind
    before: str
    after: str
    changes: tuple[Change, ...]


def undone(stage: Stage) -> Stage:
    """Return the stage that takes the text after `stage` back to the text before it."""
    changes, shift = [], 0
    for change in stage.changes:
        start = change.span.start + shift
        span = Span(start, start + len(change.inserted))
        changes.append(Change(span, change.inserted, change.removed))
        shift += len(change.inserted) - len(change.removed)
    return Stage(stage.kind, stage.after, stage.before, tuple(changes))


class _Planned(Struct, frozen=True):
    kind: FixKind
    edit: Edit
    text: str


def stages(text: str, fixes: Sequence[Fix]) -> Iterator[Stage]:
    """Yield a stage for each kind of fix, the first from `text` on; no two edits may overlap."""
    planned = sorted(
        (_Planned(fix.kind, edit, inserted_text(edit)) for fix in fixes for edit in fix.edits),
        key=lambda one: one.edit.span,
    )
    # Moves come last: the others would have to be looked up in what was moved.
    kinds = sorted({one.kind for one in planned}, key=_ORDER.index)
    done: set[FixKind] = set()
    current = text
    for kind in kinds:
        changes = tuple(_changes(current, planned, kind, done))
        done.add(kind)
        after = _put_in(current, changes)
        yield Stage(kind, current, after, changes)
        current = after


_ORDER = [*(kind for kind in get_args(FixKind) if kind != "move"), "move"]


def overlap(fixes: Sequence[Fix]) -> Span | None:
    """Return the span of an edit that begins before another one ends, if there is one."""
    spans = sorted(edit.span for fix in fixes for edit in fix.edits)
    for first, second in pairwise(spans):
        if first.end > second.start or first == second:
            return second
    return None


def _changes(
    text: str, planned: Sequence[_Planned], kind: FixKind, done: set[FixKind]
) -> Iterator[Change]:
    shift = 0
    for one in planned:
        start, end = one.edit.span
        if one.kind == kind:
            span = Span(start + shift, end + shift)
            yield Change(span, text[span.start : span.end], one.text)
        elif one.kind in done:
            shift += len(one.text) - (end - start)


def _put_in(text: str, changes: Sequence[Change]) -> str:
    parts, cursor = [], 0
    for change in changes:
        parts += [text[cursor : change.span.start], change.inserted]
        cursor = change.span.end
    return "".join([*parts, text[cursor:]])
