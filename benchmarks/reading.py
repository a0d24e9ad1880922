"""Print how well the reader reads: positions, entries, style.

python -m benchmarks.reading [FOLDER]
"""

from __future__ import annotations

import argparse
import gc
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

from awesomelint import Document, read
from awesomelint.urls import is_outbound
from benchmarks import corpus, positions, style, witness
from benchmarks.families import FAMILIES, READ, family
from benchmarks.table import print_table

# A list of fewer entries says nothing by its share.
_LEAST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What was measured on one list; `wrong` names the entries read wrongly, `file:line: fault`."""

    name: str
    positions: positions.Tally
    families: Counter[int]
    read: int
    wrong: tuple[str, ...]
    unread: int
    differences: tuple[style.Difference, ...]

    @property
    def entries(self) -> int:
        """The number of list items read as entries."""
        return self.families.total()

    @property
    def share(self) -> float:
        """The share of entries of the families to be read that were read whole and right."""
        return self.read / self.entries if self.entries else 0.0


def measure(folder: Path) -> list[ListFigures]:
    """Return the figures of all lists of `folder`, by name; each list is read once."""
    names, notes = corpus.names(folder), corpus.styles(folder)
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        figures = pool.map(_measure_list, repeat(folder), names, map(notes.get, names))
        return sorted(figures, key=lambda one: one.name)


def macro_mean(figures: Sequence[ListFigures]) -> float:
    """Return the mean over the lists of enough entries of the share that is read right."""
    shares = [one.share for one in figures if one.entries >= _LEAST_ENTRIES]
    return sum(shares) / len(shares) if shares else 0.0


def pooled(figures: Sequence[ListFigures]) -> positions.Tally:
    """Return the positions of all lists together."""
    tally = positions.Tally()
    for one in figures:
        for key, total in one.positions.total.items():
            tally.total[key] = tally.total.get(key, 0) + total
            tally.exact[key] = tally.exact.get(key, 0) + one.positions.exact[key]
        tally.failures += one.positions.failures
    return tally


def _measure_list(folder: Path, name: str, note: dict[str, Any] | None) -> ListFigures:
    source = corpus.load(folder, name)
    document = read(source)
    kinds: Counter[int] = Counter()
    right, wrong = 0, []
    for entry in document.entries():
        if entry.head == "row":
            continue
        kind = family(entry, source)
        kinds[kind] += 1
        faults = witness.faults(entry, source)
        right += kind in READ and not faults
        line = source.position(entry.span.start).line
        wrong += [f"{name}:{line}: {fault}" for fault in faults]
    differences = tuple(style.compare(document, note)) if note else ()
    tally = positions.check(source)
    unread = _unread(document)
    return ListFigures(name, tally, kinds, right, tuple(wrong), unread, differences)


def _unread(document: Document) -> int:
    """Return how many list items hold a link out of the page and are no entry."""
    items = sorted((item.span for group in document.items for item in group), reverse=True)
    links = sorted((link.span for link in document.links if is_outbound(link.url)), reverse=True)
    holders = {next((span for span in items if span.contains(link)), None) for link in links}
    return len(holders - {entry.item for entry in document.entries()} - {None})


def _print_positions(figures: Sequence[ListFigures]) -> None:
    tally = pooled(figures)
    rows = [
        (kind, place, total, tally.exact[kind, place], f"{tally.exact[kind, place] / total:.2%}")
        for (kind, place), total in sorted(tally.total.items())
    ]
    rows.append(("all", "", sum(r[2] for r in rows), sum(r[3] for r in rows), ""))
    print_table("Positions", ("kind", "place", "pieces", "read back", "share"), rows)
    for failure in tally.failures:
        print(f"  {failure}")


def _print_entries(figures: Sequence[ListFigures]) -> None:
    rows = [
        (one.name, one.entries, f"{one.share:.1%}", len(one.wrong), one.unread)
        for one in figures
        if one.entries or one.unread
    ]
    head = ("list", "entries", "read", "wrong", "linked items that are no entries")
    print_table("Entries of list items", head, rows)
    for fault in (fault for one in figures for fault in one.wrong):
        print(f"  {fault}")
    print(
        f"\nmacro mean over lists of {_LEAST_ENTRIES} entries and more: {macro_mean(figures):.2%}"
    )
    kinds = sum((one.families for one in figures), Counter[int]())
    total = kinds.total()
    families = [
        (n, text, kinds[n], f"{kinds[n] / max(total, 1):.1%}") for n, text in FAMILIES.items()
    ]
    print_table("Families", ("", "family", "entries", "share"), families)


def _print_style(figures: Sequence[ListFigures]) -> None:
    differences = [difference for one in figures for difference in one.differences]
    rows = [
        (one.name, one.figure, f"{one.ours:.1f}", f"{one.theirs:.1f}", f"{one.points:+.1f}")
        for one in differences
        if one.is_flagged
    ]
    head = ("list", "figure", "ours", "theirs", "points")
    print_table("Style: differences of more than 2 points", head, rows)
    print(f"\n{len(differences) - len(rows)} of {len(differences)} figures agree within 2 points")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    folder = corpus.find_or_exit(parser.parse_args(arguments).folder)
    figures = measure(folder)
    _print_positions(figures)
    _print_entries(figures)
    _print_style(figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
