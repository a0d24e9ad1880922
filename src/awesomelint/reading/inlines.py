"""Pieces of inline contents, and two of them as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from awesomelint.reading.model import Inline
from awesomelint.reading.positions import ContentMap, content_map

T = TypeVar("T")


def piece(inline: Inline, start: int, end: int) -> Inline:
    """Return the content of `inline` from `start` to `end` by itself."""
    return Inline(
        inline.content[start:end],
        inline.skeleton[start:end],
        content_map([*_segments(inline.content_map, start, end)]),
        _moved(inline.links, -start, end - start),
        _moved(inline.badges, -start, end - start),
    )


def joined(first: Inline, second: Inline) -> Inline:
    """Return two contents as one, in which a line break stands between them."""
    offset = len(first.content) + 1
    segments = [
        *_segments(first.content_map, 0, len(first.content)),
        *(
            (content + offset, source)
            for content, source in _segments(second.content_map, 0, len(second.content))
        ),
    ]
    return Inline(
        f"{first.content}\n{second.content}",
        f"{first.skeleton}\n{second.skeleton}",
        content_map(segments),
        {**first.links, **_moved(second.links, offset)},
        {**first.badges, **_moved(second.badges, offset)},
    )


def _segments(mapped: ContentMap, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each segment from `start` to `end` begins, counted from `start`."""
    yield 0, mapped.offset(start)
    for content, source in mapped.segments:
        if start < content < end:
            yield content - start, source


def _moved(parts: Mapping[int, T], by: int, end: int | None = None) -> dict[int, T]:
    """Return the parts by offsets moved, those outside left out."""
    return {
        offset + by: part
        for offset, part in parts.items()
        if offset + by >= 0 and (end is None or offset + by < end)
    }
