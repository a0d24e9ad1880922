"""missing-badge: an entry for a repository without the badge that the others have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.badges import (
    BADGE_INDENTS,
    BADGE_TO_WRITE,
    BADGES,
    NAME,
    SLOT_TO_WRITE,
    BadgeSlot,
    RepositoryEntry,
    badge_hosts,
    line_break,
    repository_entries,
    without_badge,
)
from awesomelint.style.style import Style
from awesomelint.text import Source, Span

_MANY = "{count} entries for repositories have no badge"


class Options(Struct, frozen=True):
    """`require`: whether entries for repositories need a badge; `infer` learns it."""

    require: Literal["infer"] | bool = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield each entry for a repository that has no badge, if nearly all others have a badge."""
    convention = context.style.convention(BADGES)
    is_required = options.require
    if is_required == "infer":
        is_required = convention is not None
    if not is_required:
        return
    rest = f"; {convention.evidence} such entries have one" if convention else ""
    hosts = badge_hosts(context.style)
    for repository_entry in without_badge(context.document, context.compute(repository_entries)):
        message = f"no badge for the repository `{repository_entry.path}`{rest}"
        fix = _fix(context, repository_entry) if repository_entry.repository.host in hosts else None
        yield context.report(repository_entry.entry.title.span, message, fix=fix, many=_MANY)


def _fix(context: RuleContext, repository_entry: RepositoryEntry) -> Fix | None:
    """Return the fix; None if the badges of the file differ in their form or slot."""
    style = context.style
    template, slot = style.convention(BADGE_TO_WRITE), style.convention(SLOT_TO_WRITE)
    if not template or not slot:
        return None
    text = template.value.replace(NAME, repository_entry.path)
    insertion = _insertion(context.document.source, style, repository_entry, slot.value, text)
    return Fix("add the badge", (insertion,), "insert") if insertion else None


def _insertion(
    source: Source, style: Style, repository_entry: RepositoryEntry, slot: BadgeSlot, text: str
) -> Edit | None:
    """Return the edit that writes a badge into an entry; None if that is not possible."""
    entry = repository_entry.entry
    if entry.head == "row" or slot == "middle":
        return None
    if slot == "start":
        is_at_start = entry.link.span.start == entry.span.start
        return _insert(entry.span.start, f"{text} ") if is_at_start else None
    if slot == "title":
        end = entry.separator.span.start if entry.separator else entry.link.span.end
        is_behind = not source.text[entry.link.span.end : end].strip("*_")
        return _insert(end, f" {text}") if is_behind else None
    if slot == "end":
        return _insert(entry.span.end, f" {text}")
    indent = style.convention(BADGE_INDENTS[slot])
    space = line_break(source, entry, indent.value if indent else 0)
    return _insert(entry.span.end, f"{space}{text}") if space else None


def _insert(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


RULE = Rule(
    "missing-badge",
    check,
    options=Options,
    relies_on=(
        Reliance("badges", ("require",), lambda _, template: {"require": template is not None}),
        Reliance("place of badges"),
    ),
)
