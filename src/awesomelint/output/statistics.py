"""How many findings each rule has: a table below the findings, and what `--statistics` prints."""

from __future__ import annotations

from collections.abc import Sequence

from awesomelint.rule_counts import RuleCount, merge


def rule_table(counts: Sequence[RuleCount]) -> str:
    """Return a table with a row for each rule: errors, warnings, and how many `fix` mends.

    The rule with most errors is first, then the one with most warnings. A column in which every row
    has nothing is left out. Without findings there is no table.
    """
    counts = merge(counts)
    if not counts:
        return ""
    rows = {count.rule: [0, 0, 0, 0] for count in counts}
    for count in counts:
        row = rows[count.rule]
        row[0 if count.level == "error" else 1] += count.total
        row[2] += count.safe
        row[3] += count.unsafe
    titles = ("errors", "warnings", "fix mends", "--unsafe-fixes")
    shown = [number for number in range(4) if any(row[number] for row in rows.values())]
    lines = ["  ".join([*(titles[number] for number in shown), "rule"])]
    for rule in sorted(rows, key=lambda rule: (-rows[rule][0], -rows[rule][1], rule)):
        cells = (f"{rows[rule][number] or '-':>{len(titles[number])}}" for number in shown)
        lines.append("  ".join([*cells, rule]))
    return "".join(f"{line}\n" for line in lines)
