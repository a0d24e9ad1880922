"""The format `gitlab`."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from tests.output.reports import several_report, unsorted_report, whole_report
from tests.support.paths import ROOT

gitlab = FORMATS["gitlab"].render
SCHEMA = ROOT / "tests" / "fixtures" / "schemas" / "gitlab.schema.json"


def records_of(report: Report) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(gitlab(report))
    return records


def test_a_diagnostic_is_an_object() -> None:
    record, other = records_of(unsorted_report())
    assert len(record.pop("fingerprint")) == 32
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
    for report in (several_report(30), whole_report()):
        fingerprints = [record["fingerprint"] for record in records_of(report)]
        assert len(fingerprints) == len(set(fingerprints))


def test_the_array_is_what_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for report in (whole_report(), Report((), {})):
        validator.validate(json.loads(gitlab(report)))
    mistaken = records_of(unsorted_report())
    mistaken[0]["severity"] = "warning"
    assert not validator.is_valid(mistaken)
