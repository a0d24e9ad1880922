"""The format `junit`: by the schema of Jenkins, and read back."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from tests.output.reports import unsorted_report, whole_report
from tests.support.validators import junit_schema, xml_faults

junit = FORMATS["junit"].render


def test_an_error_fails_and_a_warning_is_skipped() -> None:
    assert (
        junit(unsorted_report())
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="awesomelint" tests="2" failures="1" errors="0" time="0">
  <testsuite name="README.md" tests="2" failures="1" errors="0" skipped="1" time="0">
    <testcase name="short-title at 1:1" classname="README.md" time="0">
      <skipped type="short-title" message="the title is short">\
README.md:1:1: warning: the title is short</skipped>
    </testcase>
    <testcase name="unsorted-entries at 4:38" classname="README.md" time="0">
      <failure type="unsorted-entries" message="`[Mar 2025]` comes after `[Jan 2023]`">\
README.md:4:38: error: `[Mar 2025]` comes after `[Jan 2023]`</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_a_file_without_findings_passes() -> None:
    (suite,) = ET.fromstring(junit(Report((), {}, entries={"a&b.md": 3})))
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("a&b.md", "1", "0")
    (case,) = suite
    assert [*case] == []


def test_the_counts_are_those_of_the_cases() -> None:
    suites = ET.fromstring(junit(whole_report()))
    for suite in suites:
        for name, path in [("tests", "*"), ("failures", "*/failure"), ("skipped", "*/skipped")]:
            assert suite.get(name) == str(len(suite.findall(path)))
    for name in ("tests", "failures"):
        assert suites.get(name) == str(sum(int(suite.get(name, "")) for suite in suites))


@pytest.mark.parametrize("report", [whole_report(), Report((), {})], ids=["whole", "empty"])
def test_the_document_is_what_the_schema_of_jenkins_says(report: Report) -> None:
    assert xml_faults(junit(report), junit_schema()) == []


def test_the_schema_refuses_a_suite_without_its_number_of_tests() -> None:
    mistaken = junit(unsorted_report()).replace('README.md" tests="2"', 'README.md"')
    assert xml_faults(mistaken, junit_schema())
