"""A document as its sections: where they are, and all of them put together.

A section begins at a heading that stands in no list and no quote. No list and no table crosses one,
so that a section can be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from markdown_it.token import Token
from msgspec.structs import force_setattr

from awesomelint.reading import model
from awesomelint.reading.model import Document, Heading, Part, Section, Stretch, Under
from awesomelint.reading.positions import ContentMap, Locator
from awesomelint.text import Source, Span


class Piece(NamedTuple):
    """The tokens of a section, its lines, and the level of its heading."""

    tokens: Sequence[Token]
    span: Span
    level: int


def split(tokens: Sequence[Token], source: Source, locator: Locator) -> Iterator[Piece]:
    """Yield the sections of a document; what stands above the first heading is one, of level 0."""
    openings = [
        (index, token.map[0], int(token.tag[1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    if tokens and tokens[0].type != "heading_open":
        openings.insert(0, (0, 0, 0))
    ends = [*openings[1:], (len(tokens), len(source.line_starts), 0)]
    for (first, line, level), (last, end, _) in zip(openings, ends, strict=False):
        yield Piece(tokens[first:last], locator.lines_span(line, end), level)


def below(under: Under, heading: Heading) -> Under:
    """Return what stands below a heading that is itself under others is under."""
    return (*over(under, heading.level), (heading.level, heading.text))


def over(under: Under, level: int) -> Under:
    """Return those of the headings that something of a level is under."""
    return tuple(above for above in under if above[0] < level)


def join(source: Source, sections: Iterable[Section]) -> Document:
    """Return the document that has these sections."""
    sections = tuple(sections)
    whole: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(one, name) for one in sections))
        for name in Stretch.__struct_fields__
    }
    whole["referred"] = frozenset(whole["referred"])
    return Document(source=source, sections=sections, **whole)


class Earlier:
    """The sections of an earlier state of a document, found by what they depend on."""

    def __init__(self, document: Document, references: Mapping[str, Any]) -> None:
        """Take `references`, what the document defines now, by label."""
        before = {one.key: one.url for one in reversed(document.definitions)}
        now = {label: target["href"] for label, target in references.items()}
        self._sections = {
            (one.level, one.under, document.source.slice(one.span)): one
            for one in (document.sections if before == now else ())
        }

    def find(self, piece: Piece, under: Under, source: Source) -> Section | None:
        """Return what is read of a section of `source` under these headings, if it is known."""
        found = self._sections.get((piece.level, under, source.slice(piece.span)))
        by = piece.span.start - found.span.start if found else 0
        return _Mover(by).section(found) if found and by else found


class _Mover:
    """Moves values by a number of code points; what they share stays shared."""

    def __init__(self, by: int) -> None:
        self._by = by
        self._moved: dict[int, object] = {}

    def section(self, section: Section) -> Section:
        """Return a section at its new place."""
        moved = self._move(section)
        assert isinstance(moved, Section)
        return moved

    def _move(self, value: Any) -> Any:
        by, kind = self._by, type(value)
        if kind is Span:
            return Span(value.start + by, value.end + by)
        if kind is Part:
            return Part(Span(value.span.start + by, value.span.end + by), value.text)
        if kind is tuple:
            return tuple([self._move(one) for one in value])
        if kind is dict:
            return {key: self._move(one) for key, one in value.items()}
        if kind is ContentMap:
            return ContentMap(value.shift + by, tuple([(at, to + by) for at, to in value.runs]))
        moved = self._moved.get(id(value))
        if moved is None:
            moved = self._moved[id(value)] = value.__copy__()
            for name in _PLACES[kind]:
                if place := getattr(value, name):
                    force_setattr(moved, name, self._move(place))
        return moved


# The fields that say where a value stands, or hold values that do.
_PLACES: dict[type, tuple[str, ...]] = {
    model.Prose: ("span", "inline"),
    model.DatePart: ("span",),
    model.Link: ("span", "label", "target"),
    model.Badge: ("span",),
    model.Cell: ("part",),
    model.Item: ("span", "marker"),
    model.Entry: (
        *("item", "span", "title", "link", "links", "separator", "description"),
        *("joints", "dates", "badges", "tags", "parent", "cells"),
    ),
    model.Heading: ("span",),
    model.EntryList: ("entries", "heading", "span", "pieces"),
    model.Definition: ("span",),
    model.Comment: ("span",),
    model.Element: ("span",),
    model.Inline: ("place", "links", "badges", "elements"),
    model.ContentsItem: ("item", "text", "link"),
    model.Contents: ("items", "heading", "span"),
    model.Section: (
        *("span", "headings", "lists", "links", "near_links", "items", "definitions"),
        *("comments", "images", "near_references", "elements", "html_headings", "contents"),
        *("rows", "inlines"),
    ),
}
