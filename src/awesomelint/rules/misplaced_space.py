"""misplaced-space: two spaces in a row, a space before a comma, none after it."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.style.spaces import StraySpace, meant_sorts, stray_spaces


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
        many = "{count} times there are several spaces in a row"
        return context.report(span, f"{length} spaces in a row", fix=fix, many=many)
    mark = space.inline.content[space.start : space.end].strip()
    if space.fault == "before":
        fix = Fix("remove the space", (Edit(span, mark),), "text")
        many = "{count} times a space stands before a mark"
        return context.report(span, f"a space before `{mark}`", fix=fix, many=many)
    fix = Fix("write a space", (Edit(span, f"{mark} "),), "text")
    many = f"{{count}} times there is no space after `{mark}`"
    return context.report(span, f"no space after `{mark}`", fix=fix, many=many)


RULE = Rule("misplaced-space", check)
