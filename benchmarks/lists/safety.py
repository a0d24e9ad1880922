"""Print what fix and format lose, change and cost, measured without the code of the gate.

python -m benchmarks.lists.safety [FOLDER] [--rules | --every-rule]
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
from benchmarks.lists.effects import Effect, Tally, effect_of
from benchmarks.lists.passes import Operation
from benchmarks.speed import fix_cost
from benchmarks.table import print_table
from tests.support import corpus

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
# Time is printed for the lists that are nearest to 400 KB, the longest of the race's lists.
_TIMED_SIZE = 400_000  # bytes
_TIMED_LISTS = 5
# Of the links and words that no fix claims, so many are printed for each list.
_EXAMPLES = 5
_EXCERPT = 80  # characters of an example
_NAME = 40  # characters of a list's name in a table
_LARGEST = 3  # lists named as those of which most lines change

# The effects on each list, by the operation.
Effects = dict[str, list[Effect]]


def print_losses(by_operation: Effects) -> None:
    """Print what is removed and added, by operation; then what no fix claims, and each fault."""
    head = (
        "operation", "files", "changed", "fixes", "links removed", "added", "unclaimed",
        "words removed", "added", "unclaimed", *_HIDDEN, "rendering", "unstable",
    )  # fmt: skip
    rows = [(name, *_losses(effects)) for name, effects in by_operation.items()]
    print_table("Removed and added; unclaimed: what no fix claims", head, rows)
    for name, effect in _flat(by_operation):
        for kind, tally in (("link", effect.links), ("word", effect.words)):
            for sign, texts in (("-", tally.unclaimed_removed), ("+", tally.unclaimed_added)):
                for text in list(texts)[:_EXAMPLES]:
                    print(f"  {name}: {effect.name}: unclaimed {kind}: {sign}{text[:_EXCERPT]}")
        for fault in effect.faults:
            print(f"  {name}: {effect.name}: rendering: {fault}")
        if effect.hidden.total():
            print(f"  {name}: {effect.name}: lost: {dict(+effect.hidden)}")
        if effect.is_unstable:
            print(f"  {name}: {effect.name}: a second run changes it")


def _losses(effects: Sequence[Effect]) -> tuple[object, ...]:
    return (
        len(effects),
        sum(effect.changed > 0 for effect in effects),
        sum(effect.outcome.fixes for effect in effects),
        *_totals([effect.links for effect in effects]),
        *_totals([effect.words for effect in effects]),
        *(sum(effect.hidden[kind] for effect in effects) for kind in _HIDDEN),
        sum(bool(effect.faults) for effect in effects),
        sum(effect.is_unstable for effect in effects),
    )


def _totals(tallies: Sequence[Tally]) -> tuple[int, int, int]:
    unclaimed = (tally.unclaimed_removed + tally.unclaimed_added for tally in tallies)
    return (
        sum(tally.removed for tally in tallies),
        sum(tally.added for tally in tallies),
        sum(counter.total() for counter in unclaimed),
    )


def print_refused(by_operation: Effects) -> None:
    """Print how many fixes the gate refused and in how many files; then each, with its reason."""
    rows = []
    for name, effects in by_operation.items():
        refused = sum(len(effect.outcome.refused) for effect in effects)
        files = sum(bool(effect.outcome.refused) for effect in effects)
        of_fixes = refused / max(refused + sum(effect.outcome.fixes for effect in effects), 1)
        rows.append((name, files, f"{files / len(effects):.1%}", refused, f"{of_fixes:.2%}"))
    head = ("operation", "files", "of all", "fixes", "of all")
    print_table("Refused by the gate; goal: less than 2 % of the files", head, rows)
    for name, effect in _flat(by_operation):
        for reason, count in Counter(effect.outcome.refused).items():
            print(f"  {name}: {effect.name}: {count} x {reason}")


def print_lines(by_operation: Effects) -> None:
    """Print the share of the lines that are different afterwards, and the lists with the most."""
    head = ("operation", "of all", "median", "largest", "lines outside edits")
    rows = [_lines_row(name, effects) for name, effects in by_operation.items()]
    print_table("Lines changed", head, rows)


def _lines_row(name: str, effects: Sequence[Effect]) -> tuple[object, ...]:
    largest = sorted(effects, key=lambda effect: -effect.share)[:_LARGEST]
    of_all = sum(effect.changed for effect in effects) / sum(effect.lines for effect in effects)
    return (
        name,
        f"{of_all:.2%}",
        f"{statistics.median(effect.share for effect in effects):.2%}",
        ", ".join(f"{e.share:.1%} {e.name[:_NAME]}" for e in largest if e.changed),
        "" if name == "format" else sum(effect.outside for effect in effects),
    )


def print_time(sources: Sequence[Source], by_operation: Effects) -> None:
    """Print what fixing costs compared with checking, and what the gate costs a megabyte."""
    by_size = sorted(sources, key=lambda source: abs(len(source.text.encode()) - _TIMED_SIZE))
    costs = [fix_cost.measure(source) for source in by_size[:_TIMED_LISTS]]
    rows = [
        (c.name, c.size, f"{c.check:.2f}", f"{c.fix:.2f}", f"{c.ratio:.2f}")
        for c in sorted(costs, key=lambda c: c.ratio)
    ]
    head = ("list", "bytes", "check", "fix --diff", "ratio")
    print_table("Seconds of processor time; goal: a ratio below 2.5", head, rows)
    gates = [(name, *_gate_rates(effects)) for name, effects in by_operation.items()]
    columns = ("operation", "of all files", "of the files changed", "the slowest")
    print_table("Seconds a megabyte in the gate; goal: below 0.25", columns, gates)


def _gate_rates(effects: Sequence[Effect]) -> tuple[str, str, str]:
    """Return seconds a megabyte in the gate: of all files, of those changed, of the slowest."""
    changed = [effect for effect in effects if effect.changed] or effects
    slowest = max(effects, key=lambda effect: effect.outcome.gate / max(effect.size, 1))
    rates = (
        1e6 * sum(effect.outcome.gate for effect in group) / sum(effect.size for effect in group)
        for group in (effects, changed, [slowest])
    )
    of_all, of_changed, of_slowest = (f"{rate:.2f}" for rate in rates)
    return of_all, of_changed, f"{of_slowest} {slowest.name[:_NAME]}"


def _flat(by_operation: Effects) -> Iterator[tuple[str, Effect]]:
    return ((name, effect) for name, effects in by_operation.items() for effect in effects)


def _sources(folder: Path) -> list[Source]:
    """Return the lists, and the founding list with its notes where no other folder is named."""
    folders = (folder, corpus.SEED) if folder == corpus.LISTS else (folder,)
    return [corpus.load(holder, name) for holder in folders for name in corpus.names(holder)]


def _operations(*, rules: bool, every_rule: bool) -> tuple[Operation, ...]:
    """Return what is done to each list: with `rules`, each rule alone, unsafe fixes too."""
    if every_rule:
        return _EVERY_RULE
    if not rules:
        return _OPERATIONS
    return tuple(Operation(rule.name, unsafe=True, rule=rule.name) for rule in ALL_RULES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists.safety", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--rules", action="store_true", help="each rule alone, unsafe fixes too")
    parser.add_argument("--every-rule", action="store_true", help="all rules at once")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    sources = _sources(folder)
    by_operation: Effects = {}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for operation in _operations(rules=options.rules, every_rule=options.every_rule):
            effects = pool.map(effect_of, repeat(operation), sources)
            by_operation[operation.name] = list(effects)
    print_losses(by_operation)
    print_refused(by_operation)
    print_lines(by_operation)
    if not (options.rules or options.every_rule):
        print_time(sources, by_operation)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
