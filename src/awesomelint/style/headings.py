"""The headings of a document: how their texts are compared, and which section is in which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from awesomelint.reading.model import Heading
from awesomelint.reading.no_entries import is_about_the_list

# Characters at the ends of a heading that comparisons ignore: emoji, colons; not the `#` of `C#`.
_EDGES = re.compile(r"^[^\w.]+|[^\w+#)]+$")
# Sections that contents usually leave out, with or without entries.
UNLISTED_SECTIONS = frozenset(
    "acknowledgements acknowledgments authors changelog contact contents contribute contributing "
    "contribution contributions contributors credits footnotes licence license maintainers "
    "references related sponsors support thanks".split()
) | {"related lists", "related resources", "star history", "table of contents"}


def is_aside(heading: Heading) -> bool:
    """Return whether a section is about the list, or leads beyond it, as `Related` does."""
    return is_about_the_list(heading) or words(heading.text) in UNLISTED_SECTIONS


def words(text: str) -> str:
    """Return a heading's words for comparisons: in lower case, without emoji and colons around."""
    return " ".join(_EDGES.sub("", text.casefold()).split())


def parents(headings: Iterable[Heading]) -> Iterator[tuple[Heading, Heading | None]]:
    """Yield each heading with the heading above its section; None at the top of the document."""
    open_headings: list[Heading] = []
    for heading in headings:
        while open_headings and open_headings[-1].level >= heading.level:
            open_headings.pop()
        yield heading, open_headings[-1] if open_headings else None
        open_headings.append(heading)


def section_ends(headings: Iterable[Heading], end: int) -> Iterator[tuple[Heading, int]]:
    """Yield each heading with the offset at which its section ends, subsections included.

    They come in the order of these ends. `end` is the offset at which the document ends.
    """
    open_headings: list[Heading] = []
    for heading in headings:
        while open_headings and open_headings[-1].level >= heading.level:
            yield open_headings.pop(), heading.span.start
        open_headings.append(heading)
    yield from ((heading, end) for heading in open_headings)
