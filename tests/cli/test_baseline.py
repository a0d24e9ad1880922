"""`awesomelint baseline`, and `check` where there is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesomelint.errors import WriteError
from tests.support.changes import OLD, ZETA, Repository, concise, entry, told
from tests.support.command import Run

NAME = "awesomelint-baseline.json"


def known() -> list[tuple[str, str]]:
    findings = json.loads(Path(NAME).read_text())["findings"]
    return [(row["path"], row["rule"]) for row in findings]


def test_what_is_in_the_baseline_is_not_told(run: Run, repository: Repository) -> None:
    ran = run("baseline")
    assert (ran.code, ran.err) == (0, f"{NAME}: 2 findings\n")
    ran = concise(run)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "No faults in 13 entries of 1 list",
        f"2 findings in {NAME} not shown",
    ]
    assert len(told(concise(run, "--no-baseline"))) == 2
    assert len(told(concise(run, "--isolated"))) == 2


def test_a_new_finding_is_told(run: Run, repository: Repository) -> None:
    run("baseline")
    repository.write(OLD.replace(entry("omega"), entry("omega") + entry("omega")))
    ran = concise(run)
    assert (ran.code, told(ran)) == (1, ["README.md:18 duplicate-url"])
    assert ran.err.startswith("1 finding (1 mended by")


def test_edits_elsewhere_and_a_second_run_change_nothing(run: Run, repository: Repository) -> None:
    run("baseline")
    repository.write(OLD.replace("## Tools", "Some words.\n\n## Instruments"))
    for _ in range(2):  # the second time from the cache
        assert told(concise(run)) == []
    before = repository.read(NAME)
    run("baseline")
    assert repository.read(NAME) == before


def test_what_is_gone_is_named_and_pruned(run: Run, repository: Repository) -> None:
    run("baseline")
    repository.write(
        OLD.replace(entry("mu", separator=" – "), entry("mu")).replace(
            entry("omega"), entry("omega") + ZETA
        )
    )
    ran = concise(run)
    assert ran.err.splitlines()[1:] == [
        f"1 finding in {NAME} not shown",
        f"1 finding of {NAME} gone; `awesomelint baseline --prune` removes them:",
        "  README.md: inconsistent-separator: github.com/x/mu",
    ]
    assert run("baseline", "--prune").err == f"{NAME}: 1 finding, 1 removed\n"
    assert known() == [("README.md", "unsorted-entries")]  # the new fault was not added
    assert told(concise(run)) == ["README.md:18 inconsistent-separator"]


def test_rules_and_files_that_were_not_checked_are_not_gone(
    run: Run, repository: Repository
) -> None:
    repository.write(OLD, "more.md")
    run("baseline")
    assert len(known()) == 4
    assert "gone" not in concise(run, "--select", "unsorted-entries").err
    assert "gone" not in concise(run, "--ignore", "inconsistent-separator").err
    assert "gone" not in concise(run, "README.md").err
    run("baseline", "README.md")
    assert len(known()) == 4
    (repository.folder / "more.md").unlink()
    assert concise(run).err.count("  more.md: ") == 2
    assert run("baseline", "--prune").err == f"{NAME}: 2 findings, 2 removed\n"


def test_paths_are_those_from_the_root(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(OLD, "docs/more.md")
    run("baseline")
    monkeypatch.chdir(repository.folder / "docs")
    ran = concise(run)
    assert (told(ran), ran.code) == ([], 0)
    assert "gone" not in ran.err
    assert told(concise(run, "../README.md")) == []


def test_every_format_leaves_out_what_is_known(run: Run, repository: Repository) -> None:
    run("baseline")
    for name in ("full", "json", "jsonl", "github"):
        assert "unsorted-entries" not in run("check", "--output-format", name).out
    assert "unsorted-entries" not in run("check", "--statistics").out


def test_a_broken_baseline_is_an_error(run: Run, repository: Repository) -> None:
    repository.write("{", NAME)
    for arguments in (["check"], ["baseline"], ["baseline", "--prune"]):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert f"{NAME}: broken JSON" in ran.err
    assert repository.read(NAME) == "{"


def test_without_a_baseline_there_is_nothing_to_prune(run: Run, repository: Repository) -> None:
    ran = run("baseline", "--prune")
    assert (ran.code, Path(NAME).exists()) == (2, False)
    assert "there is no baseline" in ran.err


def test_nothing_is_written_if_a_file_cannot_be_read(run: Run, repository: Repository) -> None:
    (repository.folder / "latin.md").write_bytes(b"caf\xe9\n")
    ran = run("baseline")
    assert (ran.code, Path(NAME).exists()) == (2, False)
    assert "latin.md: not UTF-8" in ran.err


def test_a_baseline_that_cannot_be_replaced_stays(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("baseline")
    before = repository.read(NAME)

    def fail(*_: object, **__: object) -> None:
        raise WriteError(NAME, "no")

    monkeypatch.setattr("awesomelint.disk.writer.write", fail)
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    assert run("baseline").code == 2
    assert repository.read(NAME) == before
