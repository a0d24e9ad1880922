"""The text of a file, and the spans and positions that point into it.

An offset is a number of code points from the start of the text. A position is a line and a column,
both counted from 1. `source.position(offset)` and `source.offset(position)` convert between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

# The line endings of CommonMark. `str.splitlines` has more: U+2028, form feed and others.
LINE_END = re.compile(r"\r\n?|\n")

BOM = "\ufeff"


class Span(Struct, frozen=True, order=True, gc=False):
    """A range of offsets in the text of a source, from `start` up to `end`, which is not in it."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        """Yield start and end: `start, end = span`."""
        yield self.start
        yield self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def enclosing(spans: Sequence[Span], span: Span) -> Span | None:
    """Return which of `spans` contains `span`, if any does.

    `spans` are sorted and do not overlap.
    """
    index = bisect_right(spans, span.start, key=lambda candidate: candidate.start) - 1
    return spans[index] if index >= 0 and span.end <= spans[index].end else None


class Position(NamedTuple):
    """A line and a column, both counted from 1; a column is a code point."""

    line: int
    column: int


class Source(Struct, frozen=True):
    """The text of a file, as it was read: its byte order mark and line endings are kept.

    `path` is the file's name in output, with forward slashes. `line_starts` has the offset at which
    each line begins.
    """

    path: str
    text: str
    line_starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        starts = [0, *[end.end() for end in LINE_END.finditer(self.text)]]
        force_setattr(self, "line_starts", tuple(starts))

    def slice(self, span: Span) -> str:
        """Return the text of `span`."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Return the position of `offset`; an offset past the end counts as the end of the text."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of `position`; the inverse of `position()`."""
        return self.line_starts[position.line - 1] + position.column - 1

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its line ending."""
        return self.slice(self.line_span(number)).rstrip("\r\n")

    @property
    def line_end(self) -> str:
        """The line ending for new lines: `\r\n` if the text uses it, otherwise `\n`."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_span(self, number: int) -> Span:
        """Return the span of line `number` (1-based), its line ending included."""
        last = number >= len(self.line_starts)
        end = len(self.text) if last else self.line_starts[number]
        return Span(self.line_starts[number - 1], end)
