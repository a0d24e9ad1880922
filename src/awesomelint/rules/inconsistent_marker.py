"""inconsistent-marker: a bullet unlike the file's, or siblings at different indents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from awesomelint.diagnostic import Diagnostic
from awesomelint.markdown import conventions
from awesomelint.markdown.model import Document, Item
from awesomelint.rules.rule import NoOptions, Rule

_SHARE = 0.98


def check(documents: Sequence[Document], options: NoOptions) -> Iterable[Diagnostic]:
    """Yield the first item of each run that departs."""
    for document in documents:
        bullets = [[item for item in items if not item.ordered] for items in document.items]
        yield from _characters(document, bullets)
        yield from _indents(document, bullets)


def _characters(document: Document, lists: Sequence[list[Item]]) -> Iterator[Diagnostic]:
    house = conventions.dominant(
        (item.marker.text for items in lists for item in items), share=_SHARE
    )
    if house is None:
        return
    for items in lists:
        for item in _first_of_runs(items, lambda item: item.marker.text != house.value):
            message = (
                f"the bullet is `{item.marker.text}`; {house.evidence} bullets are `{house.value}`"
            )
            yield Diagnostic(document.source.path, item.marker.span, message)


def _indents(document: Document, lists: Sequence[list[Item]]) -> Iterator[Diagnostic]:
    for items in lists:
        indents = Counter(item.indent for item in items)
        if len(indents) < 2:
            continue
        (house, count), (_, second) = indents.most_common(2)
        if count == second:
            house = items[0].indent
        for item in _first_of_runs(items, lambda item, house=house: item.indent != house):  # type: ignore[misc]
            message = f"the item is indented by {item.indent}, its siblings by {house}"
            yield Diagnostic(document.source.path, item.marker.span, message)


def _first_of_runs(items: Sequence[Item], departs: Callable[[Item], bool]) -> Iterator[Item]:
    for differs, run in groupby(items, departs):
        if differs:
            yield next(run)


RULE = Rule("inconsistent-marker", check)
