"""The formats `json` and `jsonl`."""

from __future__ import annotations

import json

import jsonschema
import pytest

from awesomelint.diagnostic import Edit, Fix
from awesomelint.output import FORMATS
from awesomelint.output.report import Report
from awesomelint.text import Span
from tests.output.reports import report_at, several_report, unsorted_report
from tests.support.paths import ROOT

DOCUMENT = """\
{
  "version": 2,
  "diagnostics": [
    {
      "path": "README.md",
      "line": 4,
      "column": 38,
      "end_line": 4,
      "end_column": 48,
      "offset": 95,
      "end_offset": 105,
      "rule": "unsorted-entries",
      "url": "https://github.com/awesomelint/awesomelint/blob/main/rules/unsorted-entries.md",
      "level": "error",
      "message": "`[Mar 2025]` comes after `[Jan 2023]`",
      "fixable": "unsafe",
      "related": [
        {
          "path": "README.md",
          "line": 3,
          "column": 37,
          "end_line": 3,
          "end_column": 47,
          "offset": 47,
          "end_offset": 57,
          "message": "the earlier date"
        }
      ],
      "fixes": [
        {
          "message": "move it before `One`",
          "safe": false,
          "edits": []
        }
      ],
      "occurrences": [
        {
          "path": "README.md",
          "line": 4,
          "column": 38,
          "end_line": 4,
          "end_column": 48,
          "offset": 95,
          "end_offset": 105,
          "message": "`[Mar 2025]` comes after `[Jan 2023]`",
          "fingerprint": "2663697fe3b59b26fbee5e03432bda4d",
          "fix": 0,
          "related": [
            {
              "path": "README.md",
              "line": 3,
              "column": 37,
              "end_line": 3,
              "end_column": 47,
              "offset": 47,
              "end_offset": 57,
              "message": "the earlier date"
            }
          ]
        }
      ]
    },
    {
      "path": "README.md",
      "line": 1,
      "column": 1,
      "end_line": 1,
      "end_column": 10,
      "offset": 0,
      "end_offset": 9,
      "rule": "short-title",
      "url": "https://github.com/awesomelint/awesomelint/blob/main/rules/short-title.md",
      "level": "warning",
      "message": "the title is short",
      "fixable": null,
      "related": [],
      "fixes": [],
      "occurrences": [
        {
          "path": "README.md",
          "line": 1,
          "column": 1,
          "end_line": 1,
          "end_column": 10,
          "offset": 0,
          "end_offset": 9,
          "message": "the title is short",
          "fingerprint": "3fdd922636cc3ec105a03c37e6fb51c9",
          "fix": null,
          "related": []
        }
      ]
    }
  ]
}
"""


def test_the_document() -> None:
    assert FORMATS["json"].render(unsorted_report()) == DOCUMENT


def test_nothing_found_is_a_document_too() -> None:
    assert FORMATS["json"].render(Report((), {})) == '{\n  "version": 2,\n  "diagnostics": []\n}\n'


def test_lines_hold_the_records_of_the_document() -> None:
    lines = FORMATS["jsonl"].render(unsorted_report())
    assert lines.endswith("}\n")
    records = [json.loads(line) for line in lines.splitlines()]
    assert records == json.loads(DOCUMENT)["diagnostics"]


def test_nothing_found_is_no_line() -> None:
    assert FORMATS["jsonl"].render(Report((), {})) == ""


def test_a_safe_fix() -> None:
    record = json.loads(
        FORMATS["jsonl"].render(report_at("a", Span(0, 1), fix=Fix("remove it", ())))
    )
    assert record["fixable"] == "safe"


def test_each_occurrence_has_its_position_its_fix_and_what_is_related() -> None:
    record = json.loads(FORMATS["jsonl"].render(several_report(4, with_partners=True)))
    assert (record["message"], record["line"], record["fixable"]) == ("4 are wrong", 2, "safe")
    occurrences = record["occurrences"]
    assert [occurrence["line"] for occurrence in occurrences] == [2, 3, 4, 5]
    assert [occurrence["message"] for occurrence in occurrences][:1] == ["number 0 is wrong"]
    assert {occurrence["related"][0]["line"] for occurrence in occurrences} == {1}
    assert [occurrence["fix"] is None for occurrence in occurrences] == [True, False, True, False]
    (edit,) = record["fixes"][occurrences[1]["fix"]]["edits"]
    assert (edit["line"], edit["column"], edit["end_column"], edit["text"]) == (3, 3, 4, "W")


def test_an_edit_has_the_text_that_is_written() -> None:
    edits = (Edit(Span(0, 1), "a_b_ *c*", new=True), Edit(Span(1, 1), "a|b", in_cell=True))
    record = json.loads(FORMATS["jsonl"].render(report_at("a", Span(0, 1), fix=Fix("x", edits))))
    written = [edit["text"] for edit in record["fixes"][0]["edits"]]
    assert written == ["a_b\\_ *c*", "a\\|b"]


def test_the_documents_are_what_their_schema_says() -> None:
    schema = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for report in (unsorted_report(), several_report(with_partners=True), Report((), {})):
        validator.validate(json.loads(FORMATS["json"].render(report)))
    mistaken = json.loads(DOCUMENT)
    mistaken["diagnostics"][0]["occurrences"][0]["more"] = 1
    assert not validator.is_valid(mistaken)


def test_columns_and_offsets_are_code_points() -> None:
    record = json.loads(FORMATS["jsonl"].render(report_at("\r\n👩‍💻x", Span(5, 6))))
    assert (record["line"], record["column"], record["offset"]) == (2, 4, 5)


@pytest.mark.parametrize(
    ("text", "dumped"),
    [
        ("é 中 👩‍💻 \u200c", '"é 中 👩‍💻 \u200c"'),
        ("\x1b\x07", r'"\u001b\u0007"'),
        ("\x7f\x85\x9b", r'"\u007f\u0085\u009b"'),
        ("\u202e\u2066\u200f\u061c", r'"\u202e\u2066\u200f\u061c"'),
        ("\u2028\u2029", r'"\u2028\u2029"'),
        ("\udc80", r'"\udc80"'),
        ("##[error]", r'"##\u005berror]"'),
    ],
)
def test_what_is_unsafe_is_escaped_and_decodes_again(text: str, dumped: str) -> None:
    line = FORMATS["jsonl"].render(report_at("a", Span(0, 1), message=text))
    assert f'"message": {dumped},' in line
    assert json.loads(line)["message"] == text
