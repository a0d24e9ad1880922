"""misplaced-space: two spaces in a row, a space before a comma, none after it."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.spaces import StraySpace, meant_sorts, stray_spaces

_MANY = "spaces are missing, or too many, in {count} places"


def check(context: RuleContext, options: NoOptions) -> Iterator[Diagnostic]:
    """Yield each stray space in a text, apart from those that the list means."""
    spaces = context.compute(stray_spaces)
    meant = meant_sorts(context.style) if spaces else frozenset()
    for space in spaces:
        if space.sort not in meant:
            yield _diagnostic(context, space)


def _diagnostic(context: RuleContext, space: StraySpace) -> Diagnostic:
    span = space.inline.content_map.span(space.start, space.end)
    if space.fault == "doubled":
        length = space.end - space.start
        fix = Fix("write one space", (Edit(span, " "),))
        return context.report(span, f"{length} spaces in a row", fix=fix, many=_MANY)
    mark = space.inline.content[space.start : space.end].strip()
    if space.fault == "before":
        fix = Fix("remove the space", (Edit(span, mark),), "text")
        return context.report(span, f"a space before `{mark}`", fix=fix, many=_MANY)
    fix = Fix("write a space", (Edit(span, f"{mark} "),), "text")
    return context.report(span, f"no space after `{mark}`", fix=fix, many=_MANY)


RULE = Rule("misplaced-space", check)
