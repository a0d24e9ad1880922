"""`awesomelint init` as its user meets it: what it prints, writes and refuses."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from awesomelint.disk.config_files import NAMES
from tests.support.command import Run
from tests.support.paths import ROOT

SCHEMA = json.loads((ROOT / "docs" / "awesomelint.schema.json").read_text(encoding="utf-8"))


def _list(title: str, separator: str = " - ") -> str:
    return "".join(
        f"- [{title} {n}](https://example.com/{title}/{n}){separator}Text.\n" for n in range(10, 20)
    )


def _write(**files: str) -> None:
    for name, text in files.items():
        path = Path(f"{name.replace('__', '/')}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _written() -> dict[str, Any]:
    return tomllib.loads(Path("awesomelint.toml").read_text(encoding="utf-8"))


def _diagnostics(run: Run, *options: str) -> list[dict[str, Any]]:
    """Return what check finds, without the wording."""
    ran = run("check", "--output-format", "json", "--exit-zero", "--quiet", *options)
    assert ran.err == ""
    diagnostics: list[dict[str, Any]] = json.loads(ran.out)["diagnostics"]
    for diagnostic in diagnostics:
        for finding in [diagnostic, *diagnostic["occurrences"]]:
            for record in [finding, *finding["related"]]:
                del record["message"]
    return diagnostics


def test_the_style_is_printed_and_written(run: Run) -> None:
    _write(README=_list("A") + "- [B](https://example.com/b): Text.\n")
    before = _diagnostics(run)
    ran = run("init")
    assert (ran.code, ran.err) == (0, "")
    assert "README.md: 11 entries in 1 list\n" in ran.out
    assert "  separator            ` - ` in 10 of 11 descriptions\n" in ran.out
    assert "none found" not in ran.out
    assert "awesomelint.toml written: 15 values for 1 file, 9 of them undecided\n" in ran.out
    assert "    hooks:\n      - id: awesomelint\n" in ran.out
    assert "- run: awesomelint check --output-format github\n" in ran.out
    assert not Path(".pre-commit-config.yaml").exists()
    assert _written() == {
        "preset": "recommended",
        "rules": {
            "inconsistent-separator": {"separator": " - ", "joints": "any"},
            "dangling-separator": {"report": "each"},
            "inconsistent-ending": {"ending": "any", "rows": "any"},
            "inconsistent-marker": {"bullet": "-"},
            "inconsistent-date": {"format": "any", "delimiter": "any"},
            "misplaced-date": {"slot": "any"},
            "missing-date": {"require": False},
            "unsorted-entries": {"by": "title", "top": "text"},
            "duplicate-url": {"elsewhere": "differing"},
            "non-canonical-url": {"arxiv": "any"},
            "missing-badge": {"require": False},
        },
    }
    text = Path("awesomelint.toml").read_text(encoding="utf-8")
    assert (
        "# separator: ` - ` in 10 of 11 descriptions\n"
        "# before double brackets: none found\n"
        'inconsistent-separator = { separator = " - ", joints = "any" }\n'
    ) in text
    assert len(before) == 1
    assert _diagnostics(run) == before


def test_diff_writes_nothing(run: Run) -> None:
    _write(README=_list("A"))
    ran = run("init", "--diff")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("--- a/awesomelint.toml\n+++ b/awesomelint.toml\n@@ -0,0 +1,")
    assert '+inconsistent-separator = { separator = " - ", joints = "any" }\n' in ran.out
    assert [path.name for path in Path().iterdir()] == ["README.md"]


@pytest.mark.parametrize("name", NAMES)
def test_a_configuration_is_never_overwritten(run: Run, name: str) -> None:
    _write(README=_list("A"))
    before = '[tool.awesomelint]\npreset = "strict"\n' if name == "pyproject.toml" else "# mine\n"
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(before)
    ran = run("init")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"awesomelint: {name}: there is a configuration already; "
        "--diff shows a new configuration, --force writes it\n"
    )
    assert path.read_text() == before
    assert Path("awesomelint.toml").exists() == (name == "awesomelint.toml")
    assert run("init", "--diff").out.count('+preset = "recommended"\n') == 1
    forced = run("init", "--force")
    assert forced.code == 0
    assert _written()["preset"] == "recommended"
    if name != "awesomelint.toml":
        assert path.read_text() == before
        assert f"{name} is not read any more: awesomelint.toml comes before it\n" in forced.out


def test_a_pyproject_that_is_not_about_lists_is_no_configuration(run: Run) -> None:
    _write(README=_list("A"))
    Path("pyproject.toml").write_text('[project]\nname = "awesomelint-like"\n')
    assert run("init").code == 0


def test_files_that_differ_get_overrides(run: Run) -> None:
    _write(a=_list("A"), b=_list("B"), docs__c=_list("C", ": "), docs__notes="* one\n* two\n")
    before = _diagnostics(run)
    run("init")
    written = _written()
    assert written["overrides"] == [
        {"files": ["docs/c.md"], "rules": {"inconsistent-separator": {"separator": ": "}}},
        {"files": ["docs/notes.md"], "rules": {"inconsistent-marker": {"bullet": "any"}}},
    ]
    jsonschema.Draft7Validator(SCHEMA).validate(written)
    assert _diagnostics(run) == before


def test_a_readme_and_its_sections_are_one_list(run: Run) -> None:
    links = "\n## More\n\n- [A](section/a.md)\n- [B](section/b.md)\n- [zh](README-zh.md)\n"
    _write(
        README=_list("R") + links,
        section__a=_list("A"),
        section__b=_list("B") + "- [R 10](https://example.com/R/10) - Text.\n",
        **{"README-zh": _list("R", " — "), "docs__zh__README": _list("R", " — ")},
    )
    alone = _diagnostics(run)
    ran = run("init")
    assert "README.md, section/a.md, section/b.md: one list, 1 more finding\n" in ran.out
    assert _written()["lists"] == [{"files": ["README.md", "!**/*/README.md", "section/*.md"]}]
    jsonschema.Draft7Validator(SCHEMA).validate(_written())
    together = _diagnostics(run)
    more = [diagnostic for diagnostic in together if diagnostic not in alone]
    assert [(diagnostic["path"], diagnostic["rule"]) for diagnostic in more] == [
        ("section/b.md", "duplicate-url")
    ]
    assert [diagnostic for diagnostic in alone if diagnostic not in together] == []


def test_files_that_repeat_each_other_are_proposed_as_one_list_at_most(run: Run) -> None:
    twice = "\n## Twice\n\n- [R 10](https://example.com/R/10) - Other.\n- [S](https://s.s) - S.\n"
    links = "\n## More\n\n- [A](section/a.md)\n- [B](section/b.md)\n"
    _write(README=_list("R") + twice + links, section__a=_list("R"), section__b=_list("R"))
    before = _diagnostics(run)
    run("init")
    assert "lists" not in _written()
    assert '# [[lists]]\n# files = ["README.md", "section/*.md"]\n' in (
        Path("awesomelint.toml").read_text(encoding="utf-8")
    )
    assert _diagnostics(run) == before


def test_the_preset_is_written_and_what_it_says_is_left_to_it(run: Run) -> None:
    _write(README=_list("A"))
    before = _diagnostics(run, "--preset", "awesome")
    assert run("init", "--preset", "awesome").code == 0
    written = _written()
    assert written["preset"] == "awesome"
    assert written["rules"]["inconsistent-separator"] == {"joints": "any"}
    assert _diagnostics(run) == before


def test_the_root_is_the_repositorys(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(README=_list("A"), docs__a=_list("B"))
    Path(".git").mkdir()
    monkeypatch.chdir("docs")
    ran = run("init")
    assert "README.md: 10 entries" in ran.out
    assert Path("../awesomelint.toml").is_file()
    assert not Path("awesomelint.toml").exists()


def test_only_the_files_named_are_read(run: Run) -> None:
    _write(a=_list("A"), b=_list("B", ": "))
    run("init", "a.md")
    assert "overrides" not in _written()


def test_a_folder_with_a_configuration_of_its_own_is_left_to_it(run: Run) -> None:
    _write(README=_list("A"), docs__a=_list("B", ": "))
    Path("docs/awesomelint.toml").write_text('preset = "strict"\n')
    ran = run("init")
    assert "not covered, because they have configurations of their own: docs/a.md\n" in ran.out
    assert "overrides" not in _written()


def test_a_hook_that_is_there_is_not_proposed(run: Run) -> None:
    _write(README=_list("A"))
    Path(".pre-commit-config.yaml").write_text("repos:\n- repo: x/awesomelint\n")
    Path(".github/workflows").mkdir(parents=True)
    Path(".github/workflows/lint.yml").write_text("- run: awesomelint check\n")
    out = run("init").out
    assert "For pre-commit" not in out
    assert "For GitHub" not in out


def _unreadable() -> None:
    _write(README=_list("A"))
    Path("b.md").write_bytes(b"\xff")


def _dangling() -> None:
    _write(README=_list("A"))
    Path("awesomelint.toml").symlink_to("gone.toml")


@pytest.mark.parametrize(
    ("prepare", "arguments", "error"),
    [
        (lambda: _write(README="# Nothing\n"), (), "no file here has an entry; name the lists"),
        (lambda: _write(README=_list("A")), ("gone.md",), "gone.md: no such file or folder"),
        (lambda: _write(README=_list("A")), ("..",), "outside the repository"),
        (lambda: _write(README=_list("A")), ("--preset", "awsome"), "did you mean"),
        (_unreadable, (), "b.md: not UTF-8 at line 1"),
        (_dangling, (), "awesomelint.toml: not written: there is a file already"),
    ],
)
def test_an_error_ends_the_run_with_nothing_written(
    run: Run, prepare: Callable[[], None], arguments: tuple[str, ...], error: str
) -> None:
    prepare()
    Path("../outside.md").write_text(_list("O"))
    before = sorted(Path().iterdir())
    ran = run("init", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert error in ran.err
    assert sorted(Path().iterdir()) == before
