"""Print how well the reader reads: positions, entries, style.

python -m benchmarks.lists.reading [FOLDER]
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

from awesomelint import read
from benchmarks.lists import survey_notes
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.families import FAMILIES
from tests.support.reading_figures import LEAST_ENTRIES, ListFigures, macro_mean, measure, pooled


def _print_positions(figures: Sequence[ListFigures]) -> None:
    tally = pooled(figures)
    rows = [
        (kind, block, total, tally.exact[kind, block], f"{tally.exact[kind, block] / total:.2%}")
        for (kind, block), total in sorted(tally.total.items())
    ]
    rows.append(("all", "", sum(r[2] for r in rows), sum(r[3] for r in rows), ""))
    print_table("Positions", ("kind", "in a", "pieces", "read back", "share"), rows)
    for failure in tally.failures:
        print(f"  {failure}")


def _print_entries(figures: Sequence[ListFigures]) -> None:
    rows = [
        (figure.name, figure.entries, f"{figure.share:.1%}", len(figure.wrong), figure.unread)
        for figure in figures
        if figure.entries or figure.unread
    ]
    head = ("list", "entries", "read", "wrong", "linked items that are no entries")
    print_table("Entries of list items", head, rows)
    for fault in (fault for figure in figures for fault in figure.wrong):
        print(f"  {fault}")
    mean = macro_mean(figures)
    print(f"\nmacro mean over lists of {LEAST_ENTRIES} entries and more: {mean:.2%}")
    _print_families(figures)


def _print_families(figures: Sequence[ListFigures]) -> None:
    counts = sum((figure.families for figure in figures), Counter[int]())
    total = max(counts.total(), 1)
    rows = [(n, text, counts[n], f"{counts[n] / total:.1%}") for n, text in FAMILIES.items()]
    print_table("Families", ("", "family", "entries", "share"), rows)


def _print_style(folder: Path) -> None:
    differences = _differences(folder)
    rows = [
        (
            difference.name,
            difference.figure,
            f"{difference.ours:.1f}",
            f"{difference.theirs:.1f}",
            f"{difference.points:+.1f}",
        )
        for difference in differences
        if difference.is_flagged
    ]
    head = ("list", "figure", "ours", "theirs", "points")
    limit = survey_notes.FLAGGED_POINTS
    print_table(f"Style: differences of more than {limit:g} points", head, rows)
    agreeing = len(differences) - len(rows)
    print(f"\n{agreeing} of {len(differences)} figures agree within {limit:g} points")


def _differences(folder: Path) -> list[survey_notes.Difference]:
    """Return how our figures differ from the survey's notes, list by list."""
    notes = corpus.styles(folder)
    names = [name for name in sorted(corpus.names(folder)) if name in notes]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        by_list = pool.map(_compare, repeat(folder), names, map(notes.__getitem__, names))
        return [difference for differences in by_list for difference in differences]


def _compare(folder: Path, name: str, note: dict[str, Any]) -> list[survey_notes.Difference]:
    return survey_notes.compare(read(corpus.load(folder, name)), note)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists.reading", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    folder = corpus.find_or_exit(parser.parse_args(arguments).folder)
    figures = measure(folder)
    _print_positions(figures)
    _print_entries(figures)
    _print_style(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
