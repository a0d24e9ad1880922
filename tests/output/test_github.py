"""The format `github`."""

from __future__ import annotations

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, several_report, unsorted_report

github = FORMATS["github"].render


def test_a_diagnostic_is_a_command() -> None:
    assert github(unsorted_report()) == (
        "::error file=README.md,line=4,col=38,endLine=4,endColumn=47,"
        "title=awesomelint (unsorted-entries)::`[Mar 2025]` comes after `[Jan 2023]`\n"
        "::warning file=README.md,line=1,col=1,endLine=1,endColumn=9,"
        "title=awesomelint (short-title)::the title is short\n"
    )


def test_each_occurrence_is_a_command_with_its_own_message() -> None:
    assert github(several_report()) == "".join(
        f"::error file=README.md,line={number + 2},col=3,endLine={number + 2},endColumn=7,"
        f"title=awesomelint (a-rule)::number {number} is wrong\n"
        for number in range(3)
    )


def test_the_first_occurrence_of_each_diagnostic_comes_before_the_others() -> None:
    several = several_report()
    report = Report(several.diagnostics * 2, several.sources)
    lines = github(report).splitlines()
    assert [line.partition("line=")[2][0] for line in lines] == ["2", "2", "3", "4", "3", "4"]


def test_nothing_found_is_nothing_shown() -> None:
    assert github(Report((), {})) == ""


def test_many_lines_have_no_columns() -> None:
    assert github(report_at("one\ntwo\n", Span(1, 6))) == (
        "::error file=README.md,line=1,endLine=2,title=awesomelint (a-rule)::is wrong\n"
    )


def test_a_line_with_its_line_end_is_one_line() -> None:
    assert "line=1,col=1,endLine=1,endColumn=4," in github(report_at("one\ntwo\n", Span(0, 4)))


def test_an_empty_span_is_one_character() -> None:
    assert "line=1,col=2,endLine=1,endColumn=2," in github(report_at("one\n", Span(1, 1)))


def test_data_and_properties_are_escaped() -> None:
    report = report_at("a", Span(0, 1), path="a,b:c%0A\r.md", message="x,y:z%0A\n::error::\x1b")
    assert github(report) == (
        "::error file=a%2Cb%3Ac%250A%0D.md,line=1,col=1,endLine=1,endColumn=1,"
        "title=awesomelint (a-rule)::x,y:z%250A%0A::error::\\x1b\n"
    )
