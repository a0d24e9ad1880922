"""The format `grouped`."""

from __future__ import annotations

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, several_report, unsorted_report

grouped = FORMATS["grouped"].render


def test_the_findings_of_a_file_are_below_its_name_in_their_order() -> None:
    assert (
        grouped(unsorted_report())
        == """\
README.md:
   1:1  warning  the title is short (short-title)
  4:38  error    `[Mar 2025]` comes after `[Jan 2023]` (unsorted-entries)
"""
    )


def test_each_occurrence_has_a_line_and_each_file_a_block() -> None:
    several, other = several_report(), report_at("a", Span(0, 1), path="b.md")
    report = Report(several.diagnostics + other.diagnostics, {**several.sources, **other.sources})
    blocks = grouped(report).split("\n\n")
    assert [len(block.splitlines()) for block in blocks] == [4, 2]


def test_a_name_is_no_command() -> None:
    assert grouped(report_at("a", Span(0, 1), path="::error::x")).startswith("./::error::x:\n")


def test_nothing_found_is_nothing_shown() -> None:
    assert grouped(Report((), {}, entries={"a.md": 1})) == ""
