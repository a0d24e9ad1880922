"""The format `sarif`: by its schema, by Microsoft's program, and what GitHub makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from awesomelint.diagnostic import Edit, Fix
from awesomelint.engine.registry import ALL_RULES
from awesomelint.output import FORMATS, format_sarif
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import (
    HOSTILE,
    hostile_report,
    report_at,
    several_report,
    unsorted_report,
    whole_report,
)
from tests.support.validators import sarif_faults, sarif_schema

sarif = FORMATS["sarif"].render


def run_of(report: Report) -> Any:
    (run,) = json.loads(sarif(report))["runs"]
    return run


def test_a_diagnostic_is_a_result() -> None:
    run = run_of(unsorted_report())
    (fingerprint,) = run["results"][0].pop("partialFingerprints").values()
    assert len(fingerprint) == 32
    assert run["results"][0] == {
        "ruleId": "unsorted-entries",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`[Mar 2025]` comes after `[Jan 2023]`"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "README.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 4, "startColumn": 38, "endLine": 4, "endColumn": 48},
                }
            }
        ],
        "relatedLocations": [
            {
                "message": {"text": "the earlier date"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "README.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 37, "endLine": 3, "endColumn": 47},
                },
            }
        ],
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


def test_a_rule_has_its_page() -> None:
    (rule, _) = run_of(unsorted_report())["tool"]["driver"]["rules"]
    assert rule["id"] == "unsorted-entries"
    assert rule["helpUri"].endswith("/rules/unsorted-entries.md")
    assert rule["help"]["markdown"].startswith("# unsorted-entries\n")
    assert rule["defaultConfiguration"] == {"enabled": True, "level": "error"}


def test_each_rule_has_what_github_asks_for() -> None:
    for entry in ALL_RULES:
        (rule,) = run_of(report_at("a", Span(0, 1), rule=entry.name))["tool"]["driver"]["rules"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["help"]["text"]) > 100
        assert rule["defaultConfiguration"]["enabled"] == (entry.level != "off")


def test_each_occurrence_is_a_result_with_its_fix() -> None:
    results = run_of(several_report())["results"]
    assert [result["message"]["text"] for result in results] == [
        f"number {number} is wrong" for number in range(3)
    ]
    assert ["fixes" in result for result in results] == [False, True, False]
    (change,) = results[1]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 4},
            "insertedContent": {"text": "W"},
        }
    ]


def test_no_two_results_have_one_fingerprint() -> None:
    fingerprints = [
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in run_of(whole_report())["results"]
    ]
    assert len(fingerprints) == len(set(fingerprints))


def test_only_safe_fixes_of_few_edits_are_offered() -> None:
    edits = tuple(Edit(Span(number, number), "x") for number in range(21))
    unsafe = Fix("x", edits[:1], safe=False)
    assert "fixes" not in run_of(report_at("a" * 30, Span(0, 1), fix=unsafe))["results"][0]
    assert "fixes" not in run_of(report_at("a" * 30, Span(0, 1), fix=Fix("x", edits)))["results"][0]
    assert "fixes" in run_of(report_at("a" * 30, Span(0, 1), fix=Fix("x", edits[1:])))["results"][0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_finding_on_several_lines_is_on_the_first(end: str) -> None:
    report = report_at(f"one{end}two{end}", Span(1, 6))
    (location,) = run_of(report)["results"][0]["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 2,
        "endLine": 1,
        "endColumn": 4,
    }


def test_text_of_a_list_makes_no_link() -> None:
    report = report_at("a", Span(0, 1), message="see [x](https://evil.example) and [y]")
    assert run_of(report)["results"][0]["message"] == {
        "text": "see [x\\](https://evil.example) and [y]"
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("a:b\\c#d?.md", "a%3Ab%5Cc%23d%3F.md"),
        ("\udcff.md", "%FF.md"),
        ("/tmp/中.md", "file:///tmp/%E4%B8%AD.md"),
        ("../up.md", "../up.md"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (location,) = run_of(report_at("a", Span(0, 1), path=path))["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_of_too_many_results_the_warnings_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_sarif, "_MOST_RESULTS", 4)
    several = several_report(4)
    warnings = tuple(replace(diagnostic, level="warning") for diagnostic in several.diagnostics)
    report = Report((*warnings, *several.diagnostics), several.sources)
    run = run_of(report)
    assert [result["level"] for result in run["results"]] == ["error"] * 4
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("4 further findings are left out")


@pytest.mark.parametrize("bad", HOSTILE)
def test_no_text_is_longer_than_github_takes(bad: str) -> None:
    (result,) = run_of(hostile_report(bad))["results"]
    assert len(result["message"]["text"]) <= 1100


def test_the_log_is_what_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(sarif_schema())
    for report in (whole_report(), Report((), {})):
        validator.validate(json.loads(sarif(report)))
    mistaken = json.loads(sarif(unsorted_report()))
    mistaken["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(mistaken)


@pytest.mark.slow
def test_microsofts_program_and_githubs_rules_find_no_fault(tmp_path: Path) -> None:
    # An absolute path is no path of the repository: the program says so, rightly.
    report = whole_report()
    relative = tuple(found for found in report.diagnostics if not found.path.startswith("/"))
    assert sarif_faults(sarif(replace(report, diagnostics=relative)), tmp_path) == []
    mistaken = json.loads(sarif(unsorted_report()))
    mistaken["runs"][0]["results"][0]["locations"] = []
    assert "GH1017" in sarif_faults(json.dumps(mistaken), tmp_path)
