"""inconsistent-marker: a bullet unlike the file's, or siblings at different indents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Item
from awesomelint.rules.rule import NoOptions, Rule
from awesomelint.text import Source, Span

_SHARE = 0.98

_Items = Sequence[Item]


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the first item of each run that departs."""
    for document in documents:
        lists = [[item for item in items if not item.ordered] for items in document.items]
        yield from _characters(document, lists)
        for items in lists:
            yield from _indents(document, items)


def _characters(document: Document, lists: Sequence[_Items]) -> Iterator[Diagnostic]:
    """Hold the bullets of each depth to one character: many lists alternate by depth."""
    by_depth: dict[int, list[_Items]] = defaultdict(list)
    for items in lists:
        if items:
            by_depth[items[0].depth].append(items)
    for same_depth in by_depth.values():
        bullets = (item.marker.text for items in same_depth for item in items)
        house = conventions.dominant(bullets, share=_SHARE)
        if house is None:
            continue
        for items in same_depth:
            for run in _runs(items, lambda item, house=house.value: item.marker.text != house):  # type: ignore[misc]
                edits = tuple(Edit(item.marker.span, house.value) for item in run)
                bullet = run[0].marker
                message = f"the bullet is `{bullet.text}`; {house.evidence} are `{house.value}`"
                fix = Fix(f"write `{house.value}`", edits, "list")
                yield Diagnostic(document.source.path, bullet.span, message, fix=fix)


def _indents(document: Document, items: _Items) -> Iterator[Diagnostic]:
    indents = Counter(item.indent for item in items)
    if len(indents) < 2:
        return
    (house, count), (_, second) = indents.most_common(2)
    if count == second:
        house = items[0].indent
    for run in _runs(items, lambda item: item.indent != house):
        first = run[0]
        message = f"the item is indented by {first.indent}, its siblings by {house}"
        fix = _shift(document.source, run, house)
        yield Diagnostic(document.source.path, first.marker.span, message, fix=fix)


def _runs(items: _Items, departs: Callable[[Item], bool]) -> Iterator[list[Item]]:
    for differs, run in groupby(items, departs):
        if differs:
            yield list(run)


def _shift(source: Source, run: _Items, house: int) -> Fix | None:
    """Return the fix that moves every line of the items by the same number of columns.

    Lines that hang to the left of an item, and blank ones, stay where they are.
    """
    edits: list[Edit] = []
    for item in run:
        by = house - item.indent
        first = source.position(item.span.start).line
        last = source.position(item.span.end - 1).line
        for number in range(first, last + 1):
            line, start = source.line(number), source.line_starts[number - 1]
            indent = len(line) - len(line.lstrip(" "))
            if "\t" in line[: indent + 1]:
                return None
            if line and indent >= item.indent:
                span = Span(start, start + max(0, -by))
                edits.append(Edit(span, " " * max(0, by)))
    return Fix(f"indent by {house}", tuple(edits), "list") if edits else None


RULE = Rule("inconsistent-marker", check)
