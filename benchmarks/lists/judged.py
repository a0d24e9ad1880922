"""Print which of the findings that people judged are still told, and how many findings there are.

python -m benchmarks.lists.judged [--lists FOLDER] [--judged FILE] [--preset NAME] [--rule NAME]
    [--show wrong|arguable|lost]
python -m benchmarks.lists.judged --draw N --seed S --level LEVEL [--per-list 3] [--per-rule 8]
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from awesomelint import Source
from awesomelint.config.configuration import PRESETS, parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.registry import ALL_RULES
from benchmarks.lists.draw import draw
from benchmarks.lists.list_findings import (
    Finding,
    ListFindings,
    by_rule,
    configuration,
    excerpt,
    find_all,
    related_notes,
)
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.judgements import (
    JUDGED,
    VERDICTS,
    Outcome,
    outcomes_of,
    read_judgements,
)

# The goals for a rule that is on and of which so many findings were judged: the shares of those
# told that are right, and right or arguable (the issue "Right on lists that nobody tuned to").
_LEAST_JUDGED = 10
_SHARE_RIGHT = 0.8
_SHARE_RIGHT_OR_ARGUABLE = 0.9
# Lines of context before and after a finding that is drawn, and characters of each.
_CONTEXT_LINES = 5
_CONTEXT_WIDTH = 300
# The group of the outcomes of rules that are off now.
_OFF = "off now"


def print_outcomes(outcomes: Sequence[Outcome], running: set[str]) -> None:
    """Print what became of the judged findings: by rule and level, then in sum.

    The sums are of the rules that run. What the rules lose that are off now has a row of its own.
    """
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        key = outcome.judgement.rule, outcome.judgement.level
        groups.setdefault(key, []).append(outcome)
    missed = {rule for rule in running if _misses_goal(outcomes, rule)}
    rows = [
        (rule, level, *_outcome_cells(group), "!" if rule in missed else "")
        for (rule, level), group in sorted(groups.items())
    ]
    on = [outcome for outcome in outcomes if outcome.judgement.rule in running]
    off = [outcome for outcome in outcomes if outcome.judgement.rule not in running]
    sums = {
        ("in sum", "error"): [o for o in on if o.judgement.level == "error"],
        ("in sum", "warning"): [o for o in on if o.judgement.level == "warning"],
        ("in sum", "both"): on,
        ("told now", "error"): [o for o in on if o.level == "error"],
        ("told now", "warning"): [o for o in on if o.level == "warning"],
        (_OFF, "both"): off,
    }
    rows += [(*key, *_outcome_cells(group), "") for key, group in sums.items() if group]
    head = (
        "rule", "level", "level now", "judged", "right", "arguable", "wrong", "told", "right",
        "arguable", "wrong", "right", "or arguable", "lost", "of right", "wrong, safe fix", "",
    )  # fmt: skip
    print_table("Judged findings, those told now, and their shares", head, rows)
    goals = f"{_SHARE_RIGHT:.0%} right or {_SHARE_RIGHT_OR_ARGUABLE:.0%} right or arguable"
    print(f"\n! the rule misses {goals} (of at least {_LEAST_JUDGED} judged)")


def _misses_goal(outcomes: Iterable[Outcome], rule: str) -> bool:
    """Whether what a rule tells is right less often than its goal."""
    group = [outcome for outcome in outcomes if outcome.judgement.rule == rule]
    told = _verdicts(outcome for outcome in group if outcome.is_told)
    if len(group) < _LEAST_JUDGED or not told.total():
        return False
    right, or_arguable = _shares(told)
    return right < _SHARE_RIGHT or or_arguable < _SHARE_RIGHT_OR_ARGUABLE


def _outcome_cells(group: Sequence[Outcome]) -> tuple[object, ...]:
    told = [outcome for outcome in group if outcome.is_told]
    judged, still = _verdicts(group), _verdicts(told)
    levels = Counter(outcome.level for outcome in told)
    right, or_arguable = _shares(still)
    lost = sum(outcome.is_lost for outcome in group)
    return (
        ", ".join(f"{level} {count}" for level, count in sorted(levels.items(), key=str)),
        len(group),
        *(judged[verdict] for verdict in VERDICTS),
        len(told),
        *(still[verdict] for verdict in VERDICTS),
        f"{right:.1%}" if told else "",
        f"{or_arguable:.1%}" if told else "",
        lost,
        f"{lost / judged['right']:.1%}" if judged["right"] else "",
        sum(o.judgement.verdict == "wrong" and o.has_safe_fix for o in told),
    )


def _verdicts(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(outcome.judgement.verdict for outcome in outcomes)


def _shares(verdicts: Counter[str]) -> tuple[float, float]:
    """Return the share that is right, and the share that is right or arguable."""
    total = max(verdicts.total(), 1)
    return verdicts["right"] / total, 1 - verdicts["wrong"] / total


def print_density(lists: Sequence[ListFindings]) -> None:
    """Print how many findings and occurrences there are for 1000 entries."""
    with_entries = [listed for listed in lists if listed.entries]
    entries = sum(listed.entries for listed in with_entries)
    rows = [
        (f"{unit}{of_which}", f"{statistics.median(rates):.1f}", f"{statistics.mean(rates):.1f}")
        for of_which, left_out in (("", None), (", without broken-reference", "broken-reference"))
        for unit, rates in _rates(with_entries, left_out).items()
    ]
    title = f"For 1000 entries, over {len(with_entries)} lists with {entries} entries"
    print_table(f"{title}; references to files are left out", ("counted", "median", "mean"), rows)


def _rates(lists: Sequence[ListFindings], left_out: str | None) -> dict[str, list[float]]:
    """Return how many findings, and how many occurrences, each list has for 1000 entries."""
    rates: dict[str, list[float]] = {"by finding": [], "by occurrence": []}
    for listed in lists:
        findings = [finding for finding in listed.findings if finding.rule != left_out]
        rates["by finding"].append(1000 * len(findings) / listed.entries)
        rates["by occurrence"].append(1000 * _occurrences(findings) / listed.entries)
    return rates


def print_rules(lists: Sequence[ListFindings]) -> None:
    """Print the findings and occurrences of each rule, and how many for 1000 entries."""
    entries = max(sum(listed.entries for listed in lists), 1)
    rows = []
    for rule, findings in by_rule(lists).items():
        levels = Counter(finding.level for finding in findings)
        count, names = _occurrences(findings), {finding.name for finding in findings}
        per_1000 = (f"{1000 * number / entries:.2f}" for number in (len(findings), count))
        counts = (len(findings), levels["error"], levels["warning"], count)
        rows.append((rule, *counts, len(names), *per_1000))
    head = (
        "rule", "findings", "error", "warning", "occurrences", "lists", "findings per 1000",
        "occurrences per 1000",
    )  # fmt: skip
    print_table("Findings by rule", head, rows)


def _occurrences(findings: Iterable[Finding]) -> int:
    return sum(len(finding.occurrences) for finding in findings)


def print_kind(outcomes: Iterable[Outcome], kind: str) -> None:
    """Print the right findings that are lost, or the wrong or arguable ones that are told."""
    for outcome in outcomes:
        judgement = outcome.judgement
        is_shown = outcome.is_lost if kind == "lost" else (
            outcome.is_told and judgement.verdict == kind
        )  # fmt: skip
        if is_shown:
            fix = ", safe fix" if outcome.has_safe_fix else ""
            level = f"{judgement.level}, now {outcome.level}{fix}" if outcome.level else kind
            print(f"{judgement.name}:{judgement.line} {judgement.rule} ({level})")
            print(f"    {judgement.message}")
            if judgement.cause:
                print(f"    cause: {judgement.cause}")


def print_drawn(lists: Sequence[ListFindings], folder: Path, options: argparse.Namespace) -> None:
    """Print findings drawn at random as JSON lines.

    Of a finding that stands at several lines, one is drawn too; `lines` has all of them.
    """
    matching = [
        finding for finding in _all_findings(lists) if options.level in (None, finding.level)
    ]
    limits = (
        (lambda finding: finding.name, options.per_list),
        (lambda finding: finding.rule, options.per_rule),
    )
    choice = random.Random(options.seed)
    for finding in draw(matching, options.draw, options.seed, limits):
        source = corpus.load(folder, finding.name)
        occurrence = choice.choice(finding.occurrences)
        note = {
            "list": finding.name,
            "line": occurrence.line,
            "rule": finding.rule,
            "level": finding.level,
            "message": occurrence.message,
            "related": related_notes(source, occurrence.related),
            "lines": sorted({occurrence.line for occurrence in finding.occurrences}),
            "text": source.line(occurrence.line),
            "marked": excerpt(source, occurrence.span),
            "context": list(_context(source, occurrence.line)),
        }
        print(json.dumps(note, ensure_ascii=False))


def _context(source: Source, line: int) -> Iterator[str]:
    """Yield the lines around a line, cut, each with its number."""
    last = min(line + _CONTEXT_LINES, len(source.line_starts))
    for number in range(max(1, line - _CONTEXT_LINES), last + 1):
        yield f"{number}: {source.line(number)[:_CONTEXT_WIDTH]}"


def _all_findings(lists: Iterable[ListFindings]) -> Iterator[Finding]:
    return (finding for listed in lists for finding in listed.findings)


def _only(lists: Iterable[ListFindings], rule: str | None) -> list[ListFindings]:
    """Return the findings of one rule, or all of them."""
    return [
        replace(
            listed,
            findings=tuple(finding for finding in listed.findings if rule in (None, finding.rule)),
        )
        for listed in lists
    ]


def _outcomes(
    path: Path, lists: Sequence[ListFindings], rule: str | None
) -> tuple[list[Outcome], list[str]]:
    """Return what became of the judged findings, and notes on those that are left out."""
    judgements = [
        judgement for judgement in read_judgements(path) if rule in (None, judgement.rule)
    ]
    names = {listed.name for listed in lists}
    with_list = [judgement for judgement in judgements if judgement.name in names]
    repeatable = [judgement for judgement in with_list if not judgement.names_a_file]
    no_list, no_file = len(judgements) - len(with_list), len(with_list) - len(repeatable)
    notes = [
        *([f"left out: {no_list} judged findings in lists that are not here"] * bool(no_list)),
        *([f"left out: {no_file} judged references to missing files"] * bool(no_file)),
    ]
    occurrences = {
        listed.name: [
            occurrence for finding in listed.findings for occurrence in finding.occurrences
        ]
        for listed in lists
    }
    return outcomes_of(repeatable, occurrences), notes


def _running(configured: str) -> set[str]:
    """Return the names of the rules that a configuration does not switch off."""
    parsed = parse(configured, "configuration", rules=ALL_RULES)
    settings = settings_for(parsed, "README.md", rules=ALL_RULES)
    return {setting.rule.name for setting in settings.rules}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.lists.judged", description=__doc__)
    parser.add_argument("--lists", type=Path, metavar="FOLDER", help="where the lists are")
    parser.add_argument(
        "--judged", type=Path, metavar="FILE", default=JUDGED, help="the judged findings"
    )
    parser.add_argument("--preset", choices=PRESETS, default=PRESETS[0], help="recommended")
    parser.add_argument("--rule", metavar="NAME", help="this rule alone")
    parser.add_argument(
        "--show", choices=("wrong", "arguable", "lost"), help="print these findings, no figures"
    )
    parser.add_argument("--draw", type=int, metavar="N", help="print N findings to judge, as JSON")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--level", choices=("error", "warning"), help="draw from one level")
    parser.add_argument("--per-list", type=int, default=3, help="drawn of a list at most (3)")
    parser.add_argument("--per-rule", type=int, default=8, help="drawn of a rule at most (8)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for."""
    options = _arguments().parse_args(arguments)
    folder = corpus.find_or_exit(options.lists)
    if not (options.draw or options.judged.is_file()):
        print(f"no judged findings at {options.judged}; name a file with --judged")
        return 2
    configured = configuration(options.preset)
    lists = _only(find_all(folder, configured), options.rule)
    if options.draw:
        print_drawn(lists, folder, options)
        return 0
    outcomes, notes = _outcomes(options.judged, lists, options.rule)
    if options.show:
        print_kind(outcomes, options.show)
        return 0
    print_outcomes(outcomes, _running(configured))
    print("\n".join(notes))
    print_density(lists)
    print_rules(lists)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
