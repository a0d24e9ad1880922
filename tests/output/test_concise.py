"""The format `concise`."""

from __future__ import annotations

import pytest

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, several_report, unsorted_report

concise = FORMATS["concise"].render


def test_a_diagnostic_is_one_line() -> None:
    assert concise(unsorted_report()) == (
        "README.md:4:38: error: `[Mar 2025]` comes after `[Jan 2023]` (unsorted-entries)\n"
        "README.md:1:1: warning: the title is short (short-title)\n"
    )


def test_each_occurrence_has_a_line_with_its_own_position() -> None:
    assert concise(several_report()) == "".join(
        f"README.md:{line}:3: error: number {line - 2} is wrong (a-rule)\n" for line in (2, 3, 4)
    )


def test_nothing_found_is_nothing_shown() -> None:
    assert concise(Report((), {})) == ""


@pytest.mark.parametrize("path", ["::error::a.md", "  ::a.md", "\u3000::a.md", "\u00ad::a.md"])
def test_a_path_cannot_start_a_workflow_command(path: str) -> None:
    assert concise(report_at("a", Span(0, 1), path=path)).startswith("./")


@pytest.mark.parametrize("path", ["a::b.md", "/::b.md", "../::b.md", "-a.md", "ä::b.md"])
def test_any_other_path_stays(path: str) -> None:
    assert concise(report_at("a", Span(0, 1), path=path)).startswith(path)
