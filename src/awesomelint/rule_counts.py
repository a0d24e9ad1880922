"""How many findings each rule has, and how many of them `fix` mends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from awesomelint.diagnostic import Diagnostic


class RuleCount(NamedTuple):
    """The findings of a rule at a level; each occurrence counts.

    Of `total` findings `safe` have a safe fix, and `unsafe` have an unsafe one.
    """

    rule: str
    level: str
    total: int
    safe: int = 0
    unsafe: int = 0


def count_by_rule(diagnostics: Iterable[Diagnostic]) -> tuple[RuleCount, ...]:
    """Return the counts of each rule and level, in the order in which these first occur."""
    from collections import Counter

    counts: Counter[tuple[str, str]] = Counter()
    safe: Counter[tuple[str, str]] = Counter()
    fixable: Counter[tuple[str, str]] = Counter()
    for diagnostic in diagnostics:
        key = diagnostic.rule, str(diagnostic.level)
        fixes = [occurrence.fix for occurrence in diagnostic.occurrences if occurrence.fix]
        counts[key] += diagnostic.count
        fixable[key] += len(fixes)
        safe[key] += sum(fix.safe for fix in fixes)
    return tuple(
        RuleCount(*key, total, safe[key], fixable[key] - safe[key]) for key, total in counts.items()
    )


def merge(counts: Iterable[RuleCount]) -> tuple[RuleCount, ...]:
    """Return the counts of several lists together, in the order in which rules first occur."""
    totals: dict[tuple[str, str], RuleCount] = {}
    for count in counts:
        key = count.rule, count.level
        before = totals.get(key, RuleCount(*key, 0))
        totals[key] = RuleCount(
            *key,
            before.total + count.total,
            before.safe + count.safe,
            before.unsafe + count.unsafe,
        )
    return tuple(totals.values())
