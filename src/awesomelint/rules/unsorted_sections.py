"""unsorted-sections: headings out of the alphabetical order of their siblings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.moves import belongs
from awesomelint.style.section_order import Siblings, is_sorted_by_title, sibling_sections
from awesomelint.style.style import Style
from awesomelint.style.titles import alike


class Options(Struct, frozen=True):
    """`by`: what sections are sorted by: titles, nothing, or `infer` to learn it."""

    by: Literal["infer", "title", "none"] = "infer"


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the fewest headings whose sections would have to move."""
    if options.by == "none":
        return
    is_configured = options.by == "title"
    for siblings in context.compute(sibling_sections):
        if not (is_configured or is_sorted_by_title(context.style, siblings)):
            continue
        on_purpose = set() if is_configured else {*siblings.exempt_from_order()}
        for index in siblings.moving:
            if index not in on_purpose:
                yield from _misplaced(context, siblings, index)


def _misplaced(context: RuleContext, siblings: Siblings, index: int) -> Iterator[Diagnostic]:
    """Yield where a heading belongs; nothing where only the list knows which script comes first."""
    headings = siblings.headings
    kept = [number for number in range(len(headings)) if number not in siblings.moving]
    side, neighbour = belongs(siblings.bounds, index, kept)
    moved, other = headings[index], headings[neighbour]
    if alike(moved.text, other.text):
        message = f"`{moved.text}` belongs {side} `{other.text}` in alphabetical order"
        related = context.related(other.span, f"belongs {side} this")
        yield context.report(moved.span, message, related=(related,))


def _explicit_order(style: Style, key: str | None) -> Mapping[str, object]:
    """Return the order of all sections; none can be stated where only some are in order."""
    is_any_sorted = any(group.follows for group in style.compute(sibling_sections))
    return {"by": key or "none"} if key or not is_any_sorted else {}


RULE = Rule(
    "unsorted-sections",
    check,
    options=Options,
    relies_on=(Reliance("order of headings", ("by",), _explicit_order),),
)
