"""inconsistent-marker: a bullet unlike the file's, or siblings at different indents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Item
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.bullets import (
    bullet_aspect,
    bulleted_lists,
    explicit_bullets,
    indent_at,
    lists_by_depth,
)
from awesomelint.style.convention import Convention
from awesomelint.style.style import Style
from awesomelint.text import Source, Span

Bullet = Literal["-", "*", "+", "any"]


class Options(Struct, frozen=True):
    """`bullet`: the character, or one for each depth, of which the last holds for deeper ones.

    `any` leaves all bullets of a depth alone.
    """

    bullet: Literal["infer"] | Bullet | tuple[Bullet, ...] = "infer"

    def __post_init__(self) -> None:
        if not self.bullet:
            raise ValueError("there is no bullet in the array")


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the first of the items in a row that depart."""
    for depth, lists in context.compute(lists_by_depth).items():
        expected = _expected(context.style, depth, options)
        if expected:
            for items in lists:
                yield from _other_bullets(context, items, expected)
    for items in context.compute(bulleted_lists):
        yield from _other_indents(context, items)


def _expected(style: Style, depth: int, options: Options) -> Convention[str] | None:
    """Return the bullet of a depth: what is configured, else the style's."""
    if options.bullet == "infer":
        return style.convention(bullet_aspect(depth))
    bullets = (options.bullet,) if isinstance(options.bullet, str) else options.bullet
    bullet = bullets[min(depth, len(bullets) - 1)]
    return None if bullet == "any" else Convention.configured(bullet)


def _other_bullets(
    context: RuleContext, items: Sequence[Item], expected: Convention[str]
) -> Iterator[Diagnostic]:
    character = expected.value
    if all(item.marker.text == character for item in items):  # so nearly every list
        return
    reason = "the configured one is" if expected.is_configured else f"{expected.evidence} are"
    for departing in _in_a_row(items, lambda item: item.marker.text != character):
        first = departing[0].marker
        message = f"the bullet is `{first.text}`; {reason} `{character}`"
        edits = tuple(Edit(item.marker.span, character) for item in departing)
        fix = Fix(f"write `{character}`", edits, "list")
        yield context.report(first.span, message, fix=fix)


def _other_indents(context: RuleContext, items: Sequence[Item]) -> Iterator[Diagnostic]:
    """Yield the items of one list that are indented unlike most of it."""
    if len({item.indent for item in items}) < 2:  # so nearly every list
        return
    indent = _common_indent(context.style, items)
    if indent is None:
        return
    for departing in _in_a_row(items, lambda item: item.indent != indent):
        first = departing[0]
        message = f"the item is indented by {first.indent}, its siblings by {indent}"
        fix = _shift(context.document.source, departing, indent)
        yield context.report(first.marker.span, message, fix=fix)


def _common_indent(style: Style, items: Sequence[Item]) -> int | None:
    """Return the commonest of several indents; of two as frequent ones, the file's at this depth.

    Where the file has none, it is the first item's. None where the file's is the rarer one: then
    it is open which of the items are to move.
    """
    indents = Counter(item.indent for item in items)
    (commonest, count), (_, second) = indents.most_common()[:2]  # a number would import heapq
    usual = style.convention(indent_at(items[0].depth))
    if usual is None or usual.value not in indents:
        return items[0].indent if count == second else commonest
    return usual.value if indents[usual.value] == count else None


def _in_a_row(items: Sequence[Item], departs: Callable[[Item], bool]) -> Iterator[list[Item]]:
    """Yield the items that depart, those in a row together."""
    for is_departing, neighbours in groupby(items, departs):
        if is_departing:
            yield list(neighbours)


def _shift(source: Source, items: Sequence[Item], indent: int) -> Fix | None:
    """Return the fix that moves every line of the items by the same number of columns.

    Lines that hang to the left of an item, and blank ones, stay where they are.
    """
    edits: list[Edit] = []
    for item in items:
        columns = indent - item.indent
        first = source.position(item.span.start).line
        last = source.position(item.span.end - 1).line
        for number in range(first, last + 1):
            line, start = source.line(number), source.line_starts[number - 1]
            spaces = len(line) - len(line.lstrip(" "))
            if "\t" in line[: spaces + 1]:
                return None
            if line and spaces >= item.indent:
                span = Span(start, start + max(0, -columns))
                edits.append(Edit(span, " " * max(0, columns)))
    return Fix(f"indent by {indent}", tuple(edits), "list") if edits else None


def _explicit_bullets(style: Style, _: object) -> Mapping[str, object]:
    return {"bullet": explicit_bullets(style)}


RULE = Rule(
    "inconsistent-marker",
    check,
    options=Options,
    relies_on=(Reliance("bullet", ("bullet",), _explicit_bullets, adopted_as="bullet"),),
)
