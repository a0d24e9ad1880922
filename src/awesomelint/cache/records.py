"""Diagnostics as JSON and back.

What is read back is checked, because a file of the cache may hold anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, TypeVar, get_args

from awesomelint.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    FixKind,
    Level,
    Occurrence,
    Related,
    Subject,
)
from awesomelint.text import Span

T = TypeVar("T")

_KINDS = get_args(FixKind)
_LEVELS = get_args(Level)
_SUBJECTS: tuple[Literal["entry", "line"], ...] = ("entry", "line")


def to_json(diagnostics: Iterable[Diagnostic]) -> bytes:
    """Return diagnostics as JSON: an array of the fixes, and one of the diagnostics.

    A diagnostic has the index of its fix, since several may have the same fix. It has its
    occurrences where there are several: one by itself says nothing new.
    """
    fixes: dict[Fix, int] = {}

    def index(fix: Fix | None) -> int | None:
        return None if fix is None else fixes.setdefault(fix, len(fixes))

    diagnostic_rows = [
        [
            diagnostic.path,
            *diagnostic.span,
            diagnostic.message,
            diagnostic.rule,
            diagnostic.level,
            index(diagnostic.fix),
            _related_rows(diagnostic.related),
            [
                [
                    *occurrence.span,
                    occurrence.message,
                    index(occurrence.fix),
                    _related_rows(occurrence.related),
                    _subject_row(occurrence.subject),
                ]
                for occurrence in diagnostic.occurrences
                if diagnostic.count > 1
            ],
            _subject_row(diagnostic.subject),
        ]
        for diagnostic in diagnostics
    ]
    fix_rows = [[fix.message, fix.kind, fix.safe, _edit_rows(fix.edits)] for fix in fixes]
    return json.dumps([fix_rows, diagnostic_rows], separators=(",", ":")).encode()


def _related_rows(related: Iterable[Related]) -> list[list[Any]]:
    return [[other.path, *other.span, other.message] for other in related]


def _subject_row(subject: Subject | None) -> list[Any] | None:
    return [subject.kind, subject.text, subject.number] if subject else None


def _edit_rows(edits: Iterable[Edit]) -> list[list[Any]]:
    return [[*edit.span, edit.text, edit.new, edit.in_cell] for edit in edits]


def from_json(data: bytes) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in JSON. Raises ValueError for anything else."""
    try:
        fix_rows, diagnostic_rows = json.loads(data)
        fixes = [_fix(*row) for row in fix_rows]
        return tuple(_diagnostic(fixes, *row) for row in diagnostic_rows)
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError("no diagnostics") from error


def _fix(message: Any, kind: Any, safe: Any, edits: Any) -> Fix:
    checked = tuple(
        Edit(_span(start, end), _checked(str, text), _checked(bool, new), _checked(bool, in_cell))
        for start, end, text, new, in_cell in edits
    )
    return Fix(_checked(str, message), checked, _KINDS[_KINDS.index(kind)], _checked(bool, safe))


def _diagnostic(
    fixes: list[Fix],
    path: Any,
    start: Any,
    end: Any,
    message: Any,
    rule: Any,
    level: Any,
    fix: Any,
    related: Any,
    occurrences: Any,
    subject: Any,
) -> Diagnostic:
    return Diagnostic(
        _checked(str, path),
        _span(start, end),
        _checked(str, message),
        _checked(str, rule),
        _LEVELS[_LEVELS.index(level)],
        None if fix is None else fixes[fix],
        _related(related),
        tuple(_occurrence(fixes, *occurrence) for occurrence in occurrences),
        subject=_subject(subject),
    )


def _occurrence(
    fixes: list[Fix], start: Any, end: Any, message: Any, fix: Any, related: Any, subject: Any
) -> Occurrence:
    return Occurrence(
        _span(start, end),
        _related(related),
        None if fix is None else fixes[fix],
        _checked(str, message),
        _subject(subject),
    )


def _subject(row: Any) -> Subject | None:
    if row is None:
        return None
    kind, text, number = row
    return Subject(_SUBJECTS[_SUBJECTS.index(kind)], _checked(str, text), _checked(int, number))


def _related(rows: Any) -> tuple[Related, ...]:
    return tuple(
        Related(_checked(str, path), _span(start, end), _checked(str, message))
        for path, start, end, message in rows
    )


def _span(start: Any, end: Any) -> Span:
    if not 0 <= _checked(int, start) <= _checked(int, end):
        raise ValueError("no span")
    return Span(start, end)


def _checked(kind: type[T], value: Any) -> T:
    if type(value) is not kind:
        raise ValueError("no diagnostics")
    return value
