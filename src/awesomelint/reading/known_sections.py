"""Sections that need not be read again, because an earlier state of the document has them.

What is read of a section depends on its text, on the headings it stands under and on what the
document defines. Where all of these are as they were, the section is taken over; if it stands at
another offset now, it is copied with all its spans moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import force_setattr

from awesomelint.reading import model
from awesomelint.reading.model import Ancestors, Document, Part, Section
from awesomelint.reading.positions import ContentMap
from awesomelint.reading.sections import SectionTokens
from awesomelint.text import Source, Span


class KnownSections:
    """The sections of an earlier state of a document, by what they depend on."""

    def __init__(self, document: Document, references: Mapping[str, Any]) -> None:
        """Take what the document defines now, by label, as `references`.

        If it defined anything else before, no section is known.
        """
        before = {definition.key: definition.url for definition in reversed(document.definitions)}
        now = {label: target["href"] for label, target in references.items()}
        self._sections = {
            (section.level, section.ancestors, document.source.slice(section.span)): section
            for section in (document.sections if before == now else ())
        }

    def find(self, tokens: SectionTokens, ancestors: Ancestors, source: Source) -> Section | None:
        """Return what is read of a section of `source`; None if it is not known."""
        key = (tokens.level, ancestors, source.slice(tokens.span))
        section = self._sections.get(key)
        distance = tokens.span.start - section.span.start if section else 0
        return _Mover(distance).section(section) if section and distance else section


class _Mover:
    """Copies values with their spans moved by a number of code points.

    A value that occurs twice is copied once.
    """

    def __init__(self, distance: int) -> None:
        self._distance = distance
        self._copies: dict[int, object] = {}

    def section(self, section: Section) -> Section:
        """Return a copy of a section, moved."""
        copy = self._move(section)
        assert isinstance(copy, Section)
        return copy

    def _move(self, value: Any) -> Any:
        by, kind = self._distance, type(value)
        if kind is Span:
            return Span(value.start + by, value.end + by)
        if kind is Part:
            return Part(Span(value.span.start + by, value.span.end + by), value.text)
        if kind is tuple:
            return tuple([self._move(element) for element in value])
        if kind is dict:
            return {key: self._move(element) for key, element in value.items()}
        if kind is ContentMap:
            segments = tuple([(content, source + by) for content, source in value.segments])
            return ContentMap(value.shift + by, segments)
        copy = self._copies.get(id(value))
        if copy is None:
            copy = self._copies[id(value)] = value.__copy__()
            for name in _MOVED_FIELDS[kind]:
                if field := getattr(value, name):
                    force_setattr(copy, name, self._move(field))
        return copy


# The fields that are spans, or that hold values with spans.
_MOVED_FIELDS: dict[type, tuple[str, ...]] = {
    model.Prose: ("span", "inline"),
    model.MalformedLink: ("span",),
    model.DatePart: ("span",),
    model.Link: ("span", "label", "target"),
    model.Badge: ("span",),
    model.Cell: ("part",),
    model.Item: ("span", "marker"),
    model.Entry: (
        *("item", "span", "title", "link", "links", "separator", "description"),
        *("joints", "dates", "badges", "tags", "parent", "cells", "venues"),
    ),
    model.Heading: ("span",),
    model.EntryList: ("entries", "heading", "span", "pieces"),
    model.Definition: ("span",),
    model.Comment: ("span",),
    model.Element: ("span",),
    model.Inline: ("content_map", "links", "badges", "elements"),
    model.ContentsItem: ("item", "text", "link"),
    model.Contents: ("items", "heading", "span"),
    model.Section: (
        *("span", "headings", "lists", "links", "malformed_links", "items", "definitions"),
        *("comments", "images", "undefined_references", "elements", "html_headings", "contents"),
        *("rows", "inlines", "heading_entry"),
    ),
}
