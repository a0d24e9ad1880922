"""Print what the recommended rules find in the lists, against what the survey led one to expect.

python -m benchmarks.findings [FOLDER] [--draw N --seed S --rule NAME --level LEVEL] [--seed-table]
                              [--preset NAME] [--on RULE ...]
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from awesomelint.config.configuration import PRESETS
from awesomelint.rules import RULES
from benchmarks import corpus
from benchmarks.figures import FIGURES
from benchmarks.found import (
    Finding,
    ListFindings,
    by_rule,
    configuration,
    find_all,
    find_in,
)
from benchmarks.seed_table import print_seed
from benchmarks.table import print_table

# Where a rule is marked: it reports half as much again as was measured, or very much.
_RATIO, _PER_1000 = 1.5, 15.0


def print_rules(lists: Sequence[ListFindings]) -> None:
    """Print each rule's findings and how they compare with the survey's figure."""
    entries = sum(one.entries for one in lists)
    rules = by_rule(lists)
    names = sorted({rule.name for rule in RULES} | rules.keys())
    rows = [_rule_row(name, rules.get(name, []), entries) for name in names]
    head = (
        "rule", "found", "error", "warning", "lists", "per 1000", "survey", "ratio", "", "its rows"
    )  # fmt: skip
    print_table(f"Findings in {len(lists)} lists, {entries} entries", head, rows)


def _rule_row(name: str, found: Sequence[Finding], entries: int) -> tuple[object, ...]:
    per_1000 = 1000 * len(found) / max(entries, 1)
    figure = FIGURES.get(name)
    ratio = per_1000 / figure.per_1000 if figure else 0.0
    levels = Counter(one.level for one in found)
    return (
        name,
        len(found),
        levels["error"],
        levels["warning"],
        len({one.name for one in found}),
        f"{per_1000:.2f}",
        f"{figure.per_1000:.2f}" if figure else "",
        f"{ratio:.2f}" if figure else "",
        "!" if ratio > _RATIO or per_1000 > _PER_1000 else "",
        figure.rows if figure else "no figure",
    )


def print_lists(lists: Sequence[ListFindings]) -> None:
    """Print each list's total, and the median per 1000 entries."""
    rates = {one.name: 1000 * len(one.findings) / one.entries for one in lists if one.entries}
    rows = [
        (one.name, one.entries, len(one.findings), f"{rates.get(one.name, 0):.1f}") for one in lists
    ]
    print_table("Lists", ("list", "entries", "found", "per 1000"), rows)
    if rates:
        print(f"\nmedian per 1000 entries: {statistics.median(rates.values()):.1f}")


def print_drawn(lists: Sequence[ListFindings], options: argparse.Namespace) -> None:
    """Print findings drawn at random, in the order drawn, numbered."""
    matching = [
        one
        for found in lists
        for one in found.findings
        if options.rule in (None, one.rule) and options.level in (None, one.level)
    ]
    drawn = random.Random(options.seed).sample(matching, min(options.draw, len(matching)))
    for number, one in enumerate(drawn, 1):
        _print_finding(number, one)


def _print_finding(number: int, one: Finding) -> None:
    print(f"\n{number}. {one.name}:{one.line} {one.rule} ({one.level})")
    print(f"   {one.message}")
    print(f"   | {one.cut}")
    for related in one.related:
        print(f"   > {related}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.findings", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--draw", type=int, metavar="N", help="print N findings to judge")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--rule", metavar="NAME", help="draw from one rule")
    parser.add_argument("--level", choices=("error", "warning"), help="draw from one level")
    parser.add_argument("--preset", choices=PRESETS, default=PRESETS[0], help="recommended")
    parser.add_argument("--on", nargs="+", default=[], metavar="RULE", help="switch rules on")
    parser.add_argument("--seed-table", action="store_true", help="check the founding list")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for."""
    options = _arguments().parse_args(arguments)
    if options.seed_table:
        folder = corpus.find_or_exit(options.folder, corpus.SEED)
        print_seed(find_in(corpus.load(folder, "seed.md")))
        return 0
    folder = corpus.find_or_exit(options.folder)
    lists = find_all(folder, configuration(options.preset, options.on))
    if options.draw:
        print_drawn(lists, options)
    else:
        print_rules(lists)
        print_lists(lists)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
