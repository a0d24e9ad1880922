"""What awesome-lint says and what we say of the same texts; where they part, the reason has a name.

`benchmarks/peer_cases.py` says how the pages beside this file are written. Only our own half of a
verdict is asked for here; `python -m benchmarks.peer --cases` asks awesome-lint as well.
"""

from __future__ import annotations

import re

import pytest

from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.suppressions import PEER_RULES
from benchmarks.corpus import ROOT
from benchmarks.peer_cases import Case, cases, ours
from benchmarks.peer_differences import DIFFERENCES, LAYOUT
from benchmarks.peer_explain import NAMES

CASES = tuple(cases())
_PAGE = (ROOT / "docs" / "awesome-lint.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `([\w-]+)` \| (.+) \|$", re.MULTILINE)
_LEAST = 200


def _rows(title: str) -> dict[str, str]:
    """Return the rows of the table in a section of the documentation."""
    return dict(_ROW.findall(_PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_we_report_the_lines_that_the_page_says(case: Case) -> None:
    reported = ("both", "awesomelint only")
    assert ours(case) == {line for line, one in case.verdicts.items() if one.who in reported}


def test_there_are_enough_cases_and_each_has_a_verdict() -> None:
    assert len(CASES) >= _LEAST
    assert all(case.verdicts for case in CASES if case.number is not None)


def test_where_the_two_part_the_difference_has_a_name_and_no_name_is_idle() -> None:
    verdicts = [one for case in CASES for one in case.verdicts.values()]
    assert all(bool(one.difference) == one.who.endswith("only") for one in verdicts)
    named = {one.difference for one in verdicts} - {None} | NAMES
    assert named == set(DIFFERENCES)


def test_the_documentation_shows_the_differences() -> None:
    assert _rows("Differences") == DIFFERENCES


def test_the_documentation_shows_what_answers_each_check() -> None:
    assert _rows("Checks") == {
        check: ", ".join(
            [f"`{rule}`" for rule in PEER_RULES.get(check.removeprefix("awesome-"), ())]
            + ["`awesomelint format`"] * (check in LAYOUT)
        )
        or "none"
        for check in sorted({case.check for case in CASES})
    }


def test_what_answers_a_check_is_a_rule() -> None:
    names = {rule.name for rule in ALL_RULES}
    assert {rule for rules in PEER_RULES.values() for rule in rules} <= names
