"""Edits of a table of contents: an item is put in, taken out or moved, the others stay."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Edit
from awesomelint.reading.model import Document, Heading, Item
from awesomelint.style.headings import words
from awesomelint.style.outline import Outline, OutlineItem
from awesomelint.text import Span

# What tools write into a comment before a table of contents that they will write again.
_GENERATOR = re.compile(r"(?:START doctoc|TOC|MarkdownTOC|mdtoc|ts|BEGIN.*TOC)\b", re.IGNORECASE)
_MARKER = re.compile(r"[ \t]*[-*+][ \t]+")
# A heading whose source can stand between the brackets of a link.
_PLAIN = re.compile(r"[^\[\]<>!\\\r\n]+")
_BEHIND_ALL = Span(sys.maxsize, sys.maxsize)


class ContentsEditor:
    """Makes the edits of a table of contents.

    A method returns no edits if its edit is not possible. Contents that a generator wrote are never
    edited: it would undo the edit.
    """

    def __init__(self, document: Document, outline: Outline) -> None:
        self.document, self.outline = document, outline
        self._is_generated = any(map(_GENERATOR.match, self._comments()))
        self._texts: dict[int, list[str]] = {}
        self._list_numbers = {
            item: number
            for number, items in enumerate(document.items)
            if any(piece.span.contains(items[0].span) for piece in outline.contents)
            for item in items
        }

    def _comments(self) -> Iterator[str]:
        """Yield the comments before the contents, also those before the heading above them."""
        start = self.outline.span.start
        headings = (heading.span.start for heading in self.document.headings)
        above = [offset for offset in headings if offset < start]
        earliest = above[-2] if len(above) > 1 else 0
        for comment in self.document.comments:
            if earliest <= comment.span.start < start:
                yield comment.text

    def rename(self, item: OutlineItem, heading: Heading) -> tuple[Edit, ...]:
        """Return the edit that gives an item the text of its heading."""
        old, new = item.link.label, self.document.source.slice(heading.span)
        if not _PLAIN.fullmatch(old.text) or not _PLAIN.fullmatch(new) or self._is_generated:
            return ()
        return (Edit(old.span, new),)

    def delete(self, item: OutlineItem) -> tuple[Edit, ...]:
        """Return the edit that takes out an item in which no others are nested."""
        if self._is_generated or not self._is_link_alone(item):
            return ()
        spans = (other.item.span for piece in self.outline.contents for other in piece.items)
        if any(item.span != span and item.span.contains(span) for span in spans):
            return ()
        return (Edit(item.span, ""),)

    def insert(self, heading: Heading) -> tuple[Edit, ...]:
        """Return the edit that puts in the item of a heading, in the form of a neighbour's item."""
        source = self.document.source
        text = source.slice(heading.span)
        slot = self._slot(heading)
        if slot is None or self._is_generated or not _PLAIN.fullmatch(text):
            return ()
        neighbour, offset = slot
        before_link = source.text[neighbour.span.start : neighbour.link.span.start]
        line = f"{before_link}[{text}](#{self.outline.anchors[heading]})"
        end = source.line_end
        is_line_start = source.text[offset - 1] in "\r\n"
        new = f"{line}{end}" if is_line_start else f"{end}{line}"
        return (Edit(Span(offset, offset), new),)

    def list_number(self, item: OutlineItem) -> int:
        """Return the number of an item's Markdown list, among the lists of the document."""
        return self._list_numbers[item.list_item]

    def move_after(
        self, item: OutlineItem, predecessors: Sequence[OutlineItem]
    ) -> tuple[Edit, ...]:
        """Return the edits that move an item, among its siblings, after the last predecessor.

        Without predecessors it comes first.
        """
        siblings = self.document.items[self.list_number(item)]
        texts = self._movable_texts(self.list_number(item))
        if self._is_generated or not all(texts):
            return ()
        new_index = 0
        if predecessors:
            last = predecessors[-1].span
            around = [
                index for index, sibling in enumerate(siblings) if sibling.span.contains(last)
            ]
            if not around and siblings[0].span.start != last.end:
                return ()
            new_index = around[0] + 1 if around else 0
        old_index = siblings.index(item.list_item)
        order = [index for index in range(len(siblings)) if index != old_index]
        # `order` lacks the item, so that the indexes after it are one less.
        order.insert(new_index - (old_index < new_index), old_index)
        return tuple(
            Edit(Span(sibling.span.start, sibling.span.start + len(text)), texts[index])
            for sibling, text, index in zip(siblings, texts, order, strict=True)
            if text != texts[index]
        )

    def _movable_texts(self, list_number: int) -> Sequence[str]:
        """Return the texts of the items of a list, as `_movable_text` gives them."""
        if list_number not in self._texts:
            items = self.document.items[list_number]
            self._texts[list_number] = [self._movable_text(item) for item in items]
        return self._texts[list_number]

    def _movable_text(self, item: Item) -> str:
        """Return an item without its line ending; an empty text if it cannot be moved."""
        text = self.document.source.slice(item.span).rstrip("\r\n")
        return text if _MARKER.match(text) else ""

    def _is_link_alone(self, item: OutlineItem) -> bool:
        """Whether an item is a marker and a link, alone on a line."""
        before_link = Span(item.span.start, item.link.span.start)
        is_link = item.contents_item.text.span == item.link.span and item.link.form == "inline"
        return is_link and bool(_MARKER.fullmatch(self.document.source.slice(before_link)))

    def _slot(self, heading: Heading) -> tuple[OutlineItem, int] | None:
        """Return a sibling's item, and the offset at which the item of a heading belongs.

        The new item is written like the sibling's. The answer is None if that is not possible.
        """
        items = [item for item in self.outline.items if item.heading]
        siblings = [item for item in items if self._is_of_sibling(item, heading)]
        before = [item for item in siblings if _heading_span(item) < heading.span]
        neighbour = max(before, key=_heading_span) if before else next(iter(siblings), None)
        if neighbour is None or neighbour.heading is None or not self._is_link_alone(neighbour):
            return None
        if words(neighbour.link.title) != words(neighbour.heading.text):
            return None  # the contents use other names than the headings
        if not before:
            return neighbour, neighbour.span.start
        above = (item for item in items if _heading_span(item) < heading.span)
        last = max(above, key=_heading_span)
        if neighbour.span.contains(last.span):
            return neighbour, neighbour.span.end
        is_same_depth = last.list_item.depth == neighbour.list_item.depth
        return (neighbour, last.span.end) if is_same_depth else None

    def _is_of_sibling(self, item: OutlineItem, heading: Heading) -> bool:
        """Whether an item is for a heading of the same level in the same section."""
        other, parents = item.heading, self.outline.parents
        return (
            other is not None
            and other.level == heading.level
            and parents[other] == parents[heading]
        )


def _heading_span(item: OutlineItem) -> Span:
    """Return the span of an item's heading; without a heading, a span after all others."""
    return item.heading.span if item.heading else _BEHIND_ALL
