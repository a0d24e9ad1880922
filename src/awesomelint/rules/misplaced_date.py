"""misplaced-date: a date that stands elsewhere in its entry than the file's dates do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Badge, DatePart, DateSlot, Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.convention import Convention
from awesomelint.style.date_forms import DATE_SLOT, SLOT_WORDS, items
from awesomelint.style.style import Style
from awesomelint.text import Span

# What joins links that are things of their own: a date before it belongs to the link before it.
_JOINER = re.compile(r"(?<!\S)(?:[/|·•→]|-+>)(?!\S)")
# Who wrote something, up to the year behind it: `by J. Eisenberg (2013)`, `Smith et al. (2020)`. A
# full stop ends a sentence unless it ends an initial. Longer text is prose: a choice.
_LONGEST_AUTHORS = 80
_AUTHOR = re.compile(
    rf"(?:\b[Bb]y\s(?:[^.;:\n]|(?<=[A-Z])\.){{1,{_LONGEST_AUTHORS}}}|\bet al\.?,?\s*)$"
)
_TARGET = re.compile(r"\]\([^()\s]*\)")
# Between badges at the end of an entry stand two characters at most: a line end and a space, or a
# comma and a space. A choice, for badges that are set apart by no more than that.
_CHARACTERS_BETWEEN_BADGES = 2


class Options(Struct, frozen=True):
    """`slot`: where in an entry its date stands, `infer` to learn it, or `any`."""

    slot: Literal["infer", "any"] | DateSlot = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the date of each entry that has it in another slot than nearly all have."""
    expected = _expected(context.style, options)
    if expected is None:
        return
    slot, text = expected.value, context.document.source.text
    reason = "the configured place is"
    if not expected.is_configured:
        reason = f"{expected.evidence} dates stand"
    for entry in context.compute(items):
        part = entry.date
        if part is None or any(date.slot == slot for date in entry.dates):
            continue
        if not _belongs_to_part(text, entry, part):
            actual = SLOT_WORDS[part.slot]
            message = f"`{part.text}` stands {actual}; {reason} {SLOT_WORDS[slot]}"
            fix = _move_to_end(text, entry) if slot == "end" else None
            many = f"{{count}} dates stand elsewhere; {reason} {SLOT_WORDS[slot]}"
            yield context.report(part.span, message, fix=fix, many=many)


def _expected(style: Style, options: Options) -> Convention[DateSlot] | None:
    """Return the slot that is configured, else the style's; None where there is neither."""
    if options.slot == "infer":
        return style.convention(DATE_SLOT)
    if options.slot == "any":
        return None
    return Convention.configured(options.slot)


def _belongs_to_part(text: str, entry: Entry, part: DatePart) -> bool:
    """Whether a date is no date of the entry: it is an author's, or that of one of several links.

    A link behind it that is named by its kind, `[ref](u)`, is another form of the same thing.
    """
    before = _TARGET.sub("]", text[entry.span.start : part.span.start])
    if part.written.layout == "YYYY" and _AUTHOR.search(before):
        return True
    behind = text[part.span.end : entry.span.end]
    joiner = _JOINER.match(behind, len(behind) - len(behind.lstrip()))
    if joiner is None or part.slot == "start":
        return False
    rest = behind[joiner.end() :].lstrip()
    start = entry.span.end - len(rest)
    titles = (link.title for link in entry.links if link.span.start == start)
    return any(title.lower() not in REFERENCES for title in titles)


def _move_to_end(text: str, entry: Entry) -> Fix | None:
    """Return the fix that moves an entry's only date behind all but its badges.

    It is safe where the date crosses nothing but links and badges. There is none across what joins
    several links: behind it, the date would be another link's.
    """
    part = entry.date
    if part is None or len(entry.dates) > 1 or part.slot == "start":
        return None
    badges_at_end = (badge.span.start for badge in entry.badges if _is_at_end(entry, badge))
    end = min(badges_at_end, default=entry.span.end)
    end = part.span.end + len(text[part.span.end : end].rstrip())
    crossed = _crossed_text(text, entry, Span(part.span.end, end))
    if crossed is None or _JOINER.search(crossed):
        return None
    start = part.span.start - (text[part.span.start - 1] == " ")
    edits = (Edit(Span(start, part.span.end), ""), Edit(Span(end, end), f" {part.text}"))
    return Fix("move it to the end", edits, "text", safe=not any(map(str.isalnum, crossed)))


def _is_at_end(entry: Entry, badge: Badge) -> bool:
    """Whether nothing but badges stands behind a badge."""
    length_of_badges = sum(
        other.span.end - other.span.start
        for other in entry.badges
        if other.span.start >= badge.span.start
    )
    length_between = _CHARACTERS_BETWEEN_BADGES * len(entry.badges)
    return entry.span.end - badge.span.start <= length_of_badges + length_between


def _crossed_text(text: str, entry: Entry, span: Span) -> str | None:
    """Return what stands in `span` outside links and badges; None where nothing at all does."""
    inside = text[span.start : span.end]
    if not inside.strip():
        return None
    spans = [link.span for link in entry.links] + [badge.span for badge in entry.badges]
    for inner in sorted(spans, reverse=True):
        if span.contains(inner):
            inside = inside[: inner.start - span.start] + inside[inner.end - span.start :]
    return inside


RULE = Rule(
    "misplaced-date",
    check,
    options=Options,
    relies_on=(Reliance("place of dates", ("slot",), lambda _, slot: {"slot": slot or "any"}),),
)
