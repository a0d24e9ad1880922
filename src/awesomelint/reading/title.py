"""What a list opens with: its main heading, or a logo in its place, and its pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from awesomelint.reading.html import read_elements
from awesomelint.reading.model import Badge, Document, Element, Heading

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def main_headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of level 1, Markdown or HTML, in source order; a list has one."""
    found = (*document.headings, *document.html_headings)
    return tuple(sorted((one for one in found if one.level == 1), key=lambda one: one.span))


def logo(document: Document) -> Element | None:
    """Return the first centred `<img>` above every heading: it can stand for a main heading."""
    above = min((one.span.start for one in _headings(document)), default=len(document.source.text))
    open_ones = [one for one in document.elements if _is_centred(one) and one.span.start < above]
    for image in document.elements:
        if image.name == "img" and image.span.start < above:
            around = (one for one in open_ones if one.span.start <= image.span.start)
            if any(one is image or _is_in(document, image, one) for one in around):
                return image
    return None


def _headings(document: Document) -> Iterator[Heading]:
    yield from document.headings
    yield from (one for one in document.html_headings if one.level == 1)


def _is_centred(element: Element) -> bool:
    aligned = (element.get("align") or "").strip().lower() == "center"
    return aligned or element.name == "center" or bool(_CENTRED.search(element.get("style") or ""))


def _is_in(document: Document, inner: Element, outer: Element) -> bool:
    """Whether the element `outer` is still open where `inner` starts."""
    depth = 1
    for tag in _TAG.finditer(document.source.text, outer.span.end, inner.span.start):
        if tag[2].lower() == outer.name:
            depth += -1 if tag[1] else 1
        if not depth:
            return False
    return True


def head_end(document: Document) -> int:
    """Return where the first section begins: at the heading or the list of entries after the title.

    Where there is no main heading, every heading is a section's.
    """
    mains = main_headings(document)
    title = mains[0].span.end if mains else -1
    sections = [one.span.start for one in document.headings if one.span.start > title]
    lists = [one.span.start for one in document.lists if one.span.start > title]
    return min([*sections, *lists], default=len(document.source.text))


def pictures(document: Document) -> tuple[Badge, ...]:
    """Return every image, Markdown or HTML, in source order, with the link around it.

    The image of an HTML tag has the tag as its span.
    """
    anchors = [one for one in document.elements if one.name == "a"]
    tags = {one.span: one for one in document.elements if one.name == "img"}
    found = {one.span: one for one in document.images}
    found |= {
        span: _picture(tag, _link_around(document, anchors, tag)) for span, tag in tags.items()
    }
    for link in document.links:
        if "<img" in link.label.text.lower():
            for tag in read_elements(document.source.text, link.label.span):
                if tag.name == "img":
                    found[tag.span] = _picture(tag, link.url)
    return tuple(found[span] for span in sorted(found))


def _picture(tag: Element, link: str | None) -> Badge:
    return Badge(tag.span, tag.get("alt") or "", tag.get("src") or "", link)


def _link_around(document: Document, anchors: Sequence[Element], tag: Element) -> str | None:
    """Return where the `<a>` around a tag leads."""
    before = bisect_right(anchors, tag.span.start, key=lambda one: one.span.end) - 1
    if before >= 0 and _is_in(document, tag, anchors[before]):
        return anchors[before].get("href")
    return None
