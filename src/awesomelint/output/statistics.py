"""How many diagnostics each rule has: what `check --statistics` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesomelint.diagnostic import Diagnostic


def statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a table, the most frequent rule first; `[*]` marks a rule that has a fix to offer."""
    counts = Counter(_row(diagnostic) for diagnostic in diagnostics)
    fixable = {_row(diagnostic) for diagnostic in diagnostics if diagnostic.fix}
    rows = sorted(counts, key=lambda row: (-counts[row], row))
    digits = len(str(max(counts.values(), default=0)))
    longest = max((len(rule) for rule, _ in rows), default=0)
    return "".join(
        f"{counts[rule, level]:>{digits}}  {level:<7}  {rule:<{longest}}  "
        f"{'[*]' if (rule, level) in fixable else ''}".rstrip()
        + "\n"
        for rule, level in rows
    )


def _row(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the rule and the level, which together are a row of the table."""
    return diagnostic.rule, str(diagnostic.level)
