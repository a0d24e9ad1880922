"""From the first paragraph of a list item to an entry.

`read_entry` peels the text from both ends: the prefix, the head and the separator at the start, the
trailer at the end. What is left is the description. The usual entry, a link with a dash and words,
is matched as a whole instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from awesomelint.reading import grammar
from awesomelint.reading.grammar import Extra
from awesomelint.reading.model import DatePart, DateSlot, Entry, HeadForm, Inline, Link, Part, Prose
from awesomelint.reading.skeleton import HTML, LINK, MARK
from awesomelint.reading.trailer import read_description, trailer_start
from awesomelint.reading.venues import read_venues
from awesomelint.text import Span
from awesomelint.urls import is_outbound

# The most words that the label of a nested item has: `Source code: [link](b)`. More are a title. A
# choice.
_MOST_LABEL_WORDS = 4
# Fewer lines that begin with a label in bold are no fields of a heading. A choice.
_LEAST_FIELDS = 2
# The extras that are tags: `[MIT]`, `#tag` and stars; `` `MIT` ``; `:free:` and emoji.
_TAG_KINDS = ("tag", "code", "other")


class Enclosure(Struct, frozen=True):
    """What an entry stands in: its item, the item around that, and the texts of its headings.

    `title_above` is the title that labels below it, such as `Code: [link](b)`, belong to.
    """

    item: Span
    parent: Span | None
    section: tuple[str, ...]
    title_above: Part | None = None


class _Head(NamedTuple):
    """The title of an entry; `end` is the offset in the content at which it ends."""

    form: HeadForm
    title: Part
    link: Link
    end: int
    separator: tuple[int, int] | None = None  # set where the title is text that a separator ends


def read_entry(inline: Inline, enclosure: Enclosure) -> Entry | None:
    """Return the entry that `inline`, the first paragraph of an item, is.

    None if no link leads to another page.
    """
    links = tuple(inline.links.values())
    if not any(link.leads_out for link in links):
        return None
    if usual := grammar.match_usual(inline.skeleton):
        return _usual(inline, enclosure, links, usual)
    prefix = _prefix_end(inline)
    if grammar.SENTENCE.match(inline.skeleton, prefix):
        return None
    head = _link_head(inline, prefix) or _text_head(
        inline, prefix, nested=bool(enclosure.parent or enclosure.title_above)
    )
    extras = grammar.extras(inline.skeleton, inline.content, head.end)
    separator, text_start = _separator(inline, head)
    text_end = trailer_start(inline, extras, text_start)
    is_text = head.form == "text"
    description = read_description(inline, extras, text_start, text_end, joint=is_text)
    return Entry(
        item=enclosure.item,
        span=inline.whole.span,
        head=head.form,
        title=(enclosure.title_above if head.form == "label" else None) or head.title,
        url=head.link.url,
        link=head.link,
        links=links,
        separator=separator,
        description=description,
        joints=_joints(inline, head.end),
        dates=_dates(inline, prefix, head, extras),
        badges=tuple(inline.badges.values()),
        tags=_tags(inline, extras, head.end, separator, text_end),
        section=enclosure.section,
        parent=enclosure.parent,
        venues=read_venues(inline, head.end),
    )


def _usual(
    inline: Inline, enclosure: Enclosure, links: tuple[Link, ...], match: re.Match[str]
) -> Entry:
    """Return the entry of a text of the most usual form, given its match."""
    link = links[0]
    is_described = match[1] is not None
    return Entry(
        item=enclosure.item,
        span=inline.whole.span,
        head="url" if link.form in ("bare", "autolink") else "link",
        title=Part(link.label.span, link.title),
        url=link.url,
        link=link,
        links=links,
        separator=inline.part(*match.span(1)) if is_described else None,
        description=inline.prose(*match.span(2)) if is_described else None,
        section=enclosure.section,
        parent=enclosure.parent,
    )


def is_bold(inline: Inline) -> bool:
    """Whether all of a paragraph is in bold or italics, apart from punctuation at its end."""
    bold = grammar.TITLE_MARKS.match(inline.skeleton)
    return bold is not None and not inline.skeleton[bold.end() :].strip(" .,:;。：")


def read_prose(inline: Inline) -> Prose | None:
    """Return the text of `inline` without badges, links and tags at its end; None if empty."""
    text = inline.skeleton
    if text.isascii() and not text.endswith(":") and not any(mark in text for mark in "[("):
        return inline.prose(0, len(text)) if any(map(str.isalnum, text)) else None
    extras = grammar.extras(text, inline.content, 0)
    return read_description(inline, extras, 0, trailer_start(inline, extras, 0))


def title_of(inline: Inline) -> Part:
    """Return a paragraph as a title: without marks of emphasis around it and a colon at its end."""
    bold = grammar.TITLE_MARKS.match(inline.skeleton)
    if bold and is_bold(inline):
        return _text_title(inline, *bold.span(2))
    return inline.part(0, len(inline.content.rstrip(" :：")))


def read_fields(heading: Inline, fields: Inline, section: tuple[str, ...]) -> Entry | None:
    """Return the entry that a heading is with the fields in the paragraph below it.

    None if these are no fields, or if none of them has a link to another site.
    """
    count = len(grammar.FIELD.findall(fields.skeleton))
    link = next((link for link in fields.links.values() if is_outbound(link.url)), None)
    number = grammar.NUMBER.match(heading.skeleton)
    title = heading.part(number.end() if number else 0, len(heading.content))
    if link is None or not title.text or count < _LEAST_FIELDS:
        return None
    extras = grammar.extras(fields.skeleton, fields.content, 0)
    return Entry(
        item=heading.whole.span,
        span=heading.whole.span,
        head="heading",
        title=title,
        url=link.url,
        link=link,
        links=tuple(fields.links.values()),
        dates=tuple(_date_part(fields, extra, "middle") for extra in extras if extra.date),
        badges=tuple(fields.badges.values()),
        section=section,
    )


def _prefix_end(inline: Inline) -> int:
    """Return where the title begins: behind a checkbox, emoji, badges, dates and tags."""
    skeleton = inline.skeleton
    if skeleton[0] == LINK:
        return 0  # the usual case
    checkbox = grammar.CHECKBOX.match(skeleton)
    offset = checkbox.end() if checkbox else 0
    while True:
        prefix = (
            grammar.PREFIX.match(skeleton, offset)
            or grammar.GROUP.match(skeleton, offset)
            or grammar.BOLD_GROUP.match(skeleton, offset)
        )
        rest = skeleton[prefix.end() :] if prefix else ""
        if prefix is None or not rest.strip():
            return offset
        offset = prefix.end() + len(rest) - len(rest.lstrip())


def _link_head(inline: Inline, start: int) -> _Head | None:
    match = grammar.HEAD_LINK.match(inline.skeleton, start)
    if match is None:
        return None
    link = inline.links[match.start(2)]
    if link.form in ("bare", "autolink"):
        form: HeadForm = "url"
    else:
        form = "bold-link" if match[1] else "link"
    return _Head(form, Part(link.label.span, link.title), link, match.end())


def _text_head(inline: Inline, start: int, *, nested: bool) -> _Head:
    """Return a title that is text before the first link: of a paper, or a label `Code: link`."""
    skeleton = inline.skeleton
    first = next(offset for offset in inline.links if offset >= start)
    end = first - len(_match(grammar.OPENERS, skeleton[start:first]))
    label = skeleton[end:first].strip().startswith((":", "："))
    form: HeadForm = "text"
    if nested and label and len(skeleton[start:end].split()) <= _MOST_LABEL_WORDS:
        form = "label"
    elif bold := grammar.TITLE_MARKS.match(skeleton, start, first):
        title = _text_title(inline, *bold.span(2))
        return _Head(form, title, inline.links[first], bold.end())
    elif quoted := grammar.QUOTED_TITLE.match(skeleton, start, end):
        return _Head(form, inline.part(*quoted.span()), inline.links[first], quoted.end())
    elif border := _title_end(inline.links[first]).search(skeleton, start, end):
        title = _text_title(inline, start, border.start())
        return _Head(form, title, inline.links[first], border.start(), border.span())
    link = inline.links[first]
    is_named = start < end
    title = _text_title(inline, start, end) if is_named else Part(link.label.span, link.title)
    return _Head(form, title, link, end)


def _title_end(link: Link) -> re.Pattern[str]:
    """Return what ends the title of text before a link, which may lead to a paper."""
    is_paper = link.title.strip("[]()\\ ").casefold() in grammar.PAPERS
    return grammar.PAPER_TITLE_END if is_paper else grammar.TITLE_END


def _text_title(inline: Inline, start: int, end: int) -> Part:
    """Return a title of text without the tags, and the full stop or comma, at its end."""
    skeleton = inline.skeleton
    if tags := grammar.TAGS_AT_END.search(skeleton[start:end]):
        end = start + tags.start()
    if end - start > 1 and skeleton[end - 1] in ".," and skeleton[end - 2].isalnum():
        end -= 1
    return inline.part(start, end)


def _match(pattern: re.Pattern[str], text: str) -> str:
    """Return what of a text the pattern matches first; empty if nothing."""
    match = pattern.search(text)
    return match.group() if match else ""


def _separator(inline: Inline, head: _Head) -> tuple[Part | None, int]:
    """Return the separator or None, and the offset at which the description begins.

    The separator stands behind the head, or behind further titles and asides that follow the head.
    """
    if head.separator:
        start, end = head.separator
        is_separator = inline.content[start:end].strip(" .\t\n") != ""
        return inline.part(start, end) if is_separator else None, end
    skeleton = inline.skeleton
    match = grammar.SEPARATOR.match(skeleton, head.end)
    if match is None or match.group().strip() in grammar.TITLE_JOINERS:
        match = _late_separator(skeleton, head) or match
    if match is None:
        return None, head.end
    return inline.part(*match.span()), match.end()


def _late_separator(skeleton: str, head: _Head) -> re.Match[str] | None:
    """Return the separator behind further titles, decoration or an author; None without one."""
    start = _titles_end(skeleton, head)
    if start > head.end and (match := grammar.LATE_SEPARATOR.match(skeleton, start)):
        return match
    for pattern in (grammar.DECORATION, grammar.BY_AUTHOR):
        if (aside := pattern.match(skeleton, start)) and (
            match := grammar.LATE_SEPARATOR.match(skeleton, aside.end())
        ):
            return match
    return None


def _titles_end(skeleton: str, head: _Head) -> int:
    """Return where the titles of an entry end: behind the last of several links in a row."""
    titles = grammar.FURTHER_TITLES.match(skeleton, head.end) if head.form != "text" else None
    return titles.end() if titles else head.end


def _joints(inline: Inline, start: int) -> tuple[Part, ...]:
    """Return what stands before each link in double brackets: `:`, a space, or nothing."""
    if "[" not in inline.skeleton:
        return ()
    joints = []
    for brackets in grammar.DOUBLE_BRACKETS.finditer(inline.skeleton, start):
        end = brackets.start()
        joint = _match(grammar.JOINT, inline.skeleton[start:end])
        joints.append(inline.part(end - len(joint), end))
    return tuple(joints)


def _dates(inline: Inline, prefix: int, head: _Head, extras: list[Extra]) -> tuple[DatePart, ...]:
    """Return the dates that stand in one of the slots for dates, not those in a sentence."""
    if not prefix and not extras:
        return ()
    before = grammar.extras(inline.skeleton[:prefix], inline.content, 0)
    dates = [_date_part(inline, extra, "start") for extra in before if extra.date]
    dates += [
        _date_part(inline, extra, slot)
        for extra in extras
        if extra.date and (slot := _slot(inline.skeleton, head, extras, extra))
    ]
    return tuple(dates)


def _slot(skeleton: str, head: _Head, extras: list[Extra], date: Extra) -> DateSlot | None:
    """Return the slot of a date behind the head; None if it is a part of the prose."""
    rest = skeleton[date.end :].lstrip(" \t" + MARK)
    if not rest.strip(" \t\n.,;:"):
        return "end"
    behind = [extra for extra in extras if extra.start >= date.end]
    covered = sum(extra.end - extra.start for extra in behind)
    if covered >= len("".join(rest.split())) and all(extra.kind != "link" for extra in behind):
        return "end"
    if head.form != "text" and not skeleton[_titles_end(skeleton, head) : date.start].strip(
        " \t:-–—" + MARK
    ):
        return "title"
    if head.form == "text" and not skeleton[head.end : date.start].strip():
        return "middle"  # `Title (2011), Authors`
    rest_start = len(skeleton) - len(rest)
    if rest[0] in "\n|/,;·•→->" or any(extra.start == rest_start for extra in behind):
        return "middle"
    # A month in square brackets is no part of a sentence: `words. [Mar 2022] (22,017 citations)`.
    is_month = date.date and "Mon" in date.date.layout and skeleton[date.start] == "["
    return "middle" if is_month else None


def _tags(
    inline: Inline, extras: list[Extra], head_end: int, separator: Part | None, text_end: int
) -> tuple[Part, ...]:
    """Return the tags at the end of an entry, and those between its title and its separator."""
    tags = [
        extra
        for extra in extras
        if extra.kind in _TAG_KINDS
        and (extra.kind == "tag" or inline.skeleton[extra.start] != HTML)
    ]
    if not tags:
        return ()
    parts = [(tag.start, inline.part(tag.start, tag.end)) for tag in tags]
    front = separator.span.start if separator else 0
    return tuple(
        part
        for start, part in parts
        if start >= text_end or (start >= head_end and part.span.end <= front)
    )


def _date_part(inline: Inline, date: Extra, slot: DateSlot) -> DatePart:
    assert date.date is not None
    part = inline.part(date.start, date.end)
    return DatePart(part.span, part.text, date.date, slot)
