"""From offsets in the content of an inline token to offsets in the source.

The content of a paragraph is the source's lines without what the blocks around it took from their
left and the white space at their right; so each line of content is a tail of its source line. A
heading stands behind its first `#`s. A table cell is found by splitting its row again, the way the
parser does. Every rule here was checked by reading each link of 58 real lists back from its span
(`python -m benchmarks.lists.reading`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from markdown_it.common.utils import MD_TRIM_CHARS
from msgspec import Struct

from awesomelint.text import BOM, Source, Span

_ATX_OPENING = re.compile(f"#+[{re.escape(MD_TRIM_CHARS)}]*")
_CELL_BORDER = re.compile(r"\\\||\|")


class ContentMap(Struct, frozen=True, gc=False):
    """The place of one inline token's content in the source.

    Most contents are one run of characters, `shift` away from their place in the source. Where they
    are several, `runs` says at which offset each begins, in the content and in the source.
    """

    shift: int
    runs: tuple[tuple[int, int], ...] = ()

    def offset(self, content_offset: int) -> int:
        """Return the source offset of one character of the content."""
        if not self.runs:
            return content_offset + self.shift
        content, source = self.runs[bisect_right(self.runs, content_offset, key=itemgetter(0)) - 1]
        return source + content_offset - content

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the content from `start` to `end`."""
        if not self.runs:
            return Span(start + self.shift, end + self.shift)
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1) if end > start else Span(first, first)


def _placed(runs: Sequence[tuple[int, int]]) -> ContentMap:
    """Return the place of a content that these runs make up, each where it begins."""
    content, source = runs[0]
    return ContentMap(source - content, tuple(runs) if len(runs) > 1 else ())


class Locator:
    """Finds the content of inline tokens in one source."""

    def __init__(self, source: Source) -> None:
        self.text = source.text.replace("\0", "\ufffd")  # as the parser does
        self._starts = source.line_starts
        # The parser is given the text without its byte order mark.
        self._bom = 1 if source.text.startswith(BOM) else 0

    def start(self, number: int) -> int:
        """Return where line `number` (0-based) begins, behind the byte order mark."""
        return self._starts[number] or self._bom

    def is_blank(self, number: int) -> bool:
        """Whether line `number` (0-based) holds nothing but white space."""
        return not self.line(number)[1].strip()

    def line(self, number: int) -> tuple[int, str]:
        """Return the offset and the text of line `number` (0-based, as tokens count)."""
        start = self.start(number)
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n")

    def lines_span(self, first: int, last: int) -> Span:
        """Return the span of the lines from `first` up to `last`, line endings included.

        A byte order mark belongs to the file, not to its first line.
        """
        end = self._starts[last] if last < len(self._starts) else len(self.text)
        return Span(self.start(first), end)

    def paragraph(self, content: str, first_line: int) -> ContentMap:
        """Return where the content of a paragraph or a setext heading stands."""
        if content and "\n" not in content and (found := self._last(content, first_line)) >= 0:
            return ContentMap(found)
        runs: list[tuple[int, int]] = []
        offset = 0
        lines = content.split("\n")
        for number, part in enumerate(lines, first_line):
            start, line = self.line(number)
            if number == first_line + len(lines) - 1:
                line = line.rstrip(MD_TRIM_CHARS)
            # Spaces that stand for the rest of a split tab are in the content, not in the source.
            runs.append((offset, start + len(line) - len(part)))
            offset += len(part) + 1
        return _placed(runs)

    def _last(self, content: str, number: int) -> int:
        """Return where a line has `content` for the last time, -1 where it has not."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text.rfind(content, self._starts[number], end)

    def heading(self, content: str, line_number: int) -> ContentMap:
        """Return where the content of an ATX heading stands."""
        start, line = self.line(line_number)
        body = _ATX_OPENING.search(line)
        assert body is not None
        return ContentMap(start + body.end())

    def row(self, contents: list[str], line_number: int) -> list[ContentMap]:
        """Return where the cells of a table row stand; cells the parser added are at its end."""
        start, line = self.line(line_number)
        if (plain := _plain_row(line, contents)) is not None:
            return [ContentMap(start + place) for place in plain]
        cells = _split_row(line.rstrip(MD_TRIM_CHARS))
        # A border before the first cell, or a block's prefix, makes a segment of its own.
        first = next((i for i in (0, 1) if _matches(line, cells[i:], contents)), 0)
        maps = []
        for index, content in enumerate(contents, first):
            if index >= len(cells) or not content:
                maps.append(ContentMap(start + len(line)))
                continue
            left, right = cells[index]
            raw = line[left:right].rstrip(MD_TRIM_CHARS)
            left = left + len(raw) - len(_escaped(content, raw))
            maps.append(_placed(_cell_runs(line[left:right], start + left)))
        return maps


def _plain_row(line: str, contents: list[str]) -> list[int] | None:
    """Return where the cells of a row stand that has a border on either side and nothing escaped.

    None where it is another row.
    """
    cells = line.split("|")
    if len(cells) != len(contents) + 2 or cells[0] or cells[-1].strip() or "\\" in line:
        return None
    places, end = [], 0
    for cell, content in zip(cells[1:], contents, strict=False):
        end += 1 + len(cell)
        if cell.strip(MD_TRIM_CHARS) != content:
            return None
        places.append(end - len(cell.lstrip(MD_TRIM_CHARS)) if content else len(line))
    return places


def _split_row(line: str) -> list[tuple[int, int]]:
    """Return the cells of a row, between pipes that no backslash stands directly before."""
    borders = [found.start() for found in _CELL_BORDER.finditer(line) if found.group() == "|"]
    return list(zip([0, *(border + 1 for border in borders)], [*borders, len(line)], strict=True))


def _matches(line: str, cells: list[tuple[int, int]], contents: list[str]) -> bool:
    """Whether the cells hold the contents, a block prefix before the first one aside."""
    for number, ((left, right), content) in enumerate(zip(cells, contents, strict=False)):
        cell = line[left:right].strip(MD_TRIM_CHARS).replace("\\|", "|")
        if cell != content and not (number == 0 and content and cell.endswith(content)):
            return False
    return len(cells) >= sum(1 for content in contents if content)


def _escaped(content: str, raw: str) -> str:
    """Return the tail of `raw` that reads as `content`, its `\\|` still escaped."""
    length = len(content)
    while length < len(raw) and len(raw[-length:].replace("\\|", "|")) < len(content):
        length += 1
    return raw[-length:]


def _cell_runs(cell: str, start: int) -> list[tuple[int, int]]:
    """Return the runs of a cell: a new one behind each backslash the parser takes away."""
    runs = [(0, start)]
    for removed, pipe in enumerate(re.finditer(r"\\\|", cell)):
        runs.append((pipe.start() - removed, start + pipe.start() + 1))
    return runs
