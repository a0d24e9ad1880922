"""The headings of a page: how their texts are compared, and which section is part of which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from awesomelint.reading.lists import is_about_the_list
from awesomelint.reading.model import Heading

# What a text may begin and end with that no one compares: emoji, colons, but not the `#` of `C#`.
_EDGES = re.compile(r"^[^\w.]+|[^\w+#)]+$")
# Sections that contents leave out by habit, entries or not.
LEFT_OUT_BY_HABIT = frozenset(
    "acknowledgements acknowledgments authors changelog contact contents contribute contributing "
    "contribution contributions contributors credits footnotes licence license maintainers "
    "references related sponsors support thanks".split()
) | {"related lists", "related resources", "star history", "table of contents"}


def is_aside(heading: Heading) -> bool:
    """Return whether a section is about the list, or leads beyond it, as `Related` does."""
    return is_about_the_list(heading) or words(heading.text) in LEFT_OUT_BY_HABIT


def words(text: str) -> str:
    """Return a text as it is compared: in lower case, without emoji and colons at its ends."""
    return " ".join(_EDGES.sub("", text.casefold()).split())


def parents(headings: Iterable[Heading]) -> Iterator[tuple[Heading, Heading | None]]:
    """Yield each heading with the one that its section is part of; None at the top of the page."""
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            above.pop()
        yield heading, above[-1] if above else None
        above.append(heading)


def section_ends(headings: Iterable[Heading], end: int) -> Iterator[tuple[Heading, int]]:
    """Yield each heading with the offset at which its section ends, subsections included.

    `end` is the offset at which the page ends.
    """
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            yield above.pop(), heading.span.start
        above.append(heading)
    yield from ((heading, end) for heading in above)
