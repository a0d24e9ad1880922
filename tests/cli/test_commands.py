"""The other commands, and what the command line imports."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from awesomelint.engine.registry import ALL_RULES
from tests.support.command import Run
from tests.support.paths import ROOT

LIST = """## Tools

- [A](https://example.com/a) - One. `MIT` [9 Jul 2025] ![Stars](https://img.shields.io/github/stars/a/a)
  - [B](https://example.com/b)

| Name | Date |
| --- | --- |
| [C](https://example.com/c) | 2025-07 |
"""


def test_export_json_is_what_its_schema_says(run: Run) -> None:
    Path("README.md").write_text(LIST)
    exported = json.loads(run("export").out)
    schema = json.loads((ROOT / "docs" / "export.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(exported)
    first, nested, row = exported["entries"]
    assert (first["title"]["text"], first["line"], first["section"]) == ("A", 3, ["Tools"])
    assert first["dates"][0]["first"] == "2025-07-09"
    assert first["badges"][0]["alt"] == "Stars"
    assert (nested["nested_in"], row["container"]) == (3, "table")
    text = Path("README.md").read_text()
    for part in (first["title"], first["description"], first["separator"]):
        assert text[part["offset"] : part["end_offset"]] == part["text"]


def test_export_json_lines_and_csv_have_an_entry_a_line(run: Run) -> None:
    Path("README.md").write_text(LIST)
    lines = run("export", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["title"]["text"] for line in lines] == ["A", "B", "C"]
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert [(row["title"], row["date_first"]) for row in rows] == [
        ("A", "2025-07-09"),
        ("B", ""),
        ("C", "2025-07-01"),
    ]


def test_export_of_nothing_is_still_a_document(run: Run) -> None:
    Path("README.md").write_text("# Nothing\n")
    assert json.loads(run("export").out) == {"version": 1, "entries": []}
    assert run("export", "gone.md").code == 2


def test_rule_lists_every_rule_with_its_summary(run: Run) -> None:
    lines = run("rule").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.name for rule in ALL_RULES]
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("name", [rule.name for rule in ALL_RULES])
def test_rule_prints_its_page(run: Run, name: str) -> None:
    ran = run("rule", name)
    assert ran.code == 0
    assert ran.out.startswith(f"{name}\n")
    assert "Why\n" in ran.out
    assert "```" not in ran.out


def test_rule_knows_the_nearest_name(run: Run) -> None:
    ran = run("rule", "duplicate-ulr")
    assert ran.code == 2
    assert 'there is no such rule; did you mean "duplicate-url"?' in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    assert "_AWESOMELINT_COMPLETE" in run("completion", shell).out


def test_help_names_every_command(run: Run) -> None:
    out = run("--help").out
    assert all(f"  {name} " in out for name in ("check", "export", "rule", "completion"))


def _modules_imported_by(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom awesomelint.cli.main import main\n"
        "try:\n main()\nfinally:\n print(*sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split("\n")[-2].split())


def test_version_imports_no_parser() -> None:
    modules = _modules_imported_by("--version")
    assert not modules & {"markdown_it", "mdformat", "regex", "tomllib", "pathspec"}


def test_check_imports_what_it_needs_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("- [A](https://example.com/a) - One.\n")
    modules = _modules_imported_by("check", str(path))
    assert "markdown_it" in modules
    assert not modules & {
        "mdformat",
        "regex",
        "wcwidth",
        "importlib.metadata",
        "difflib",
        "cmarkgfm",
    }


def test_python_m_awesomelint_is_the_command(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "awesomelint", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("awesomelint 0.")


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("chek", 'did you mean "check"?'),
        ("conv", 'did you mean "conventions"?'),
        ("c", 'did you mean "check", "clean", "completion" or "conventions"?'),
        ("zzz", "known: baseline, check, clean, completion,"),
    ],
)
def test_an_unknown_command_is_told_what_it_may_mean(run: Run, word: str, advice: str) -> None:
    ran = run(word)
    assert (ran.code, ran.out) == (2, "")
    assert f"no such command {word!r}; {advice}" in ran.err


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("duplicat-url", 'did you mean "duplicate-url"?'),
        ("date", 'did you mean "date-before-arxiv"?'),
        ("arxiv", 'did you mean "date-before-arxiv"?'),
    ],
)
def test_an_unknown_rule_is_told_what_it_may_mean(run: Run, word: str, advice: str) -> None:
    assert advice in run("rule", word).err


def test_the_format_of_export_has_the_name_it_has_elsewhere(run: Run) -> None:
    Path("README.md").write_text(LIST)
    by_new_name = run("export", "--output-format", "csv").out
    assert by_new_name.startswith("path,line,")
    assert run("export", "--format", "csv").out == by_new_name


def test_show_files_names_what_would_be_checked(run: Run) -> None:
    for name in ("README.md", "CONTRIBUTING.md", "old.md"):
        Path(name).write_text(LIST)
    Path("awesomelint.toml").write_text('exclude = ["old.md"]\n')
    ran = run("check", "--show-files")
    assert (ran.code, ran.out, ran.err) == (0, "README.md\n", "")
    assert run("check", "--show-files", "CONTRIBUTING.md").out == "CONTRIBUTING.md\n"
    assert run("check", "--show-files", "gone.md").code == 2


def test_show_settings_prints_what_applies_to_each_file(run: Run) -> None:
    for name in ("README.md", "a.md", "b.md"):
        Path(name).write_text(LIST)
    Path("awesomelint.toml").write_text(
        '[rules]\nall = "off"\nmalformed-link = "warning"\n'
        "[[overrides]]\nfiles = ['b.md']\n"
        "rules = { inconsistent-ending = { level = 'error', ending = 'none' } }\n"
    )
    ran = run("check", "--show-settings", "--extend-select", "duplicate-url")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "README.md\na.md\nconfiguration: awesomelint.toml\n"
        "  malformed-link  warning\n"
        '  duplicate-url   error    elsewhere = "infer"\n'
        "\n"
        "b.md\nconfiguration: awesomelint.toml\n"
        "  malformed-link       warning\n"
        '  inconsistent-ending  error    ending = "none", report = "each", rows = "infer"\n'
        '  duplicate-url        error    elsewhere = "infer"\n'
    )
    assert run("check", "--show-settings", "--isolated").out.startswith(
        "README.md\na.md\nb.md\nconfiguration: none\n"
    )
