"""One source line as a terminal shows it: escaped, cut to size, with the place to underline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter

from msgspec import Struct

from awesomelint.output.escape import escaped, is_harmless, unsafe
from awesomelint.output.width import columns, graphemes

_ELLIPSIS = "…"
_TAB = "    "
# The widest cell, `\U000e0001`, with an ellipsis on either side.
LEAST_ROOM = 12


class Cell(Struct, frozen=True):
    """What is never cut: a grapheme, or an escaped character, at offset `start` of the line."""

    start: int
    shown: str
    width: int


_START = attrgetter("start")
# How many of the cells at these indexes fit into so many columns, and the columns they leave.
_Fitting = Callable[[range, int], tuple[int, int]]


class Snippet(Struct, frozen=True):
    """A shown line, and the columns to underline: `length` of them, after the first `indent`."""

    text: str
    indent: int
    length: int


# Many diagnostics may stand on one very long line.
@lru_cache(maxsize=8)
def _cells(line: str) -> tuple[Cell, ...]:
    made: list[Cell] = []
    end = 0
    for offset in unsafe(line):
        made += _plain(line, end, offset)
        shown = _TAB if line[offset] == "\t" else escaped(line[offset])
        made.append(Cell(offset, shown, len(shown)))
        end = offset + 1
    made += _plain(line, end, len(line))
    # The place behind the last character: a span may start there.
    made.append(Cell(len(line), "", 1))
    return tuple(made)


def _plain(line: str, start: int, end: int) -> Iterator[Cell]:
    for grapheme in graphemes(line[start:end]):
        yield Cell(start, grapheme, columns(grapheme))
        start += len(grapheme)


def snippet(line: str, start: int, end: int, room: int) -> Snippet:
    """Return `line` as it is shown in `room` columns, with `[start, end)` of it to underline.

    The offsets are code points into `line`, which has no line ending. What does not fit is cut
    around the span, and the span's own end where it alone is too long; of a span that goes on
    behind the line, the part in the line counts. Less room than `LEAST_ROOM` counts as that.
    """
    room = max(room, LEAST_ROOM)
    if is_harmless(line):
        return _of_plain(line, start, end, room)
    cells = _cells(line)
    first = bisect_right(cells, start, key=_START) - 1
    last = max(bisect_left(cells, min(end, len(line)), key=_START), first + 1)
    widths = [cell.width for cell in cells]
    low, high = _window(len(cells), first, last, room, partial(_fitting, widths))
    left = _ELLIPSIS if low > 0 else ""
    right = _ELLIPSIS if high < len(cells) - 1 else ""
    return Snippet(
        text=left + "".join(cell.shown for cell in cells[low:high]) + right,
        indent=len(left) + _width(cells[low:first]),
        length=max(_width(cells[first : min(last, high)]), 1),
    )


def _of_plain(line: str, start: int, end: int, room: int) -> Snippet:
    """Return the snippet of a line each of whose characters takes one column."""
    size = len(line) + 1
    last = max(min(end, len(line)), start + 1)
    low, high = _window(size, start, last, room, _fitting_plain)
    left = _ELLIPSIS if low > 0 else ""
    right = _ELLIPSIS if high < size - 1 else ""
    text = f"{left}{line[low:high]}{right}"
    return Snippet(text, len(left) + start - low, max(min(last, high) - start, 1))


def _width(cells: tuple[Cell, ...]) -> int:
    return sum(cell.width for cell in cells)


def _window(size: int, first: int, last: int, room: int, fitting: _Fitting) -> tuple[int, int]:
    """Return the range of cells to show; the context left and right of the span is balanced."""
    if fitting(range(size), room)[0] == size:
        return 0, size
    length, spare = fitting(range(first, last), room - 2 * len(_ELLIPSIS))
    half = spare // 2
    before, unused = fitting(range(first - 1, -1, -1), half)
    after, unused = fitting(range(first + length, size), spare - half + unused)
    more, _ = fitting(range(first - before - 1, -1, -1), unused)
    return first - before - more, first + length + after


def _fitting(widths: Sequence[int], indexes: range, room: int) -> tuple[int, int]:
    """Return how many of the cells at `indexes` fit into `room`, and the room they leave."""
    count = 0
    for index in indexes:
        if widths[index] > room:
            break
        room -= widths[index]
        count += 1
    return count, room


def _fitting_plain(indexes: range, room: int) -> tuple[int, int]:
    """Return the same for cells of one column each."""
    fits = max(min(len(indexes), room), 0)
    return fits, room - fits
