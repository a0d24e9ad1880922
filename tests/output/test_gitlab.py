"""The format `gitlab`."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Source, Span
from tests.output.reports import report_at, several_report, unsorted_report, whole_report
from tests.support.paths import ROOT

gitlab = FORMATS["gitlab"].render
SCHEMA = ROOT / "tests" / "fixtures" / "schemas" / "gitlab.schema.json"


def records_of(report: Report) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(gitlab(report))
    return records


def test_a_diagnostic_is_an_object() -> None:
    record, other = records_of(unsorted_report())
    assert len(record.pop("fingerprint")) == 64
    assert record == {
        "description": "`[Mar 2025]` comes after `[Jan 2023]`",
        "check_name": "unsorted-entries",
        "severity": "major",
        "location": {"path": "README.md", "lines": {"begin": 4, "end": 4}},
    }
    assert other["severity"] == "minor"


def test_nothing_found_is_an_empty_array() -> None:
    assert gitlab(Report((), {})) == "[]\n"


def test_no_two_findings_have_one_fingerprint() -> None:
    twice = report_at("same\nsame\n", Span(0, 4)).diagnostics
    again = report_at("same\nsame\n", Span(5, 9)).diagnostics
    report = Report((*twice, *again), {"README.md": Source("README.md", "same\nsame\n")})
    for checked in (report, several_report(30), whole_report()):
        fingerprints = [record["fingerprint"] for record in records_of(checked)]
        assert len(fingerprints) == len(set(fingerprints))


def test_a_fingerprint_does_not_depend_on_what_stands_above() -> None:
    before, after = report_at("wrong\n", Span(0, 5)), report_at("new\nwrong\n", Span(4, 9))
    assert records_of(before)[0]["fingerprint"] == records_of(after)[0]["fingerprint"]


def test_the_array_is_what_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for report in (whole_report(), Report((), {})):
        validator.validate(json.loads(gitlab(report)))
    mistaken = records_of(unsorted_report())
    mistaken[0]["severity"] = "warning"
    assert not validator.is_valid(mistaken)
