"""The bullets of a document's lists and their indents, by depth: many files alternate bullets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from awesomelint.reading.model import Document, Item
from awesomelint.style.convention import (
    LEAST_CASES,
    NO_NEED,
    USUAL,
    Convention,
    Need,
    dominant,
)
from awesomelint.style.style import Aspect, Evidence, Style

# A choice: up to one wrong bullet in fifty is a slip, more are a second habit.
BULLET_NEED = Need(0.98, LEAST_CASES)


def bulleted_lists(document: Document) -> list[list[Item]]:
    """Return the items of each Markdown list that have a bullet, apart from tables of contents.

    An editor's command writes those, and would write them again as they are.
    """
    listed = {item.item.marker.span for contents in document.contents for item in contents.items}
    return [
        [item for item in items if not item.ordered]
        for items in document.items
        if not (items and items[0].marker.span in listed)
    ]


def lists_by_depth(document: Document) -> Mapping[int, Sequence[Sequence[Item]]]:
    """Return the lists with bullets, by how many items they are nested in."""
    by_depth: dict[int, list[Sequence[Item]]] = defaultdict(list)
    for items in bulleted_lists(document):
        if items:
            by_depth[items[0].depth].append(items)
    return by_depth


@cache
def bullet_aspect(depth: int) -> Aspect[str]:
    """Return the aspect of the bullets at one depth."""

    def find(style: Style, need: Need) -> Convention[str] | None:
        lists = style.compute(lists_by_depth).get(depth, ())
        return dominant((item.marker.text for items in lists for item in items), need)

    return Aspect(f"bullet at depth {depth}", find, "items", need=BULLET_NEED)


@cache
def indent_at(depth: int) -> Aspect[int]:
    """Return the aspect of how far the items with a bullet at one depth are indented."""

    def find(style: Style, need: Need) -> Convention[int] | None:
        lists = style.compute(lists_by_depth).get(depth, ())
        return dominant((item.indent for items in lists for item in items), need)

    return Aspect(f"indent at depth {depth}", find, "items", need=USUAL)


def _show(style: Style) -> Evidence | None:
    """Return the bullet of every depth, from the top down to the first without a convention."""
    conventions: list[Convention[str]] = []
    for depth in sorted(style.compute(lists_by_depth)):
        convention = style.convention(bullet_aspect(depth))
        if convention is None or depth > len(conventions):
            break
        conventions.append(convention)
    if not conventions:
        return _best(style)
    bullets = [convention.value for convention in conventions]
    while len(bullets) > 1 and bullets[-1] == bullets[-2]:
        bullets.pop()
    words = " then ".join(f"`{character}`" for character in bullets)
    count = sum(convention.count for convention in conventions)
    total = sum(convention.total for convention in conventions)
    value = bullets[0] if len(bullets) == 1 else tuple(bullets)
    return Evidence(words, count, total, "items", value=value)


def explicit_bullets(style: Style) -> str | tuple[str, ...]:
    """Return the bullet of each depth, `any` where it has none; the last holds for deeper ones.

    A depth with too few items for a convention shares the bullet above it, if all of them have it.
    """
    bullets: list[str] = []
    lists = style.compute(lists_by_depth)
    for depth in range(max(lists, default=0) + 1):
        convention = style.convention(bullet_aspect(depth))
        used = {item.marker.text for items in lists.get(depth, ()) for item in items}
        if convention:
            bullets.append(convention.value)
        else:
            bullets.append(bullets[-1] if bullets and used <= {bullets[-1]} else "any")
    while len(bullets) > 1 and bullets[-1] == bullets[-2]:
        bullets.pop()
    return bullets[0] if len(bullets) == 1 else tuple(bullets)


def _best(style: Style) -> Evidence | None:
    """Return the most frequent bullet, which is not frequent enough."""
    lists = (items for lists in style.compute(lists_by_depth).values() for items in lists)
    best = dominant((item.marker.text for items in lists for item in items), NO_NEED)
    if best is None:
        return None
    return Evidence(f"`{best.value}`", best.count, best.total, "items", holds=False)


BULLETS: Aspect[str] = Aspect("bullet", bullet_aspect(0).find, need=BULLET_NEED, show=_show)
