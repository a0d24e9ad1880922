"""Print how often one version of a list changes what is said of the version before.

python -m benchmarks.lists.replay [FOLDER] [--lists N] [--versions N] [--seed N] [--preset NAME]
    [--show TEXT] [--processes 2]

A version is judged in three ways: by its *own* style; by a style that *keeps* the conventions of
the version before (`Style.of(document, before=...)`); and by the style of its *base*, which is the
version before. The first table has the steps that add one to three entries and do little else, and
how many of them bring, or end, a finding on a line that they leave alone and that has nothing to do
with what they change. The second table has how often a convention changes from one version to the
next: in all steps, in small ones, and back to what it was before it changed the last time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from awesomelint.config.configuration import PRESETS
from benchmarks.lists import histories
from benchmarks.lists.replay_figures import WAYS, Figures, replay
from benchmarks.table import print_table

# The goals: the share of small steps with a finding that they did not cause, and flips of a
# convention for 1000 steps.
_MOST_STEPS, _MOST_FLIPS = 0.002, 1.0


def print_figures(all_figures: Sequence[Figures]) -> None:
    """Print the tables over all histories."""
    steps = sum(figures.steps for figures in all_figures)
    small = sum(figures.small_steps for figures in all_figures)
    print(f"{len(all_figures)} histories, {steps} steps, {small} of them small")
    counts = sum((figures.steps_with for figures in all_figures), Counter())
    findings = sum((figures.findings for figures in all_figures), Counter())
    rows: list[tuple[object, ...]] = [
        (
            way,
            *(counts[way, kind] for kind in ("appear", "vanish", "either")),
            f"{counts[way, 'appear'] / max(small, 1):.2%}",
            "!" if counts[way, "appear"] > _MOST_STEPS * small else "",
        )
        for way in WAYS
    ]
    head = ("judged by", "with new findings", "with findings gone", "with either", "new, share", "")
    print_table("Small steps that change findings they have nothing to do with", head, rows)
    by_rule = [
        (rule, *(findings[way, kind, rule] for way in WAYS for kind in ("appear", "vanish")))
        for rule in sorted({rule for _, _, rule in findings})
    ]
    columns = ("rule", *(f"{way}, {kind}" for way in WAYS for kind in ("new", "gone")))
    print_table("Such findings by rule", columns, by_rule)
    _print_flips(all_figures, steps)


def _print_flips(all_figures: Sequence[Figures], steps: int) -> None:
    flipped = sum((figures.flips for figures in all_figures), Counter())
    rows = []
    for name in sorted({name for name, _, _ in flipped}):
        counts = [
            flipped[name, way, kind] for way in ("own", "kept") for kind in ("all", "small", "back")
        ]
        rates = [1000 * flipped[name, way, "all"] / max(steps, 1) for way in ("own", "kept")]
        is_missed = rates[-1] > _MOST_FLIPS
        rows.append((name, *counts, *(f"{rate:.2f}" for rate in rates), "!" * is_missed))
    head = (
        "convention", "own", "small", "back", "kept", "small", "back", "own per 1000",
        "kept per 1000", "",
    )  # fmt: skip
    print_table("Steps in which a convention changes", head, rows)
    print("\n! misses the goal")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmarks.lists.replay",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, help="of the histories, NAME.bundle")
    parser.add_argument("--lists", type=int, metavar="N", help="so many, drawn at random (all)")
    parser.add_argument(
        "--versions", type=int, metavar="N", help="of each, one after the other (all)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the draws (1)")
    parser.add_argument("--preset", choices=PRESETS, default=PRESETS[0], help="recommended")
    parser.add_argument(
        "--processes", type=int, choices=(1, 2), default=2, help="how many work at once (2)"
    )
    parser.add_argument("--show", metavar="TEXT", help="print the notes that have this text")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for."""
    options = _arguments().parse_args(arguments)
    bundles = histories.drawn(histories.find_or_exit(options.folder), options.lists, options.seed)
    with ProcessPoolExecutor(options.processes) as pool:
        same = (repeat(value) for value in (options.versions, options.seed, options.preset))
        all_figures = list(pool.map(replay, bundles, *same))
    print_figures(all_figures)
    if options.show is not None:
        for figures in all_figures:
            print(*(note for note in figures.notes if options.show in note), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
