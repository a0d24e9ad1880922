"""The table by rule, and the counts in it."""

from __future__ import annotations

from awesomelint.diagnostic import Diagnostic, Fix, Occurrence
from awesomelint.output.statistics import rule_table
from awesomelint.rule_counts import RuleCount, count_by_rule, merge
from awesomelint.text import Span
from tests.output.reports import several_report


def test_the_rule_with_most_errors_comes_first_then_the_name() -> None:
    counts = (
        RuleCount("zebra", "error", 11, 10, 1),
        RuleCount("short", "warning", 1),
        RuleCount("a-longer-name", "error", 1),
        RuleCount("a-longer-name", "warning", 1200, 1),
    )
    assert rule_table(counts) == (
        "errors  warnings  fix mends  --unsafe-fixes  rule\n"
        "    11         -         10               1  zebra\n"
        "     1      1200          1               -  a-longer-name\n"
        "     -         1          -               -  short\n"
    )


def test_a_column_without_numbers_is_left_out() -> None:
    assert rule_table([RuleCount("a", "warning", 2)]) == "warnings  rule\n       2  a\n"


def test_nothing_found_is_nothing_shown() -> None:
    assert rule_table(()) == ""


def test_each_occurrence_counts_with_its_fix() -> None:
    assert count_by_rule(several_report(5).diagnostics) == (RuleCount("a-rule", "error", 5, 2, 0),)
    unsafe = Fix("remove it", (), safe=False)
    occurrences = tuple(Occurrence(Span(n, n), fix=unsafe if n else None) for n in range(3))
    mixed = Diagnostic("a.md", Span(0, 0), "m", "b", "warning", unsafe, (), occurrences)
    assert count_by_rule([mixed, mixed]) == (RuleCount("b", "warning", 6, 0, 4),)


def test_the_counts_of_lists_are_added_up() -> None:
    counts = [RuleCount("a", "error", 1, 1), RuleCount("b", "error", 1), RuleCount("a", "error", 2)]
    assert merge(counts) == (RuleCount("a", "error", 3, 1), RuleCount("b", "error", 1))
