r"""From offsets in the content of an inline token to offsets in the source.

The parser gives the content of a paragraph, a heading or a table cell as a string, and says on
which lines it stands. A `Locator` finds the content in the source and gives a `ContentMap`, which
converts offsets. For the source

    > - two
    >   lines

the paragraph has the content `two\nlines`. Its map has two segments: offset 0 of the content is
offset 4 of the source, and offset 4 of the content, the `l`, is offset 12 of the source.

How content is located:

- Each line of a paragraph is the end of its source line. What the blocks around it took away stood
  at the left, white space at the right.
- The content of a heading stands behind its first `#`s.
- The cells of a table row are located by splitting the row again, as the parser does.

`python -m benchmarks.lists.reading` checks this: it reads each link of 58 real lists back from its
span.
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
# A bar in a table row is the border of a cell unless a backslash stands directly before it.
CELL_BORDER = re.compile(r"(?<!\\)\|")


class ContentMap(Struct, frozen=True, gc=False):
    """Where the content of one inline token stands in the source.

    Most contents are one segment: an offset in the source is the offset in the content plus
    `shift`. Otherwise `segments` has a pair for each segment, the offsets at which it begins in the
    content and in the source.
    """

    shift: int
    segments: tuple[tuple[int, int], ...] = ()

    def offset(self, content_offset: int) -> int:
        """Return the source offset of a character of the content."""
        if not self.segments:
            return content_offset + self.shift
        number = bisect_right(self.segments, content_offset, key=itemgetter(0)) - 1
        content_start, source_start = self.segments[number]
        return source_start + content_offset - content_start

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the content from `start` to `end`."""
        if not self.segments:
            return Span(start + self.shift, end + self.shift)
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1) if end > start else Span(first, first)


def content_map(segments: Sequence[tuple[int, int]]) -> ContentMap:
    """Return the map of a content that consists of these segments."""
    content_start, source_start = segments[0]
    return ContentMap(source_start - content_start, tuple(segments) if len(segments) > 1 else ())


class Locator:
    """Finds the content of inline tokens in a source.

    Lines are numbered from 0, as in tokens.
    """

    def __init__(self, source: Source) -> None:
        self.text = source.text.replace("\0", "\ufffd")  # as the parser does
        self._starts = source.line_starts
        # The parser is given the text without its byte order mark.
        self._bom = 1 if source.text.startswith(BOM) else 0

    def start(self, number: int) -> int:
        """Return the offset at which a line begins, behind the byte order mark."""
        return self._starts[number] or self._bom

    def is_blank(self, number: int) -> bool:
        """Whether a line has nothing but white space."""
        return not self.line(number)[1].strip()

    def line(self, number: int) -> tuple[int, str]:
        """Return the offset and the text of a line."""
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
        """Return the map of the content of a paragraph or a setext heading."""
        if content and "\n" not in content and (start := self._last(content, first_line)) >= 0:
            return ContentMap(start)
        segments: list[tuple[int, int]] = []
        offset = 0
        parts = content.split("\n")
        for number, part in enumerate(parts, first_line):
            start, line = self.line(number)
            if number == first_line + len(parts) - 1:
                line = line.rstrip(MD_TRIM_CHARS)
            # If a tab is split between blocks, the content has spaces for the rest of it. They are
            # not in the source, so this is an offset further left than the text of the line.
            segments.append((offset, start + len(line) - len(part)))
            offset += len(part) + 1
        return content_map(segments)

    def _last(self, content: str, number: int) -> int:
        """Return the last offset at which a line has `content`; -1 if it has not."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text.rfind(content, self._starts[number], end)

    def heading(self, content: str, line_number: int) -> ContentMap:
        """Return the map of the content of an ATX heading."""
        start, line = self.line(line_number)
        opening = _ATX_OPENING.search(line)
        assert opening is not None
        return ContentMap(start + opening.end())

    def row(self, contents: list[str], line_number: int) -> list[ContentMap]:
        """Return the maps of the cells of a table row.

        The parser fills rows up with empty cells: these are mapped to the end of the line.
        """
        start, line = self.line(line_number)
        if (offsets := _plain_row(line, contents)) is not None:
            return [ContentMap(start + offset) for offset in offsets]
        cells = _split_row(line.rstrip(MD_TRIM_CHARS))
        # A border before the first cell, or the prefix of a block around it, looks like a cell.
        first = next((i for i in (0, 1) if _matches(line, cells[i:], contents)), 0)
        maps = []
        for index, content in enumerate(contents, first):
            if index >= len(cells) or not content:
                maps.append(ContentMap(start + len(line)))
                continue
            left, right = cells[index]
            raw = line[left:right].rstrip(MD_TRIM_CHARS)
            left = left + len(raw) - len(_escaped(content, raw))
            maps.append(content_map(_cell_segments(line[left:right], start + left)))
        return maps


def _plain_row(line: str, contents: list[str]) -> list[int] | None:
    """Return the offset in the line of each cell of a plain row; None for any other row.

    A plain row has a border at either end and no backslash.
    """
    cells = line.split("|")
    if len(cells) != len(contents) + 2 or cells[0] or cells[-1].strip() or "\\" in line:
        return None
    offsets, end = [], 0
    for cell, content in zip(cells[1:], contents, strict=False):
        end += 1 + len(cell)
        if cell.strip(MD_TRIM_CHARS) != content:
            return None
        offsets.append(end - len(cell.lstrip(MD_TRIM_CHARS)) if content else len(line))
    return offsets


def _split_row(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a row starts and ends: between pipes that are not escaped."""
    borders = [border.start() for border in CELL_BORDER.finditer(line)]
    return list(zip([0, *(border + 1 for border in borders)], [*borders, len(line)], strict=True))


def _matches(line: str, cells: list[tuple[int, int]], contents: list[str]) -> bool:
    """Whether the cells have the contents; the first cell may have a block's prefix as well."""
    for number, ((left, right), content) in enumerate(zip(cells, contents, strict=False)):
        cell = line[left:right].strip(MD_TRIM_CHARS).replace("\\|", "|")
        if cell != content and not (number == 0 and content and cell.endswith(content)):
            return False
    return len(cells) >= sum(1 for content in contents if content)


def _escaped(content: str, raw: str) -> str:
    r"""Return the end of `raw` that reads as `content`, in which `\|` is still escaped."""
    length = len(content)
    while length < len(raw) and len(raw[-length:].replace("\\|", "|")) < len(content):
        length += 1
    return raw[-length:]


def _cell_segments(cell: str, start: int) -> list[tuple[int, int]]:
    """Return the segments of a cell: one begins behind each backslash that the parser removes."""
    segments = [(0, start)]
    for removed, pipe in enumerate(re.finditer(r"\\\|", cell)):
        segments.append((pipe.start() - removed, start + pipe.start() + 1))
    return segments
