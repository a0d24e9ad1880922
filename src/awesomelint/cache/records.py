"""Diagnostics as JSON and back.

What is read back is checked, because a file of the cache may hold anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from awesomelint.diagnostic import Diagnostic, Edit, Fix, FixKind, Level, Related
from awesomelint.text import Span

T = TypeVar("T")

_KINDS = get_args(FixKind)
_LEVELS = get_args(Level)


def to_json(diagnostics: Iterable[Diagnostic]) -> bytes:
    """Return diagnostics as JSON: an array of the fixes, and one of the diagnostics.

    A diagnostic has the index of its fix, since several may have the same fix.
    """
    fixes: dict[Fix, int] = {}
    diagnostic_rows = [
        [
            diagnostic.path,
            *diagnostic.span,
            diagnostic.message,
            diagnostic.rule,
            diagnostic.level,
            None if diagnostic.fix is None else fixes.setdefault(diagnostic.fix, len(fixes)),
            [[related.path, *related.span, related.message] for related in diagnostic.related],
        ]
        for diagnostic in diagnostics
    ]
    fix_rows = [
        [fix.message, fix.kind, fix.safe, [[*edit.span, edit.text, edit.new] for edit in fix.edits]]
        for fix in fixes
    ]
    return json.dumps([fix_rows, diagnostic_rows], separators=(",", ":")).encode()


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
        Edit(_span(start, end), _checked(str, text), _checked(bool, new))
        for start, end, text, new in edits
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
) -> Diagnostic:
    return Diagnostic(
        _checked(str, path),
        _span(start, end),
        _checked(str, message),
        _checked(str, rule),
        _LEVELS[_LEVELS.index(level)],
        None if fix is None else fixes[fix],
        tuple(
            Related(_checked(str, other_path), _span(other_start, other_end), _checked(str, text))
            for other_path, other_start, other_end, text in related
        ),
    )


def _span(start: Any, end: Any) -> Span:
    if not 0 <= _checked(int, start) <= _checked(int, end):
        raise ValueError("no span")
    return Span(start, end)


def _checked(kind: type[T], value: Any) -> T:
    if type(value) is not kind:
        raise ValueError("no diagnostics")
    return value
