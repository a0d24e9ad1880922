"""What awesome-lint and we report in the same texts: where that differs, the reason has a name.

`cases.py` says how the pages in this folder are written. Only our half of a verdict is checked
here; `python -m benchmarks.awesome_lint.agreement --cases` runs awesome-lint as well.
"""

from __future__ import annotations

import re

import pytest

from awesomelint.engine.registry import ALL_RULES
from awesomelint.engine.suppressions import PEER_RULES
from tests.conformance.cases import Case, cases, our_lines
from tests.conformance.differences import DIFFERENCES, LAYOUT
from tests.conformance.explanation import NAMES
from tests.support.paths import ROOT

CASES = tuple(cases())
_PAGE = (ROOT / "docs" / "awesome-lint.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `([\w-]+)` \| (.+) \|$", re.MULTILINE)
# A floor, so that a page that is no longer read does not go unseen; there are about 450.
_LEAST_CASES = 200


def _rows(title: str) -> dict[str, str]:
    """Return the rows of the table in a section of the documentation."""
    return dict(_ROW.findall(_PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_we_report_the_lines_that_the_page_says(case: Case) -> None:
    reported = ("both", "awesomelint only")
    assert our_lines(case) == {
        line for line, verdict in case.verdicts.items() if verdict.who in reported
    }


def test_there_are_enough_cases_and_each_has_a_verdict() -> None:
    assert len(CASES) >= _LEAST_CASES
    assert all(case.verdicts for case in CASES if case.number is not None)


def test_where_the_two_part_the_difference_has_a_name_and_no_name_is_idle() -> None:
    verdicts = [verdict for case in CASES for verdict in case.verdicts.values()]
    assert all(bool(verdict.difference) == verdict.who.endswith("only") for verdict in verdicts)
    named = {verdict.difference for verdict in verdicts} - {None} | NAMES
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
