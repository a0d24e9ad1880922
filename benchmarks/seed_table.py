"""The findings on the founding list beside what is expected of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.found import Finding, ListFindings, by_rule
from benchmarks.seed_expected import COUNTS, EXPECTED, Expected
from benchmarks.table import print_table


def print_seed(found: ListFindings) -> None:
    """Print a table by rule, the sections that are counted, and each finding nobody expected."""
    rules = by_rule([found])
    rows, extras = [], []
    for rule, expected in EXPECTED.items():
        own = [one for one in rules.get(rule, []) if not _is_counted(one)]
        rows.append(_row(rule, own, expected))
        extras += _extras(own, expected)
    extras += [one for rule in rules.keys() - EXPECTED.keys() for one in rules[rule]]
    head = ("rule", "found", "expected", "missed", "extra", "traps")
    print_table("Founding list, seed.md", head, rows)
    for count in COUNTS:
        lines = [one.line for one in found.findings if _is_counted(one) and one.rule == count.rule]
        place = f"lines {count.first} to {count.last}"
        print(f"\n{count.rule}, {place}: {len(lines)} of {count.findings} expected: {_text(lines)}")
    print("\nExtra:")
    for one in extras:
        print(f"  {one.line}: {one.rule} ({one.level}): {one.message}\n      {one.cut}")


def _is_counted(one: Finding) -> bool:
    return any(c.rule == one.rule and c.first <= one.line <= c.last for c in COUNTS)


def _row(rule: str, own: Sequence[Finding], expected: Expected) -> tuple[object, ...]:
    lines = Counter(one.line for one in own)
    wanted = Counter((*expected.errors, *expected.warnings))
    found = (lines & wanted).total()
    traps = [one.line for one in own if one.line in expected.silent]
    missed = sorted((wanted - lines).elements())
    extra = sorted(one.line for one in _extras(own, expected))
    return rule, found, wanted.total(), _text(missed), _text(extra), _text(traps)


def _extras(own: Sequence[Finding], expected: Expected) -> list[Finding]:
    """Return the findings beyond those expected and allowed."""
    open_lines = Counter((*expected.errors, *expected.warnings))
    extras = []
    for one in own:
        if open_lines[one.line]:
            open_lines[one.line] -= 1
        elif one.line not in expected.optional:
            extras.append(one)
    return extras


def _text(lines: Sequence[int]) -> str:
    return " ".join(map(str, lines)) or "-"
