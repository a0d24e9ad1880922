"""One source line as a terminal shows it: escaped, cut to size, with the span to underline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter

from msgspec import Struct

from awesomelint.output.escape import escape, is_harmless, unsafe_offsets
from awesomelint.output.width import columns, graphemes

_ELLIPSIS = "…"
_TAB = "    "
# Columns: the widest cell, `\U000e0001`, takes 10, and an ellipsis on either side takes one.
LEAST_ROOM = 12
# Lines whose cells are remembered: a list of one very long line may have many diagnostics on it.
_LINES_KEPT = 8


class Cell(Struct, frozen=True):
    """What is never cut: a grapheme, or an escaped character.

    `start` is its offset in the line, in code points. `text` is what is shown for it, in `width`
    columns.
    """

    start: int
    text: str
    width: int


_START = attrgetter("start")
# How many of the cells at these indexes fit into so many columns, and the columns they leave.
_Fit = Callable[[range, int], tuple[int, int]]


class Snippet(Struct, frozen=True):
    """A line as it is shown, and the columns to underline: `length` of them, behind `indent`."""

    text: str
    indent: int
    length: int


@lru_cache(maxsize=_LINES_KEPT)
def _cells(line: str) -> tuple[Cell, ...]:
    """Return the cells of a line, and an empty one behind the last."""
    cells: list[Cell] = []
    end = 0
    for offset in unsafe_offsets(line):
        cells += _safe_cells(line, end, offset)
        text = _TAB if line[offset] == "\t" else escape(line[offset])
        cells.append(Cell(offset, text, len(text)))
        end = offset + 1
    cells += _safe_cells(line, end, len(line))
    # A span may start behind the last character.
    cells.append(Cell(len(line), "", 1))
    return tuple(cells)


def _safe_cells(line: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells of `line[start:end]`, in which nothing has to be escaped."""
    for grapheme in graphemes(line[start:end]):
        yield Cell(start, grapheme, columns(grapheme))
        start += len(grapheme)


def snippet(line: str, start: int, end: int, room: int) -> Snippet:
    """Return `line` as it is shown in `room` columns, with `[start, end)` of it to underline.

    The offsets are code points into `line`, which has no line ending. Of a span that goes on behind
    the line, the part in the line counts. What does not fit is cut off on both sides of the span;
    where the span alone is too long, its end is cut off. The least room is `LEAST_ROOM`.
    """
    room = max(room, LEAST_ROOM)
    if is_harmless(line):
        return _plain_snippet(line, start, end, room)
    cells = _cells(line)
    first = bisect_right(cells, start, key=_START) - 1
    last = max(bisect_left(cells, min(end, len(line)), key=_START), first + 1)
    widths = [cell.width for cell in cells]
    low, high = _window(len(cells), first, last, room, partial(_fit, widths))
    left = _ELLIPSIS if low > 0 else ""
    right = _ELLIPSIS if high < len(cells) - 1 else ""
    return Snippet(
        text=left + "".join(cell.text for cell in cells[low:high]) + right,
        indent=len(left) + _width(cells[low:first]),
        length=max(_width(cells[first : min(last, high)]), 1),
    )


def _plain_snippet(line: str, start: int, end: int, room: int) -> Snippet:
    """Return the snippet of a line in which every character takes one column."""
    size = len(line) + 1
    last = max(min(end, len(line)), start + 1)
    low, high = _window(size, start, last, room, _fit_plain)
    left = _ELLIPSIS if low > 0 else ""
    right = _ELLIPSIS if high < size - 1 else ""
    text = f"{left}{line[low:high]}{right}"
    return Snippet(text, len(left) + start - low, max(min(last, high) - start, 1))


def _width(cells: tuple[Cell, ...]) -> int:
    return sum(cell.width for cell in cells)


def _window(size: int, first: int, last: int, room: int, fit: _Fit) -> tuple[int, int]:
    """Return the range of the cells to show, with as much context before the span as behind it.

    The span is `[first, last)` of `size` cells. What one side does not need is given to the other.
    """
    if fit(range(size), room)[0] == size:
        return 0, size
    length, spare = fit(range(first, last), room - 2 * len(_ELLIPSIS))
    half = spare // 2
    before, unused = fit(range(first - 1, -1, -1), half)
    after, unused = fit(range(first + length, size), spare - half + unused)
    more, _ = fit(range(first - before - 1, -1, -1), unused)
    return first - before - more, first + length + after


def _fit(widths: Sequence[int], indexes: range, room: int) -> tuple[int, int]:
    """Return how many of the cells at `indexes` fit into `room`, and the room they leave."""
    count = 0
    for index in indexes:
        if widths[index] > room:
            break
        room -= widths[index]
        count += 1
    return count, room


def _fit_plain(indexes: range, room: int) -> tuple[int, int]:
    """Return the same as `_fit`, for cells of one column each."""
    count = max(min(len(indexes), room), 0)
    return count, room - count
