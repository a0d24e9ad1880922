"""How well the reader reads a folder of lists: positions that read back, entries read whole."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from awesomelint import Document, read
from awesomelint.urls import is_outbound
from tests.support import corpus, read_back, witness
from tests.support.families import READ, family

# The share that is read of a shorter list says nothing: one entry would be more than 5 points.
LEAST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What was measured on a list.

    `read` is the number of entries read whole and right; `wrong` has a line for each fault in the
    others, `file:line: fault`; `unread` is the number of linked list items that are no entries.
    """

    name: str
    positions: read_back.Tally
    families: Counter[int]
    read: int
    wrong: tuple[str, ...]
    unread: int

    @property
    def entries(self) -> int:
        """The number of list items read as entries."""
        return self.families.total()

    @property
    def share(self) -> float:
        """The share of the entries that are of a family to be read, and were read right."""
        return self.read / self.entries if self.entries else 0.0


def measure(folder: Path) -> list[ListFigures]:
    """Return the figures of all lists of `folder`, by name; each list is read once."""
    names = corpus.names(folder)
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        figures = pool.map(_measure_list, repeat(folder), names)
        return sorted(figures, key=lambda list_figures: list_figures.name)


def macro_mean(figures: Sequence[ListFigures]) -> float:
    """Return the mean share that is read right, over the lists of enough entries."""
    shares = [figure.share for figure in figures if figure.entries >= LEAST_ENTRIES]
    return sum(shares) / len(shares) if shares else 0.0


def pooled(figures: Sequence[ListFigures]) -> read_back.Tally:
    """Return the positions of all lists together."""
    tally = read_back.Tally()
    for figure in figures:
        for key, total in figure.positions.total.items():
            tally.total[key] = tally.total.get(key, 0) + total
            tally.exact[key] = tally.exact.get(key, 0) + figure.positions.exact[key]
        tally.failures += figure.positions.failures
    return tally


def _measure_list(folder: Path, name: str) -> ListFigures:
    source = corpus.load(folder, name)
    document = read(source)
    families: Counter[int] = Counter()
    right, wrong = 0, []
    for entry in document.entries():
        if not entry.is_item:
            continue
        number = family(entry, source)
        families[number] += 1
        faults = witness.faults(entry, source)
        right += number in READ and not faults
        line = source.position(entry.span.start).line
        wrong += [f"{name}:{line}: {fault}" for fault in faults]
    tally = read_back.check(source)
    return ListFigures(name, tally, families, right, tuple(wrong), _unread(document))


def _unread(document: Document) -> int:
    """Return how many list items hold a link out of the page and are no entry."""
    items = sorted((item.span for group in document.items for item in group), reverse=True)
    links = sorted((link.span for link in document.links if is_outbound(link.url)), reverse=True)
    holders = {next((span for span in items if span.contains(link)), None) for link in links}
    return len(holders - {entry.item for entry in document.entries()} - {None})
