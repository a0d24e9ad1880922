"""misplaced-badge: a badge that stands elsewhere in its entry than the others do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Entry
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.badges import (
    BADGE_INDENTS,
    BADGE_LINE,
    LINE_WORDS,
    BadgeGroup,
    BadgeLine,
    badge_line,
    has_badges,
    line_break,
    movable_groups,
    repository_entries,
    text_column,
    without_badges,
)
from awesomelint.style.style import Style
from awesomelint.text import Source, Span


class Options(Struct, frozen=True):
    """`place`: the line that badges have to be on, `any`, or `infer` for that of nearly all."""

    place: Literal["infer", "any", "inline", "indented-line", "line"] = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each badge of an entry's repository that is on another line than expected."""
    if not context.compute(has_badges):
        return
    expected = _expected(context.style, options)
    if expected is None:
        return
    for repository_entry, group in movable_groups(context.compute(repository_entries)):
        line = badge_line(group.slot)
        if line != expected:
            message = f"the badge is {LINE_WORDS[line]}, not {LINE_WORDS[expected]}"
            fix = _fix(context, repository_entry.entry, group, expected)
            many = f"{{count}} badges are not {LINE_WORDS[expected]}"
            yield context.report(group.span, message, fix=fix, many=many)


def _expected(style: Style, options: Options) -> BadgeLine | None:
    """Return the configured line, otherwise that of the style; None if there is neither."""
    if options.place == "any":
        return None
    if options.place != "infer":
        return options.place
    convention = style.convention(BADGE_LINE)
    return convention.value if convention else None


def _fix(context: RuleContext, entry: Entry, group: BadgeGroup, expected: BadgeLine) -> Fix | None:
    """Return the fix: other white space before the badge; None if words follow the badge."""
    source = context.document.source
    before = source.text[entry.span.start : group.span.start]
    gap = before[len(before.rstrip()) :]
    space = _space(source, context.style, entry, expected)
    behind = Span(group.span.end, entry.span.end)
    if not gap or not space or without_badges(source, entry, behind):
        return None
    start = group.span.start - len(gap)
    if expected != "inline" and "\n" in gap:
        kept = gap.rindex("\n") + 1  # a hard break stays one
        edit = Edit(Span(start + kept, group.span.start), space.lstrip("\r\n"))
    else:
        edit = Edit(Span(start, group.span.start), space)
    return Fix("move the badge", (edit,))


def _space(source: Source, style: Style, entry: Entry, expected: BadgeLine) -> str | None:
    """Return the white space before a badge that is on the line it is expected on."""
    if expected == "inline":
        return " "
    convention = style.convention(BADGE_INDENTS[expected])
    usual = 0 if expected == "indented-line" else -text_column(source, entry)
    return line_break(source, entry, convention.value if convention else usual)


RULE = Rule(
    "misplaced-badge",
    check,
    options=Options,
    relies_on=(Reliance("lines of badges", ("place",), lambda _, line: {"place": line or "any"}),),
)
