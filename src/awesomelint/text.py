"""Source text, and the spans and positions that point into it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

# CommonMark's line endings, and no others: `str.splitlines` also splits on U+2028, form feed, ...
LINE_END = re.compile(r"\r\n?|\n")

BOM = "\ufeff"


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points, `[start, end)`, in the text of one source."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        """Yield start and end, so that a span can be unpacked."""
        yield self.start
        yield self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def enclosing(spans: Sequence[Span], span: Span) -> Span | None:
    """Return the one of `spans`, which are sorted and lie apart, that contains `span`, if any."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return spans[at] if at >= 0 and span.end <= spans[at].end else None


class Position(NamedTuple):
    """A line and a column, both 1-based; the column counts code points."""

    line: int
    column: int


class Source(Struct, frozen=True):
    """One file as it was read: byte order mark and line endings are kept.

    `path` is how the file is named in output, with forward slashes. `line_starts` holds the offset
    of the first code point of each line.
    """

    path: str
    text: str
    line_starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        starts = [0, *[end.end() for end in LINE_END.finditer(self.text)]]
        force_setattr(self, "line_starts", tuple(starts))

    def slice(self, span: Span) -> str:
        """Return the text of `span`, byte for byte."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Return where `offset` stands; an offset past the end is the end of the text."""
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
        """The line ending for a line that is put in: `\r\n` where there is one, else `\n`."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_span(self, number: int) -> Span:
        """Return the span of line `number` (1-based), its line ending included."""
        last = number >= len(self.line_starts)
        end = len(self.text) if last else self.line_starts[number]
        return Span(self.line_starts[number - 1], end)
