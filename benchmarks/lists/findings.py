"""Print what the rules find in real lists, compared with the figures of the survey.

python -m benchmarks.lists.findings [FOLDER] [--preset NAME] [--on RULE ...]
    [--draw N --seed S --rule NAME --level LEVEL] [--seed-table]
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from awesomelint.config.configuration import PRESETS
from awesomelint.rules import RULES
from benchmarks.lists.draw import draw
from benchmarks.lists.list_findings import (
    Finding,
    ListFindings,
    by_rule,
    configuration,
    find_all,
    find_in,
)
from benchmarks.lists.seed_table import print_seed
from benchmarks.lists.survey_figures import FIGURES
from benchmarks.table import print_table
from tests.support import corpus

# A rule is marked when it reports half as much again as the survey counted, or more than the whole
# check should: both are reasons to read its findings, not faults.
_MARKED_RATIO = 1.5
_MARKED_PER_1000 = 15.0


def print_rules(lists: Sequence[ListFindings]) -> None:
    """Print each rule's findings and how they compare with the survey's figure."""
    entries = sum(listed.entries for listed in lists)
    rules = by_rule(lists)
    names = sorted({rule.name for rule in RULES} | rules.keys())
    rows = [_rule_row(name, rules.get(name, []), entries) for name in names]
    head = (
        "rule", "findings", "error", "warning", "lists", "per 1000", "survey", "ratio", "",
        "its rows",
    )  # fmt: skip
    print_table(f"Findings in {len(lists)} lists, {entries} entries", head, rows)


def _rule_row(name: str, findings: Sequence[Finding], entries: int) -> tuple[object, ...]:
    per_1000 = 1000 * len(findings) / max(entries, 1)
    figure = FIGURES.get(name)
    ratio = per_1000 / figure.per_1000 if figure else 0.0
    levels = Counter(finding.level for finding in findings)
    return (
        name,
        len(findings),
        levels["error"],
        levels["warning"],
        len({finding.name for finding in findings}),
        f"{per_1000:.2f}",
        f"{figure.per_1000:.2f}" if figure else "",
        f"{ratio:.2f}" if figure else "",
        "!" if ratio > _MARKED_RATIO or per_1000 > _MARKED_PER_1000 else "",
        figure.rows if figure else "no figure",
    )


def print_lists(lists: Sequence[ListFindings]) -> None:
    """Print each list's total, and the median per 1000 entries."""
    rates = {
        listed.name: 1000 * len(listed.findings) / listed.entries
        for listed in lists
        if listed.entries
    }
    rows = [
        (listed.name, listed.entries, len(listed.findings), f"{rates.get(listed.name, 0):.1f}")
        for listed in lists
    ]
    print_table("Lists", ("list", "entries", "findings", "per 1000"), rows)
    if rates:
        print(f"\nmedian per 1000 entries: {statistics.median(rates.values()):.1f}")


def print_drawn(lists: Sequence[ListFindings], options: argparse.Namespace) -> None:
    """Print findings drawn at random, in the order drawn, numbered."""
    matching = [
        finding
        for listed in lists
        for finding in listed.findings
        if options.rule in (None, finding.rule) and options.level in (None, finding.level)
    ]
    for number, finding in enumerate(draw(matching, options.draw, options.seed), 1):
        _print_finding(number, finding)


def _print_finding(number: int, finding: Finding) -> None:
    print(f"\n{number}. {finding.name}:{finding.line} {finding.rule} ({finding.level})")
    print(f"   {finding.message}")
    print(f"   | {finding.excerpt}")
    for related in finding.related:
        print(f"   > {related}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.lists.findings", description=__doc__)
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
