"""The format `checkstyle`: by a schema of ours, as there is no other, and read back."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, unsorted_report, whole_report
from tests.support.paths import ROOT
from tests.support.validators import xml_faults

checkstyle = FORMATS["checkstyle"].render
SCHEMA = ROOT / "tests" / "fixtures" / "schemas" / "checkstyle.xsd"


def test_the_document() -> None:
    assert (
        checkstyle(unsorted_report())
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="README.md">
    <error line="1" column="1" severity="warning" message="the title is short" \
source="awesomelint.short-title"/>
    <error line="4" column="38" severity="error" message="`[Mar 2025]` comes after `[Jan 2023]`" \
source="awesomelint.unsorted-entries"/>
  </file>
</checkstyle>
"""
    )


@pytest.mark.parametrize("name", ["a\t\r\nb", "##[error]", "\u202e\x85\u2028", "<&\"'>", "]]>"])
def test_a_name_that_xml_can_hold_is_read_back(name: str) -> None:
    (file,) = ET.fromstring(checkstyle(report_at("a", Span(0, 1), path=name)))
    assert file.get("name") == name


def test_what_xml_cannot_hold_is_shown() -> None:
    report = report_at("a", Span(0, 1), path="\x00\x1b\ufffe\udc80", message="\x0c")
    (file,) = ET.fromstring(checkstyle(report))
    assert file.get("name") == r"\x00\x1b\ufffe\udc80"
    assert file[0].get("message") == r"\x0c"


@pytest.mark.parametrize("report", [whole_report(), Report((), {})], ids=["whole", "empty"])
def test_the_document_is_what_the_schema_says(report: Report) -> None:
    assert xml_faults(checkstyle(report), SCHEMA) == []


def test_the_schema_refuses_a_line_in_words() -> None:
    assert xml_faults(checkstyle(unsorted_report()).replace('line="4"', 'line="four"'), SCHEMA)
