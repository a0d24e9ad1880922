"""`awesomelint conventions` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from awesomelint.engine.registry import ALL_RULES
from tests.support.command import Run
from tests.support.paths import ROOT

LIST = "".join(f"- [T{n}](https://example.com/{n}) - Text. [{n} Jul 2025]\n" for n in range(10, 20))


def test_each_file_has_its_conventions_with_evidence(run: Run) -> None:
    Path("README.md").write_text(LIST)
    Path("notes.md").write_text("# Notes\n")
    ran = run("conventions")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "README.md: 10 entries in 1 list"
    assert [line for line in lines if line.startswith("  separator ")] == [
        "  separator               ` - ` in 10 of 10 descriptions"
    ]
    assert "  place of dates          at the end in 10 of 10 dates" in lines
    assert lines[-1] == "notes.md: no entries"


def test_json_is_what_its_schema_says(run: Run) -> None:
    Path("README.md").write_text(LIST)
    printed = json.loads(run("conventions", "--output-format", "json").out)
    schema = json.loads((ROOT / "docs" / "conventions.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(printed)
    (file,) = printed["files"]
    assert (file["path"], file["entries"], file["lists"]) == ("README.md", 10, 1)
    names = [convention["name"] for convention in file["conventions"]]
    assert names == [reliance.aspect for entry in ALL_RULES for reliance in entry.rule.relies_on]
    order = file["conventions"][names.index("date format")]
    assert order == {
        "name": "date format",
        "rule": "inconsistent-date",
        "holds": True,
        "words": "`D Mon YYYY`",
        "count": 10,
        "total": 10,
        "unit": "dates",
        "options": {"format": "D Mon YYYY"},
        "adoption": None,
    }


def test_what_most_of_a_list_does_can_be_adopted(run: Run) -> None:
    ends = ("", ".", ".") * 8
    entries = (f"- [T{n}](https://example.com/{n}) - Words{end}\n" for n, end in enumerate(ends))
    Path("README.md").write_text("".join(entries))
    line = next(line for line in run("conventions").out.splitlines() if "end of desc" in line)
    assert line.endswith("; `fix --adopt ending=stop` changes 8 places")
    file = json.loads(run("conventions", "--output-format", "json").out)["files"][0]
    schema = json.loads((ROOT / "docs" / "conventions.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate({"version": 1, "files": [file]})
    adoptions = [each["adoption"] for each in file["conventions"] if each["adoption"]]
    assert adoptions == [{"name": "ending", "value": "stop", "places": 8}]
    run("fix", "--adopt", "ending=stop")
    assert "with a full stop in 24 of 24 descriptions" in run("conventions").out


def test_standard_input_is_read_too(run: Run) -> None:
    ran = run("conventions", "-", "--stdin-filename", "a.md", stdin=LIST.encode())
    assert ran.out.startswith("a.md: 10 entries in 1 list\n")


def test_what_a_list_writes_cannot_reach_the_terminal(run: Run) -> None:
    dates = LIST.replace(" - ", " \x1b[31m ")
    Path("README.md").write_text(dates)
    assert "\x1b" not in run("conventions").out


def test_a_file_that_cannot_be_read_is_an_error(run: Run) -> None:
    ran = run("conventions", "gone.md")
    assert (ran.code, ran.out) == (2, "")
    assert "gone.md" in ran.err
