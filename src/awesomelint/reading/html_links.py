"""An `<a>` element as a link."""

from __future__ import annotations

from html import unescape

from awesomelint.reading.html import attribute_span, without_tags
from awesomelint.reading.model import Link, Part
from awesomelint.reading.positions import ContentMap


def read_anchor(
    content: str, content_map: ContentMap, start: int, label: tuple[int, int], end: int
) -> Link | None:
    """Return the link that an `<a>` from `start` to `end` is; None if it leads nowhere.

    `label` is where its content begins and ends.
    """
    tag = content[start : label[0]]
    href = attribute_span(tag, "href")
    if href is None:
        return None
    left, right = start + href.start, start + href.end
    written = content[left:right]
    inside = content[label[0] : label[1]]
    first = label[0] + len(inside) - len(inside.lstrip())
    last = max(first, label[0] + len(inside.rstrip()))
    title = " ".join(unescape(without_tags(inside)).split())
    return Link(
        content_map.span(start, end),
        Part(content_map.span(first, last), content[first:last]),
        title,
        unescape(written).strip(),
        Part(content_map.span(left, right), written),
        "html",
    )
