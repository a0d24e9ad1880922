"""inconsistent-marker: a bullet unlike the file's, or siblings at different indents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.model import Document, Item
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.style import conventions
from awesomelint.style.conventions import Convention
from awesomelint.text import Source, Span

_SHARE = 0.98

_Items = Sequence[Item]
Bullet = Literal["-", "*", "+"]


class Options(Struct, frozen=True):
    """`bullet`: the character, or one for each depth, of which the last holds for deeper ones."""

    bullet: Literal["infer"] | Bullet | tuple[Bullet, ...] = "infer"

    def __post_init__(self) -> None:
        if not self.bullet:
            raise ValueError("there is no bullet in the array")


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the first item of each run that departs."""
    for document in documents:
        lists = _bulleted(document)
        for depth, same_depth in _by_depth(lists).items():
            house = _house(same_depth, depth, options)
            if house and not house.is_unanimous:
                yield from _characters(document, same_depth, house)
        for items in lists:
            yield from _indents(document, items)


def _bulleted(document: Document) -> list[_Items]:
    """Return the items of each Markdown list that have a bullet."""
    return [[item for item in items if not item.ordered] for items in document.items]


def _by_depth(lists: Sequence[_Items]) -> Mapping[int, Sequence[_Items]]:
    """Return the lists by depth: many files alternate their bullets by it."""
    by_depth: dict[int, list[_Items]] = defaultdict(list)
    for items in lists:
        if items:
            by_depth[items[0].depth].append(items)
    return by_depth


def _house(same_depth: Sequence[_Items], depth: int, options: Options) -> Convention[str] | None:
    """Return the bullet of a depth: what is configured, else what was found."""
    if options.bullet == "infer":
        bullets = (item.marker.text for items in same_depth for item in items)
        return conventions.dominant(bullets, share=_SHARE)
    # A string is as good as an array of one.
    return Convention.configured(options.bullet[min(depth, len(options.bullet) - 1)])


def _characters(
    document: Document, same_depth: Sequence[_Items], house: Convention[str]
) -> Iterator[Diagnostic]:
    for items in same_depth:
        for run in _runs(items, lambda item: item.marker.text != house.value):
            edits = tuple(Edit(item.marker.span, house.value) for item in run)
            bullet = run[0].marker
            why = "the configured one is" if house.is_configured else f"{house.evidence} are"
            message = f"the bullet is `{bullet.text}`; {why} `{house.value}`"
            fix = Fix(f"write `{house.value}`", edits, "list")
            yield Diagnostic(document.source.path, bullet.span, message, fix=fix)


def _indents(document: Document, items: _Items) -> Iterator[Diagnostic]:
    if len({item.indent for item in items}) < 2:
        return
    indents = Counter(item.indent for item in items)
    (house, count), (_, second) = indents.most_common()[:2]
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


def _shown(documents: Sequence[Document]) -> Evidence | None:
    """Return the bullet of each depth that has one, as long as all above it have."""
    by_depth = _by_depth([items for document in documents for items in _bulleted(document)])
    found: list[Convention[str]] = []
    for depth in sorted(by_depth):
        house = _house(by_depth[depth], depth, Options())
        if house is None or depth > len(found):
            break
        found.append(house)
    if not found:
        return _best(by_depth)
    bullets = [one.value for one in found]
    while len(bullets) > 1 and bullets[-1] == bullets[-2]:
        bullets.pop()
    words = " then ".join(f"`{bullet}`" for bullet in bullets)
    count, total = sum(one.count for one in found), sum(one.total for one in found)
    value = bullets[0] if len(bullets) == 1 else tuple(bullets)
    return Evidence(words, count, total, "items", options=(("bullet", value),))


def _best(by_depth: Mapping[int, Sequence[_Items]]) -> Evidence | None:
    """Return the most frequent bullet, where none is frequent enough."""
    lists = (items for same_depth in by_depth.values() for items in same_depth)
    bullets = (item.marker.text for items in lists for item in items)
    best = conventions.dominant(bullets, share=0.0, least=1)
    if best is None:
        return None
    return Evidence(f"`{best.value}`", best.count, best.total, "items", holds=False)


RULE = Rule(
    "inconsistent-marker", check, options=Options, infers=(Inferred("bullet", ("bullet",), _shown),)
)
