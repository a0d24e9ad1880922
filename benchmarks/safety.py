"""Print what fix and format lose, change and cost, as a witness sees it that is not our own gate.

python -m benchmarks.safety [FOLDER] [--rules | --every-rule]
"""

from __future__ import annotations

import argparse
import os
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from awesomelint import Source
from awesomelint.engine.registry import ALL_RULES
from benchmarks import corpus, slowdown
from benchmarks.judged import Judgement, Tally, judge
from benchmarks.passes import Operation
from benchmarks.table import print_table

_OPERATIONS = (
    Operation("fix"),
    Operation("fix --unsafe-fixes", unsafe=True),
    Operation("format", is_format=True),
)
_EVERY_RULE = (
    Operation("fix, every rule", preset="strict"),
    Operation("fix --unsafe-fixes, every rule", unsafe=True, preset="strict"),
)
_HIDDEN = ("definitions", "comments", "code blocks", "HTML")
_MIDDLING = 400_000
_EXAMPLES = 5

Judged = dict[str, list[Judgement]]


def print_losses(judged: Judged) -> None:
    """Print what is lost and comes, by operation; then each undeclared piece and each fault."""
    head = (
        "operation", "files", "changed", "mended", "links lost", "come", "undeclared",
        "words lost", "come", "undeclared", *_HIDDEN, "rendering", "unstable",
    )  # fmt: skip
    rows = [(name, *_losses(ones)) for name, ones in judged.items()]
    print_table("Lost and come; undeclared: what no fix names", head, rows)
    for name, one in _each(judged):
        for what, tally in (("link", one.links), ("word", one.words)):
            for sign, pieces in (("-", tally.undeclared_lost), ("+", tally.undeclared_come)):
                for piece in list(pieces)[:_EXAMPLES]:
                    print(f"  {name}: {one.name}: undeclared {what}: {sign}{piece[:80]}")
        for fault in one.faults:
            print(f"  {name}: {one.name}: rendering: {fault}")
        if one.hidden.total():
            print(f"  {name}: {one.name}: lost: {dict(+one.hidden)}")
        if one.is_unstable:
            print(f"  {name}: {one.name}: a second run changes it")


def _losses(ones: Sequence[Judgement]) -> tuple[object, ...]:
    return (
        len(ones),
        sum(one.changed > 0 for one in ones),
        sum(one.done.mended for one in ones),
        *_totals([one.links for one in ones]),
        *_totals([one.words for one in ones]),
        *(sum(one.hidden[what] for one in ones) for what in _HIDDEN),
        sum(bool(one.faults) for one in ones),
        sum(one.is_unstable for one in ones),
    )


def _totals(tallies: Sequence[Tally]) -> tuple[int, int, int]:
    undeclared = (one.undeclared_lost + one.undeclared_come for one in tallies)
    return (
        sum(one.lost for one in tallies),
        sum(one.come for one in tallies),
        sum(one.total() for one in undeclared),
    )


def print_refused(judged: Judged) -> None:
    """Print how many fixes the gate refused and in how many files; then each, with its reason."""
    rows = []
    for name, ones in judged.items():
        refused = sum(len(one.done.refused) for one in ones)
        files = sum(bool(one.done.refused) for one in ones)
        of_fixes = refused / max(refused + sum(one.done.mended for one in ones), 1)
        rows.append((name, files, f"{files / len(ones):.1%}", refused, f"{of_fixes:.2%}"))
    head = ("operation", "files", "of all", "fixes", "of all")
    print_table("Refused by the gate; goal: less than 2 % of the files", head, rows)
    for name, one in _each(judged):
        for reason, count in Counter(one.done.refused).items():
            print(f"  {name}: {one.name}: {count} x {reason}")


def print_lines(judged: Judged) -> None:
    """Print the share of the lines that a diff takes away or puts in, and where it does."""
    rows = []
    for name, ones in judged.items():
        largest = sorted(ones, key=lambda one: -one.share)[:3]
        rows.append(
            (
                name,
                f"{sum(one.changed for one in ones) / sum(one.lines for one in ones):.2%}",
                f"{statistics.median(one.share for one in ones):.2%}",
                ", ".join(f"{one.share:.1%} {one.name[:40]}" for one in largest if one.changed),
                "" if name == "format" else sum(one.outside for one in ones),
            )
        )
    head = ("operation", "of all", "median", "largest", "lines outside edits")
    print_table("Lines changed", head, rows)


def print_time(sources: Sequence[Source], judged: Judged) -> None:
    """Print what fixing costs beside checking, and what the gate costs a megabyte."""
    some = sorted(sources, key=lambda one: abs(len(one.text.encode()) - _MIDDLING))[:_EXAMPLES]
    costs = [slowdown.measure(source) for source in some]
    rows = [
        (c.name, c.size, f"{c.check:.2f}", f"{c.fix:.2f}", f"{c.ratio:.2f}")
        for c in sorted(costs, key=lambda c: c.ratio)
    ]
    head = ("list", "bytes", "check", "fix --diff", "ratio")
    print_table("Seconds of processor time; goal: a ratio below 2.5", head, rows)
    gates = [(name, *_gate(ones)) for name, ones in judged.items()]
    columns = ("operation", "of all files", "of the files changed", "the slowest")
    print_table("Seconds a megabyte in the gate; goal: below 0.25", columns, gates)


def _gate(ones: Sequence[Judgement]) -> tuple[str, str, str]:
    changed = [one for one in ones if one.changed] or ones
    slowest = max(ones, key=lambda one: one.done.gate / max(one.size, 1))
    rates = (
        1e6 * sum(one.done.gate for one in some) / sum(one.size for one in some)
        for some in (ones, changed, [slowest])
    )
    of_all, of_changed, of_slowest = (f"{rate:.2f}" for rate in rates)
    return of_all, of_changed, f"{of_slowest} {slowest.name[:40]}"


def _each(judged: Judged) -> Iterator[tuple[str, Judgement]]:
    return ((name, one) for name, ones in judged.items() for one in ones)


def _sources(folder: Path) -> list[Source]:
    """Return the lists, and the founding list with its notes where no other folder is asked for."""
    folders = (folder, corpus.SEED) if folder == corpus.LISTS else (folder,)
    return [corpus.load(each, name) for each in folders for name in corpus.names(each)]


def _operations(*, rules: bool, every_rule: bool) -> tuple[Operation, ...]:
    """Return what is done to each list: with `rules`, each rule alone, unsafe fixes too."""
    if every_rule:
        return _EVERY_RULE
    if not rules:
        return _OPERATIONS
    return tuple(Operation(rule.name, unsafe=True, rule=rule.name) for rule in ALL_RULES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.safety", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--rules", action="store_true", help="each rule alone, unsafe fixes too")
    parser.add_argument("--every-rule", action="store_true", help="all rules at once")
    given = parser.parse_args(arguments)
    folder = corpus.find_or_exit(given.folder)
    sources = _sources(folder)
    judged: Judged = {}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for operation in _operations(rules=given.rules, every_rule=given.every_rule):
            judged[operation.name] = list(pool.map(judge, repeat(operation), sources))
    print_losses(judged)
    print_refused(judged)
    print_lines(judged)
    if not (given.rules or given.every_rule):
        print_time(sources, judged)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
