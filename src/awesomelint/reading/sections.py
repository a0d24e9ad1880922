"""A document is cut into sections, which are read one by one and put together again.

A section begins at a heading that stands in no list and no quote. No list and no table crosses such
a heading, so a section can be read by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from markdown_it.token import Token

from awesomelint.reading.heading_entries import lists_of
from awesomelint.reading.model import Ancestors, Document, Heading, Passage, Section
from awesomelint.reading.positions import Locator
from awesomelint.text import Source, Span


class SectionTokens(NamedTuple):
    """A section before it is read: its tokens, its lines, and the level of its heading.

    What stands above the first heading is a section of level 0.
    """

    tokens: Sequence[Token]
    span: Span
    level: int


def split(tokens: Sequence[Token], source: Source, locator: Locator) -> Iterator[SectionTokens]:
    """Yield the sections of a document, in order."""
    openings = [
        (index, token.map[0], int(token.tag[1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    if tokens and tokens[0].type != "heading_open":
        openings.insert(0, (0, 0, 0))
    ends = [*openings[1:], (len(tokens), len(source.line_starts), 0)]
    for (first, line, level), (last, end, _) in zip(openings, ends, strict=False):
        yield SectionTokens(tokens[first:last], locator.lines_span(line, end), level)


def with_heading(ancestors: Ancestors, heading: Heading) -> Ancestors:
    """Return the ancestors of what follows a heading, given those of what came before it."""
    return (*above_level(ancestors, heading.level), (heading.level, heading.text))


def above_level(ancestors: Ancestors, level: int) -> Ancestors:
    """Return those of the headings that a heading of this level stands under."""
    return tuple(ancestor for ancestor in ancestors if ancestor[0] < level)


def join(source: Source, sections: Iterable[Section]) -> Document:
    """Return the document that has these sections."""
    sections = tuple(sections)
    fields: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(section, name) for section in sections))
        for name in Passage.__struct_fields__
    }
    fields["lists"] = lists_of(sections)
    fields["referred_keys"] = frozenset(fields["referred_keys"])
    return Document(source=source, sections=sections, **fields)
