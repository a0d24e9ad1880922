"""A span as the machine formats write it."""

from __future__ import annotations

from awesomelint.text import Position, Span


def place(start: Position, end: Position, span: Span) -> dict[str, int]:
    """Return where a span begins and ends: 1-based lines and columns, offsets in code points."""
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": span.start,
        "end_offset": span.end,
    }
