"""Print what the layout changes in each list, and the blocks that it leaves as written.

python -m benchmarks.lists.layout [FOLDER]
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import repeat
from pathlib import Path
from statistics import median

from awesomelint.layout.formatter import format_text, lay_out
from awesomelint.safety.rendering import render
from benchmarks.table import print_table
from tests.support import corpus


@dataclass(frozen=True, slots=True)
class LayoutFigures:
    """What was measured on a list; `kept` counts the blocks left as written, by their kind."""

    name: str
    size: int
    lines: int
    changed: int
    blocks: int
    kept: tuple[tuple[str, int], ...]
    renders_the_same: bool
    is_stable: bool
    seconds: float

    @property
    def share(self) -> float:
        """The share of the lines that change."""
        return self.changed / self.lines

    @property
    def seconds_per_mb(self) -> float:
        """The processor time of the layout for a million bytes."""
        return self.seconds / self.size * 1e6


def measure(folder: Path) -> list[LayoutFigures]:
    """Return the figures of all lists of `folder`, by name."""
    names = corpus.names(folder)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return sorted(
            pool.map(_measure_list, repeat(folder), names),
            key=lambda list_figures: list_figures.name,
        )


def changed_lines(before: str, after: str) -> int:
    """Return how many lines differ; of each block that differs, the longer side counts."""
    old, new = before.split("\n"), after.split("\n")
    blocks = SequenceMatcher(None, old, new).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in blocks if kind != "equal")


def _measure_list(folder: Path, name: str) -> LayoutFigures:
    text = corpus.load(folder, name).text
    lay_out("- warm\n")
    start = time.process_time()
    layout = lay_out(text)
    seconds = time.process_time() - start
    return LayoutFigures(
        name=name,
        size=len(text.encode()),
        lines=text.count("\n") + 1,
        changed=changed_lines(text, layout.text),
        blocks=layout.blocks,
        kept=tuple(sorted(Counter(piece.kind for piece in layout.kept).items())),
        renders_the_same=render(text) == render(layout.text),
        is_stable=format_text(layout.text) == layout.text,
        seconds=seconds,
    )


def _print(figures: Sequence[LayoutFigures]) -> None:
    head = ("list", "lines", "changed", "share", "s/MB", "blocks", "kept as written", "faults")
    rows = [
        (
            figure.name,
            figure.lines,
            figure.changed,
            f"{figure.share:.1%}",
            f"{figure.seconds_per_mb:.2f}",
            figure.blocks,
            ", ".join(f"{count} {kind}" for kind, count in figure.kept),
            " ".join(_faults(figure)),
        )
        for figure in figures
    ]
    print_table("Layout", head, rows)
    lines = sum(figure.lines for figure in figures)
    changed = sum(figure.changed for figure in figures)
    kept = sum(count for figure in figures for _, count in figure.kept)
    print(f"\nlines changed: {changed} of {lines} ({changed / lines:.1%})")
    print(f"median list: {median(figure.share for figure in figures):.1%}")
    print(f"blocks kept as written: {kept} of {sum(figure.blocks for figure in figures)}")
    print(
        f"lists whose rendering changed: {sum(not figure.renders_the_same for figure in figures)}"
    )
    print(f"lists that a second run changes: {sum(not figure.is_stable for figure in figures)}")
    print(f"seconds per MB: median {median(figure.seconds_per_mb for figure in figures):.2f}")


def _faults(figures: LayoutFigures) -> list[str]:
    faults = [] if figures.renders_the_same else ["rendering"]
    return faults if figures.is_stable else [*faults, "second run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists.layout", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    folder = corpus.find_or_exit(parser.parse_args(arguments).folder)
    _print(measure(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
