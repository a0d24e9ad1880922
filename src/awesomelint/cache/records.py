"""Diagnostics as JSON and back. What comes back is checked: the cache may hold anything."""

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
    """Return diagnostics as JSON; a fix that several have is written once."""
    fixes: dict[Fix, int] = {}
    found = [
        [
            one.path,
            *one.span,
            one.message,
            one.rule,
            one.level,
            None if one.fix is None else fixes.setdefault(one.fix, len(fixes)),
            [[each.path, *each.span, each.message] for each in one.related],
        ]
        for one in diagnostics
    ]
    written = [
        [fix.message, fix.kind, fix.safe, [[*edit.span, edit.text, edit.new] for edit in fix.edits]]
        for fix in fixes
    ]
    return json.dumps([written, found], separators=(",", ":")).encode()


def from_json(data: bytes) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in the JSON `data`; raises ValueError for anything else."""
    try:
        written, found = json.loads(data)
        fixes = [_fix(*one) for one in written]
        return tuple(_diagnostic(fixes, *one) for one in found)
    except (TypeError, IndexError, RecursionError) as error:
        raise ValueError("no diagnostics") from error


def _fix(message: Any, kind: Any, safe: Any, edits: Any) -> Fix:
    made = tuple(
        Edit(_span(start, end), _is(str, text), _is(bool, new)) for start, end, text, new in edits
    )
    return Fix(_is(str, message), made, _KINDS[_KINDS.index(kind)], _is(bool, safe))


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
        _is(str, path),
        _span(start, end),
        _is(str, message),
        _is(str, rule),
        _LEVELS[_LEVELS.index(level)],
        None if fix is None else fixes[fix],
        tuple(
            Related(_is(str, where), _span(first, last), _is(str, said))
            for where, first, last, said in related
        ),
    )


def _span(start: Any, end: Any) -> Span:
    if not 0 <= _is(int, start) <= _is(int, end):
        raise ValueError("no span")
    return Span(start, end)


def _is(kind: type[T], value: Any) -> T:
    if type(value) is not kind:
        raise ValueError("no diagnostics")
    return value
