"""How a list begins: its main heading or the logo instead of it, and its pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from awesomelint.reading.html import read_elements
from awesomelint.reading.model import Badge, Document, Element, Heading

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def main_headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of level 1, in Markdown and HTML, in source order."""
    return tuple(heading for heading in document.all_headings() if heading.level == 1)


def logo(document: Document) -> Element | None:
    """Return the first centred `<img>` above all headings: it can stand for a main heading."""
    starts = (heading.span.start for heading in _headings(document))
    end = min(starts, default=len(document.source.text))
    above = [element for element in document.elements if element.span.start < end]
    centred = [element for element in above if _is_centred(element)]
    for image in above:
        if image.name == "img":
            before = (element for element in centred if element.span.start <= image.span.start)
            if any(outer is image or _is_in(document, image, outer) for outer in before):
                return image
    return None


def _headings(document: Document) -> Iterator[Heading]:
    yield from document.headings
    yield from (heading for heading in document.html_headings if heading.level == 1)


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


def first_section_start(document: Document) -> int:
    """Return the offset at which the first section begins.

    That is the first heading behind the main one, or the first list of entries there. Without a
    main heading, it is the first heading or list of all.
    """
    mains = main_headings(document)
    title = mains[0].span.end if mains else -1
    starts = [heading.span.start for heading in document.headings]
    starts += [entry_list.span.start for entry_list in document.lists]
    behind = (start for start in starts if start > title)
    return min(behind, default=len(document.source.text))


def pictures(document: Document) -> tuple[Badge, ...]:
    """Return all images, in Markdown and HTML, in source order, with the links around them.

    The span of an image in HTML is that of its tag.
    """
    anchors = [element for element in document.elements if element.name == "a"]
    tags = {element.span: element for element in document.elements if element.name == "img"}
    by_span = {image.span: image for image in document.images}
    by_span |= {
        span: _picture(tag, _link_around(document, anchors, tag)) for span, tag in tags.items()
    }
    for link in document.links:
        if "<img" in link.label.text.lower():
            for tag in read_elements(document.source.text, link.label.span):
                if tag.name == "img":
                    by_span[tag.span] = _picture(tag, link.url)
    return tuple(by_span[span] for span in sorted(by_span))


def _picture(tag: Element, link: str | None) -> Badge:
    return Badge(tag.span, tag.get("alt") or "", tag.get("src") or "", link)


def _link_around(document: Document, anchors: Sequence[Element], tag: Element) -> str | None:
    """Return where the `<a>` around a tag leads; None without an `<a>`."""
    before = bisect_right(anchors, tag.span.start, key=lambda anchor: anchor.span.end) - 1
    if before >= 0 and _is_in(document, tag, anchors[before]):
        return anchors[before].get("href")
    return None
