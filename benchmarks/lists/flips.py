"""The conventions of a list and of its parts, such as an order or a date form."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from awesomelint import Document, Span, Style
from awesomelint.reading.model import Heading
from awesomelint.style.aspects import ASPECTS
from awesomelint.style.convention import Convention
from awesomelint.style.dating import dated_groups
from awesomelint.style.order import ListOrders, file_order
from awesomelint.style.outline import outlines
from awesomelint.style.section_order import is_sorted_by_title, sibling_sections
from awesomelint.style.sorted_lists import sorted_lists
from awesomelint.style.style import Aspect, Memo, list_keys

Parts = Iterator[tuple[Hashable, object, Sequence[Span]]]


class Part(NamedTuple):
    """A part of a list: the value that is learnt of it, and the spans that it is learnt from."""

    value: object
    spans: Sequence[Span]


class NotedStyle(Style):
    """A style that notes which aspects it is asked about: rules have some of their own."""

    aspects: dict[str, Aspect[Any]]

    @classmethod
    def pair(cls, document: Document, before: Style | None) -> tuple[NotedStyle, NotedStyle]:
        """Return the style that a document has by itself, and the one that keeps what was before.

        What both compute of the document is computed once.
        """
        memo = Memo(document)
        of_list: Memo[tuple[Document, ...]] = Memo((document,))
        own, kept = (
            cls(document, list_documents=of_list, memo=memo, before=earlier)
            for earlier in (None, before)
        )
        own.aspects, kept.aspects = {}, {}
        return own, kept

    def convention(self, aspect: Aspect[Any]) -> Convention[Any] | None:
        """Return the convention for an aspect, and note the aspect."""
        self.aspects[aspect.name] = aspect
        return super().convention(aspect)


def aspects_of_files() -> dict[str, Aspect[Any]]:
    """Return the aspects with a convention of the whole file that are known by name."""
    return {name: aspect for name, aspect in ASPECTS.items() if aspect.find}


def conventions(style: Style, aspects: Mapping[str, Aspect[Any]]) -> dict[str, object]:
    """Return the value of each convention; None where there is none."""
    found = {name: style.convention(aspect) for name, aspect in aspects.items()}
    return {name: convention.value if convention else None for name, convention in found.items()}


def _orders(style: Style) -> Parts:
    orders = style.learn(ListOrders)
    for part in style.compute(sorted_lists):
        container = part.entry_list.container
        key = file_order(style, container)
        value = key if key and orders.order(container, key).is_followed(part) else None
        yield part.key, value, [part.entry_list.span]


def _dates(style: Style) -> Parts:
    dated = dated_groups(style).keys()
    for key, entry_list in zip(list_keys(style.document), style.document.lists, strict=True):
        yield key, key in dated, [entry_list.span]


def _heading_orders(style: Style) -> Parts:
    for siblings in style.compute(sibling_sections):
        spans = [heading.span for heading in siblings.headings]
        yield siblings.key, is_sorted_by_title(style, siblings), spans


def _contents(style: Style) -> Parts:
    tables = {_text(outline.heading) for outline in outlines(style, style.document)}
    for contents in style.document.contents:
        heading = _text(contents.heading)
        yield heading, heading in tables, [contents.span]


def _headings_without_item(style: Style) -> Parts:
    """Yield, for each heading that no item leads to, whether its item is missing."""
    tables = outlines(style, style.document)
    covered = {item.heading for outline in tables for item in outline.items}
    expected = {heading for outline in tables for heading in outline.expected}
    for heading in style.document.headings:
        if heading not in covered:
            yield (heading.level, heading.text), heading in expected, [heading.span]


def _text(heading: Heading | None) -> str | None:
    return heading.text if heading else None


PARTS: Mapping[str, Callable[[Style], Parts]] = {
    "order of a section": _orders,
    "dates of a section": _dates,
    "order of headings below one": _heading_orders,
    "contents: a list is one": _contents,
    "contents: a heading is missing": _headings_without_item,
}
"""What is learnt of each part of a list by itself."""


def parts(style: Style) -> dict[str, dict[Hashable, Part]]:
    """Return what is learnt of the parts of a list, by convention and by the key of each part."""
    return {
        name: {key: Part(value, spans) for key, value, spans in find(style)}
        for name, find in PARTS.items()
    }
