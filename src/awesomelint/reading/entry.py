"""From the first paragraph of a list item to an entry."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from awesomelint.reading import grammar
from awesomelint.reading.grammar import Unit
from awesomelint.reading.model import DatePart, DateSlot, Entry, HeadForm, Inline, Link, Part, Prose
from awesomelint.reading.skeleton import LINK, MARK
from awesomelint.reading.trailer import read_description, trailer_start
from awesomelint.text import Span


class Place(Struct, frozen=True):
    """Where an entry stands: its item, the item above it and the headings."""

    item: Span
    parent: Span | None
    section: tuple[str, ...]


class _Head(NamedTuple):
    """The title of an entry, and where in the content what follows it begins."""

    form: HeadForm
    title: Part
    link: Link
    end: int
    separator: tuple[int, int] | None = None  # known already where the title is text


def read_entry(inline: Inline, place: Place) -> Entry | None:
    """Return the entry that `inline`, an item's first paragraph, makes; None without a link."""
    links = tuple(inline.links.values())
    if not any(link.leads_out for link in links):
        return None
    if usual := grammar.usual(inline.skeleton):
        return _usual(inline, place, links, usual)
    prefix = _prefix_end(inline)
    head = _link_head(inline, prefix) or _text_head(inline, prefix, nested=place.parent is not None)
    found = grammar.units(inline.skeleton, inline.content, head.end)
    separator, text_start = _separator(inline, head)
    text_end = trailer_start(inline, found, text_start)
    description = read_description(inline, found, text_start, text_end)
    return Entry(
        item=place.item,
        span=inline.place.span(0, len(inline.content)),
        head=head.form,
        title=head.title,
        url=head.link.url,
        link=head.link,
        links=links,
        separator=separator,
        description=description,
        joints=_joints(inline, head.end),
        dates=_dates(inline, prefix, head, found),
        badges=tuple(inline.badges.values()),
        tags=_tags(inline, found, text_end),
        section=place.section,
        parent=place.parent,
    )


def _usual(inline: Inline, place: Place, links: tuple[Link, ...], found: re.Match[str]) -> Entry:
    """Return the entry of a text that is wholly of the most usual form."""
    link = links[0]
    described = found[1] is not None
    return Entry(
        item=place.item,
        span=inline.place.span(0, len(inline.content)),
        head="url" if link.form in ("bare", "autolink") else "link",
        title=Part(link.label.span, link.title),
        url=link.url,
        link=link,
        links=links,
        separator=inline.part(*found.span(1)) if described else None,
        description=inline.prose(*found.span(2)) if described else None,
        section=place.section,
        parent=place.parent,
    )


def read_prose(inline: Inline) -> Prose | None:
    """Return the text of `inline` without the badges, links and tags at its end; None without."""
    text = inline.skeleton
    if text.isascii() and not text.endswith(":") and not any(mark in text for mark in "[("):
        return inline.prose(0, len(text)) if any(map(str.isalnum, text)) else None
    found = grammar.units(text, inline.content, 0)
    return read_description(inline, found, 0, trailer_start(inline, found, 0))


def _prefix_end(inline: Inline) -> int:
    """Return where the title begins: behind a checkbox, emoji, badges, a date, tags."""
    skeleton = inline.skeleton
    if skeleton[0] == LINK:
        return 0  # as most entries begin
    position = found.end() if (found := grammar.CHECKBOX.match(skeleton)) else 0
    while True:
        found = grammar.PREFIX.match(skeleton, position) or grammar.GROUP.match(skeleton, position)
        if found is None or not skeleton[found.end() :].strip():
            return position
        position = (
            found.end() + len(skeleton[found.end() :]) - len(skeleton[found.end() :].lstrip())
        )


def _link_head(inline: Inline, start: int) -> _Head | None:
    found = grammar.HEAD_LINK.match(inline.skeleton, start)
    if found is None:
        return None
    link = inline.links[found.start(2)]
    if link.form in ("bare", "autolink"):
        form: HeadForm = "url"
    else:
        form = "bold-link" if found[1] else "link"
    return _Head(form, Part(link.label.span, link.title), link, found.end())


def _text_head(inline: Inline, start: int, *, nested: bool) -> _Head:
    """Return a title that is text, with the links behind it: papers, `Label: link` details."""
    skeleton = inline.skeleton
    first = next(position for position in inline.links if position >= start)
    end = first - len(_match(grammar.OPENERS, skeleton[start:first]))
    label = skeleton[end:first].strip().startswith((":", "："))
    form: HeadForm = "text"
    if nested and label and len(skeleton[start:end].split()) <= 4:
        form = "label"
    elif bold := grammar.TITLE_MARKS.match(skeleton, start, first):
        start, end = bold.span(2)
        title = inline.part(start, end)
        return _Head(form, title, inline.links[first], bold.end())
    elif border := grammar.TITLE_END.search(skeleton, start, end):
        title = inline.part(start, border.start())
        return _Head(form, title, inline.links[first], border.start(), border.span())
    link = inline.links[first]
    title = inline.part(start, end) if start < end else Part(link.label.span, link.title)
    return _Head(form, title, link, end)


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _separator(inline: Inline, head: _Head) -> tuple[Part | None, int]:
    """Return the separator behind the head or its decoration, and where the description begins."""
    if head.separator:
        start, end = head.separator
        is_sentence = inline.content[start] == "."
        return None if is_sentence else inline.part(start, end), end
    skeleton = inline.skeleton
    found = grammar.SEPARATOR.match(skeleton, head.end)
    if found is None:
        for aside in (grammar.DECORATION, grammar.BY_AUTHOR):
            if (between := aside.match(skeleton, head.end)) and (
                found := grammar.LATE_SEPARATOR.match(skeleton, between.end())
            ):
                break
    if found is None:
        return None, head.end
    return inline.part(*found.span()), found.end()


def _joints(inline: Inline, start: int) -> tuple[Part, ...]:
    """Return what stands before each link in double brackets behind the head: `:`, ` `, nothing."""
    if "[" not in inline.skeleton:
        return ()
    joints = []
    for found in grammar.DOUBLE_BRACKETS.finditer(inline.skeleton, start):
        text = inline.skeleton[start : found.start()]
        joints.append(inline.part(found.start() - len(_match(grammar.JOINT, text)), found.start()))
    return tuple(joints)


def _dates(inline: Inline, prefix: int, head: _Head, found: list[Unit]) -> tuple[DatePart, ...]:
    """Return the dates that stand in a date's place, not in the middle of a sentence."""
    if not prefix and not found:
        return ()
    before = grammar.units(inline.skeleton[:prefix], inline.content, 0)
    dates = [_date_part(inline, unit, "start") for unit in before if unit.date]
    dates += [
        _date_part(inline, unit, slot)
        for unit in found
        if unit.date and (slot := _slot(inline.skeleton, head, found, unit))
    ]
    return tuple(dates)


def _slot(skeleton: str, head: _Head, found: list[Unit], unit: Unit) -> DateSlot | None:
    """Return the slot of a date behind the head, or None where it is a part of the prose."""
    rest = skeleton[unit.end :].lstrip(" \t" + MARK)
    if not rest.strip(" \t\n.,;"):
        return "end"
    behind = [other for other in found if other.start >= unit.end]
    covered = sum(other.end - other.start for other in behind)
    if covered >= len("".join(rest.split())) and all(other.kind != "link" for other in behind):
        return "end"
    if head.form != "text" and not skeleton[head.end : unit.start].strip(" \t:-–—" + MARK):
        return "title"
    if rest[0] in "\n|/,;·•→-" or any(other.start == len(skeleton) - len(rest) for other in behind):
        return "middle"
    return None


def _tags(inline: Inline, found: list[Unit], text_end: int) -> tuple[Part, ...]:
    if not found:
        return ()
    tags = (unit for unit in found if unit.kind == "tag" and unit.start >= text_end)
    return tuple(inline.part(tag.start, tag.end) for tag in tags)


def _date_part(inline: Inline, unit: Unit, slot: DateSlot) -> DatePart:
    assert unit.date is not None
    part = inline.part(unit.start, unit.end)
    return DatePart(part.span, part.text, unit.date, slot)
