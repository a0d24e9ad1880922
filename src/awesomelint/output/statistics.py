"""How often each rule found something."""

from __future__ import annotations

from collections import Counter

from awesomelint.output.report import Report


def statistics(report: Report) -> str:
    """Return a table, the most frequent rule first; `[*]` marks a rule that has a fix to offer."""
    counts = Counter((found.rule, str(found.level)) for found in report.diagnostics)
    fixable = {(found.rule, str(found.level)) for found in report.diagnostics if found.fix}
    rows = sorted(counts, key=lambda row: (-counts[row], row))
    digits = len(str(max(counts.values(), default=0)))
    longest = max((len(rule) for rule, _ in rows), default=0)
    return "".join(
        f"{counts[row]:>{digits}}  {row[1]:<7}  {row[0]:<{longest}}  "
        f"{'[*]' if row in fixable else ''}".rstrip()
        + "\n"
        for row in rows
    )
