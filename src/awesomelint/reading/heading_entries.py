"""Headings that are entries: `## [Title](url)`, with a description and details below.

Whether headings are entries shows in the whole document: most headings of one level under one
heading are links, and what stands below them are details of each, such as `Discord` and `Docs`. A
linked heading with entries of its own below it is the heading of a section.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from awesomelint.reading.model import EntryList, Heading, Section
from awesomelint.reading.no_entries import are_details
from awesomelint.text import Span

# So many headings under one heading, and this share of them, have to be links, for these to be
# entries. Choices: fewer can be a coincidence.
_LEAST_LINKED = 3
_LEAST_LINKED_SHARE = 0.5
# Less HTML with links than this above the first section introduces the page. A choice.
_LEAST_LINES_OF_HTML = 8


def lists_of(sections: Sequence[Section]) -> tuple[EntryList, ...]:
    """Return the lists of a document: those of its sections, and its headings that are entries.

    Lists of details are left out.
    """
    sections = _without_introduction(sections)
    lists = [entry_list for section in sections for entry_list in section.lists]
    if not any(section.heading_entry for section in sections):
        return tuple(lists)
    groups = [_Group(sections, numbers) for numbers in _siblings(sections)]
    chosen = {number for group in groups if group.is_clear for number in group.linked}
    if not chosen:
        return tuple(lists)
    # Where some headings are entries, so are single ones among headings of sections.
    rest = (group for group in groups if not group.is_clear)
    chosen.update(n for group in rest for n in group.linked if not _titles(sections, [n]))
    inside = {number for entry in chosen for number in _below(sections, entry)}
    kept = [
        entry_list
        for number, section in enumerate(sections)
        if number not in inside
        for entry_list in section.lists
    ]
    kept += [_entry_list(sections, numbers, chosen) for numbers in _siblings(sections)]
    return tuple(sorted((each for each in kept if each.entries), key=lambda each: each.span))


def _without_introduction(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the sections without the HTML that introduces a page: sponsors, other languages."""
    if len(sections) < 2:
        return sections
    count = 1 if sections[0].level else 1 + (sections[1].level == 1)
    first = [
        replace(section, lists=tuple(filter(_is_no_introduction, section.lists)))
        if section.lists
        else section
        for section in sections[:count]
    ]
    return (*first, *sections[count:])


def _is_no_introduction(entry_list: EntryList) -> bool:
    return entry_list.container != "html" or len(entry_list.entries) >= _LEAST_LINES_OF_HTML


class _Group:
    """The sections of one level under one heading; `linked` are those whose heading is a link."""

    def __init__(self, sections: Sequence[Section], numbers: Sequence[int]) -> None:
        self.linked = [number for number in numbers if sections[number].heading_entry]
        count = len(self.linked)
        self.is_clear = (
            count >= _LEAST_LINKED
            and count >= _LEAST_LINKED_SHARE * len(numbers)
            and are_details(_titles(sections, self.linked), count)
        )


def _siblings(sections: Sequence[Section]) -> Iterable[list[int]]:
    """Return the numbers of the sections, those of one level under one heading together."""
    groups: dict[tuple[int, int], list[int]] = {}
    around: list[int] = []
    for number, section in enumerate(sections):
        while around and sections[around[-1]].level >= section.level:
            around.pop()
        parent = around[-1] if around else -1
        groups.setdefault((parent, section.level), []).append(number)
        around.append(number)
    return groups.values()


def _below(sections: Sequence[Section], number: int) -> Iterable[int]:
    """Yield the number of a section, and those of the sections below its heading."""
    yield number
    for other in range(number + 1, len(sections)):
        if sections[other].level <= sections[number].level:
            return
        yield other


def _titles(sections: Sequence[Section], numbers: Iterable[int]) -> list[str]:
    """Return the titles of the entries below these sections' headings."""
    return [
        entry.title.text
        for number in numbers
        for other in _below(sections, number)
        for entry_list in sections[other].lists
        for entry in entry_list.entries
    ]


def _entry_list(sections: Sequence[Section], numbers: Sequence[int], chosen: set[int]) -> EntryList:
    """Return the list of the chosen headings among siblings; it has no entry without any."""
    entries = tuple(
        entry
        for number in numbers
        if number in chosen and (entry := sections[number].heading_entry)
    )
    span = Span(entries[0].item.start, entries[-1].item.end) if entries else Span(0, 0)
    heading = _parent(sections, numbers[0])
    return EntryList(entries, heading, span, "headings", (entries,))


def _parent(sections: Sequence[Section], number: int) -> Heading | None:
    """Return the heading that a section stands under."""
    for other in range(number - 1, -1, -1):
        if sections[other].level < sections[number].level and sections[other].headings:
            return sections[other].headings[0]
    return None
