"""The format `rdjson`: by a program of others, and its suggestions carried out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from awesomelint.diagnostic import Edit, Fix
from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, span_of, unsorted_report, whole_report
from tests.support.validators import rdjson_is_valid

Record = dict[str, Any]

rdjson = FORMATS["rdjson"].render
EMOJI = "first\n😀 é wrong [x]\nlast\n"


def first_of(report: Report) -> Any:
    return json.loads(rdjson(report))["diagnostics"][0]


def carried_out(text: str, suggestion: Record) -> str:
    """Return `text` with a suggestion made as the format says: columns are bytes."""
    lines = text.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    start, end = (
        starts[position["line"] - 1] + position["column"] - 1
        for position in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    data = text.encode()
    inserted: bytes = suggestion["text"].encode()
    return (data[:start] + inserted + data[end:]).decode()


def test_a_diagnostic_has_its_rule_its_range_and_what_is_related() -> None:
    assert first_of(unsorted_report()) == {
        "message": "`[Mar 2025]` comes after `[Jan 2023]`",
        "location": {
            "path": "README.md",
            "range": {"start": {"line": 4, "column": 38}, "end": {"line": 4, "column": 48}},
        },
        "severity": "ERROR",
        "code": {
            "value": "unsorted-entries",
            "url": "https://github.com/awesomelint/awesomelint/blob/main/rules/unsorted-entries.md",
        },
        "related_locations": [
            {
                "message": "the earlier date",
                "location": {
                    "path": "README.md",
                    "range": {"start": {"line": 3, "column": 37}, "end": {"line": 3, "column": 47}},
                },
            }
        ],
    }


def test_columns_are_bytes() -> None:
    location = first_of(report_at(EMOJI, span_of(EMOJI, "wrong")))["location"]
    assert location["range"]["start"] == {"line": 2, "column": 9}


def test_the_edits_of_one_line_are_one_suggestion() -> None:
    edits = (Edit(span_of(EMOJI, " [x]"), ""), Edit(span_of(EMOJI, "wrong"), "right"))
    fix = Fix("mend it", edits)
    (suggestion,) = first_of(report_at(EMOJI, Span(6, 7), fix=fix))["suggestions"]
    assert suggestion["text"] == "right"
    assert carried_out(EMOJI, suggestion) == "first\n😀 é right\nlast\n"


def test_an_insertion_is_a_suggestion() -> None:
    fix = Fix("insert it", (Edit(Span(6, 6), "- "),))
    (suggestion,) = first_of(report_at(EMOJI, Span(6, 7), fix=fix))["suggestions"]
    assert carried_out(EMOJI, suggestion) == EMOJI.replace("😀", "- 😀")


@pytest.mark.parametrize(
    "fix",
    [
        Fix("a move", (Edit(Span(0, 6), ""), Edit(Span(len(EMOJI), len(EMOJI)), "first\n"))),
        Fix("unsafe", (Edit(Span(6, 7), ""),), safe=False),
        Fix("nothing", ()),
    ],
)
def test_what_must_be_made_whole_or_seen_first_is_no_suggestion(fix: Fix) -> None:
    assert "suggestions" not in first_of(report_at(EMOJI, Span(6, 7), fix=fix))


@pytest.mark.slow
@pytest.mark.parametrize("report", [whole_report(), Report((), {})], ids=["whole", "empty"])
def test_the_document_is_of_reviewdogs_format(report: Report, tmp_path: Path) -> None:
    assert rdjson_is_valid(rdjson(report), tmp_path)


@pytest.mark.slow
def test_the_program_refuses_an_unknown_severity(tmp_path: Path) -> None:
    assert not rdjson_is_valid(rdjson(unsorted_report()).replace("ERROR", "FATAL"), tmp_path)
