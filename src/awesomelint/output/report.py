"""What every format is given."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.text import Position, Source, Span


class Report(Struct, frozen=True):
    """Everything a format may show.

    `diagnostics` are in the order they are shown, with rule and level stamped. `sources` has the
    source of each path a diagnostic or a related place names; one that is missing counts as empty.
    `color` and `width`, in terminal columns, are for the format `full` alone.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    color: bool = False
    width: int = 100

    def position(self, path: str, offset: int) -> Position:
        """Return where `offset` stands in `path`; one past the end is the end."""
        source = self.sources.get(path)
        return source.position(offset) if source else Position(1, 1)


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
