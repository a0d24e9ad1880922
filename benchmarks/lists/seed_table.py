"""The findings in the founding list, compared with the expectations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.lists.list_findings import Finding, ListFindings
from benchmarks.lists.seed_expectations import COUNTS, EXPECTED, Expected
from benchmarks.table import print_table


def print_seed(seed: ListFindings) -> None:
    """Print a table by rule, the sections that are counted, and each unexpected finding."""
    rules: dict[str, list[Finding]] = {}
    for finding in seed.singles:
        rules.setdefault(finding.rule, []).append(finding)
    rows, extras = [], []
    for rule, expected in EXPECTED.items():
        findings = [finding for finding in rules.get(rule, []) if not _is_counted(finding)]
        rows.append(_row(rule, findings, expected))
        extras += _extras(findings, expected)
    extras += [finding for rule in rules.keys() - EXPECTED.keys() for finding in rules[rule]]
    head = ("rule", "found", "expected", "missed", "extra", "traps")
    print_table("Founding list, seed.md", head, rows)
    for count in COUNTS:
        lines = [
            finding.line
            for finding in seed.singles
            if _is_counted(finding) and finding.rule == count.rule
        ]
        section = f"lines {count.first} to {count.last}"
        of_expected = f"{len(lines)} of {count.findings} expected"
        print(f"\n{count.rule}, {section}: {of_expected}: {_text(lines)}")
    print("\nExtra:")
    for extra in extras:
        print(f"  {extra.line}: {extra.rule} ({extra.level}): {extra.message}")
        print(f"      {extra.excerpt}")


def _is_counted(finding: Finding) -> bool:
    """Whether a finding is in a section of which only the number of findings is known."""
    return any(c.rule == finding.rule and c.first <= finding.line <= c.last for c in COUNTS)


def _row(rule: str, findings: Sequence[Finding], expected: Expected) -> tuple[object, ...]:
    lines = Counter(finding.line for finding in findings)
    wanted = Counter((*expected.errors, *expected.warnings))
    hits = (lines & wanted).total()
    traps = [finding.line for finding in findings if finding.line in expected.silent]
    missed = sorted((wanted - lines).elements())
    extra = sorted(finding.line for finding in _extras(findings, expected))
    return rule, hits, wanted.total(), _text(missed), _text(extra), _text(traps)


def _extras(findings: Sequence[Finding], expected: Expected) -> list[Finding]:
    """Return the findings that are neither expected nor allowed."""
    open_lines = Counter((*expected.errors, *expected.warnings))
    extras = []
    for finding in findings:
        if open_lines[finding.line]:
            open_lines[finding.line] -= 1
        elif finding.line not in expected.optional:
            extras.append(finding)
    return extras


def _text(lines: Sequence[int]) -> str:
    return " ".join(map(str, lines)) or "-"
