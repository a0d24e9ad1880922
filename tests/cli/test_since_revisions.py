"""Which commit `--since` compares with, and what it says where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.changes import OLD, ZETA, Repository, add, concise, entry, told
from tests.support.command import Run


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "GITHUB_BASE_REF",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    ):
        monkeypatch.delenv(name, raising=False)


def test_a_revision_that_is_not_there_is_an_error(run: Run, repository: Repository) -> None:
    for command in ("check", "fix"):
        ran = run(command, "--since", "origin/main")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "awesomelint: --since origin/main: there is no such commit here; "
            "run `git fetch origin main`\n"
        )
    assert repository.read() == OLD


@pytest.mark.parametrize("name", ["", "-x", "--all"])
def test_what_is_no_name_of_a_commit(run: Run, repository: Repository, name: str) -> None:
    ran = run("check", f"--since={name}")
    assert (ran.code, ran.out) == (2, "")


def test_a_shallow_clone_says_how_to_get_the_rest(
    run: Run,
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.write(add(OLD, "alpha", ZETA))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.commit("more")
    clone = tmp_path_factory.mktemp("clone")
    url = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth=1", "--branch=branch", url, str(clone))
    monkeypatch.chdir(clone)
    ran = run("check", "--since", "origin/main")
    assert (ran.code, ran.out) == (2, "")
    assert "this clone is shallow: set `fetch-depth: 0`" in ran.err
    repository.git(
        "-C", str(clone), "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main"
    )
    ran = run("check", "--since", "origin/main")
    assert (ran.code, ran.out) == (2, "")
    assert "HEAD has no commit in common with it; this clone is shallow" in ran.err


def test_outside_of_a_repository(run: Run) -> None:
    for option in (["--since", "main"], ["--staged"]):
        ran = run("check", *option)
        assert (ran.code, ran.out) == (2, "")
        assert "this is no git repository" in ran.err


def test_both_options(run: Run, repository: Repository) -> None:
    for command in ("check", "fix"):
        ran = run(command, "--since", "HEAD", "--staged")
        assert (ran.code, ran.out) == (2, "")
        assert "--since and --staged exclude each other" in ran.err


def test_a_file_of_another_repository(
    run: Run, repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "README.md"
    other.write_text(OLD)
    ran = concise(run, "--since", "HEAD", str(other))
    assert (ran.code, ran.out) == (2, "")
    assert "not in the repository" in ran.err


def test_before_the_first_commit_there_is_nothing_since(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write(OLD)
    ran = concise(run, "--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "the repository has no commit yet" in ran.err


def test_auto_is_the_branch_that_a_pull_request_goes_to(
    run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("update-ref", "refs/remotes/origin/next", "HEAD")
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    repository.commit()
    monkeypatch.setenv("GITHUB_BASE_REF", "next")
    assert told(concise(run, "--since", "auto")) == ["README.md:18 inconsistent-separator"]
    monkeypatch.setenv("GITHUB_BASE_REF", "gone")
    ran = concise(run, "--since", "auto")
    assert ran.code == 2
    assert "--since auto (origin/gone): there is no such commit here" in ran.err
    monkeypatch.delenv("GITHUB_BASE_REF")
    monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "next")
    assert told(concise(run, "--since", "auto")) == ["README.md:18 inconsistent-separator"]
    monkeypatch.setenv(
        "CI_MERGE_REQUEST_DIFF_BASE_SHA", repository.git("rev-parse", "HEAD").strip()
    )
    assert told(concise(run, "--since", "auto")) == []


def test_auto_is_the_default_branch_of_origin_otherwise(run: Run, repository: Repository) -> None:
    ran = concise(run, "--since", "auto")
    assert ran.code == 2
    assert "git remote set-head origin --auto" in ran.err
    repository.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    repository.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    repository.write(OLD.replace(entry("omega"), entry("omega") + ZETA))
    repository.commit()
    assert told(concise(run, "--since", "auto")) == ["README.md:18 inconsistent-separator"]
