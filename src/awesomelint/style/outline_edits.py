"""Edits of a table of contents: one item put in, taken out or moved, the others left alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Edit
from awesomelint.reading.model import Document, Heading, Item
from awesomelint.style.outline import Listed, Outline, words
from awesomelint.text import Span

# Those that write a table of contents anew, by the comment they put before it.
_GENERATOR = re.compile(r"(?:START doctoc|TOC|MarkdownTOC|mdtoc|ts|BEGIN.*TOC)\b", re.IGNORECASE)
_MARKER = re.compile(r"[ \t]*[-*+][ \t]+")
# A heading whose source can stand between the brackets of a link.
_PLAIN = re.compile(r"[^\[\]<>!\\\r\n]+")
_LAST = Span(sys.maxsize, sys.maxsize)


class ContentsEditor:
    """The contents of a page, ready to be edited; each method returns no edits where it must not.

    Contents that a generator wrote are its own: they are never edited.
    """

    def __init__(self, document: Document, outline: Outline) -> None:
        self.document, self.outline = document, outline
        self._is_generated = any(map(_GENERATOR.match, self._comments()))
        self._texts: dict[int, list[str]] = {}
        self._groups = {
            item: number
            for number, items in enumerate(document.items)
            if any(piece.span.contains(items[0].span) for piece in outline.contents)
            for item in items
        }

    def _comments(self) -> Iterator[str]:
        """Yield the comments before the contents; their own heading may stand between."""
        start = self.outline.span.start
        above = [one.span.start for one in self.document.headings if one.span.start < start]
        earliest = above[-2] if len(above) > 1 else 0
        for comment in self.document.comments:
            if earliest <= comment.span.start < start:
                yield comment.text

    def lead(self, one: Listed, anchor: str) -> tuple[Edit, ...]:
        """Return the edit that has an item lead to `anchor`."""
        if one.link.target is None or one.link.form != "inline" or self._is_generated:
            return ()
        return (Edit(one.link.target.span, anchor),)

    def rename(self, one: Listed, heading: Heading) -> tuple[Edit, ...]:
        """Return the edit that has an item say what its heading says."""
        old, new = one.link.label, self.document.source.slice(heading.span)
        if not _PLAIN.fullmatch(old.text) or not _PLAIN.fullmatch(new) or self._is_generated:
            return ()
        return (Edit(old.span, new),)

    def delete(self, one: Listed) -> tuple[Edit, ...]:
        """Return the edit that takes out an item that holds no others."""
        span = one.item.item.span
        others = (item.item.span for piece in self.outline.contents for item in piece.items)
        if self._is_generated or not self._stands_alone(one):
            return ()
        if any(span != other and span.contains(other) for other in others):
            return ()
        return (Edit(span, ""),)

    def insert(self, heading: Heading) -> tuple[Edit, ...]:
        """Return the edit that puts in the item of a heading, in the form of its neighbour."""
        text = self.document.source.slice(heading.span)
        near = self._neighbour(heading)
        if near is None or self._is_generated or not _PLAIN.fullmatch(text):
            return ()
        one, at = near
        source = self.document.source
        head = source.text[one.item.item.span.start : one.link.span.start]
        line = f"{head}[{text}](#{self.outline.anchors[heading]})"
        end = source.line_end
        new = f"{line}{end}" if source.text[at - 1] in "\r\n" else f"{end}{line}"
        return (Edit(Span(at, at), new),)

    def group(self, one: Listed) -> int:
        """Return which of the document's Markdown lists an item belongs to."""
        return self._groups[one.item.item]

    def move(self, one: Listed, before: Sequence[Listed]) -> tuple[Edit, ...]:
        """Return the edits that move an item, among its siblings, behind the last of `before`."""
        siblings = self.document.items[self.group(one)]
        slots = self._slots(self.group(one))
        if self._is_generated or not all(slots):
            return ()
        then = 0
        if before:
            last = before[-1].item.item.span
            around = [n for n, item in enumerate(siblings) if item.span.contains(last)]
            if not around and siblings[0].span.start != last.end:
                return ()
            then = around[0] + 1 if around else 0
        now = siblings.index(one.item.item)
        order = [n for n in range(len(siblings)) if n != now]
        order.insert(then - (now < then), now)
        return tuple(
            Edit(Span(item.span.start, item.span.start + len(slot)), slots[new])
            for item, slot, new in zip(siblings, slots, order, strict=True)
            if slot != slots[new]
        )

    def _slots(self, group: int) -> Sequence[str]:
        """Return the items of a list, as `_movable` gives them."""
        if group not in self._texts:
            self._texts[group] = [self._movable(item) for item in self.document.items[group]]
        return self._texts[group]

    def _movable(self, item: Item) -> str:
        """Return an item without its line ending; nothing for one that cannot be moved."""
        text = self.document.source.slice(item.span).rstrip("\r\n")
        return text if _MARKER.match(text) else ""

    def _stands_alone(self, one: Listed) -> bool:
        """Whether an item is a marker and a link on a line of its own."""
        head = Span(one.item.item.span.start, one.link.span.start)
        is_link = one.item.text.span == one.link.span and one.link.form == "inline"
        return is_link and bool(_MARKER.fullmatch(self.document.source.slice(head)))

    def _neighbour(self, heading: Heading) -> tuple[Listed, int] | None:
        """Return the item of a heading beside this one, and where the item of this one belongs."""
        items = [one for one in self.outline.listed if one.heading]
        beside = [one for one in items if one.heading and self._are_siblings(one.heading, heading)]
        before = [one for one in beside if _place(one) < heading.span]
        own = max(before, key=_place) if before else next(iter(beside), None)
        if own is None or own.heading is None or not self._stands_alone(own):
            return None
        if words(own.link.title) != words(own.heading.text):
            return None  # its text is not the heading's, and what it would be here is not known
        if not before:
            return own, own.item.item.span.start
        last = max((one for one in items if _place(one) < heading.span), key=_place).item.item
        if own.item.item.span.contains(last.span):
            return own, own.item.item.span.end
        return (own, last.span.end) if last.depth == own.item.item.depth else None

    def _are_siblings(self, one: Heading, other: Heading) -> bool:
        parents = self.outline.parents
        return one.level == other.level and parents[one] == parents[other]


def _place(one: Listed) -> Span:
    return one.heading.span if one.heading else _LAST
