"""A document as its sections: where they are, and all of them put together.

A section begins at a heading that stands in no list and no quote. No list and no table crosses one,
so that a section can be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from markdown_it.token import Token

from awesomelint.markdown.model import Document, Heading, Section, Stretch, Under
from awesomelint.markdown.positions import Locator
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
