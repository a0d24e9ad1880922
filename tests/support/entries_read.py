"""The entries that are read, compared with recommendations counted without the reader."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from awesomelint import Document, read
from tests.support import corpus
from tests.support.page_things import Thing
from tests.support.recommendations import things

# One entry of a shorter list would be more than 5 points of its share.
LEAST_RECOMMENDATIONS = 20
# Characters of a text that are shown.
_EXCERPT = 140


@dataclass(frozen=True)
class ListCount:
    """What was counted in a list; `missed` and `none` have a line for each.

    `reasons` are those for which entries are none.
    """

    name: str
    recommendations: int
    entries: int
    missed: tuple[str, ...]
    none: tuple[str, ...]
    reasons: Counter[str]

    @property
    def share(self) -> float:
        """The share of the recommendations that is read."""
        return 1 - len(self.missed) / self.recommendations if self.recommendations else 1.0


def count_all(folder: Path, wanted: str = "") -> list[ListCount]:
    """Return the count of each list of `folder` whose name has `wanted` in it, by name."""
    names = [name for name in corpus.names(folder) if wanted in name]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return sorted(pool.map(_count, repeat(folder), names), key=lambda count: count.name)


def _count(folder: Path, name: str) -> ListCount:
    source = corpus.load(folder, name)
    return compare(read(source), things(source.text))


def compare(document: Document, counted: Sequence[Thing]) -> ListCount:
    """Return the entries of a document compared with the things counted in its text."""
    name, position = document.source.path, document.source.position
    entries = [(position(entry.span.start).line, entry.title.text) for entry in document.entries()]
    lines = {line for line, _ in entries}
    by_line: dict[int, list[Thing]] = {}
    for thing in counted:
        for line in range(thing.first, thing.last + 1):
            by_line.setdefault(line, []).append(thing)
    recommended = [thing for thing in counted if not thing.reason]
    missed = [
        f"{name}:{thing.first}: {thing.kind}: {' '.join(thing.text.split())[:_EXCERPT]}"
        for thing in recommended
        if lines.isdisjoint(range(thing.first, thing.last + 1))
    ]
    reasons: Counter[str] = Counter()
    none = []
    for line, title in entries:
        reason = _reason(by_line.get(line, []))
        if reason:
            reasons[reason] += 1
            none.append(f"{name}:{line}: {reason}: {title[:_EXCERPT]}")
    return ListCount(name, len(recommended), len(entries), tuple(missed), tuple(none), reasons)


def _reason(counted: Sequence[Thing]) -> str:
    """Return why an entry on a line that has these things is none; empty if it is one."""
    if any(not thing.reason for thing in counted):
        return ""
    return counted[-1].reason if counted else "no link to another site"
