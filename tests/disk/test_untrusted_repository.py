"""A repository that wants to run programs: its settings name them, and none may run.

Each setting here makes git run `evil`, which leaves a marker.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from awesomelint.disk.git import git_output, list_files
from tests.support.command import Run
from tests.support.repository import git

CLEAN = "- [A](https://example.com/a) - One.\n- [B](https://example.com/b) - Two.\n"
SUMMARY = "No faults in 2 entries of 1 list\n"
MARKER = "marker"


@pytest.fixture(autouse=True)
def _no_git_of_the_system(no_git_of_the_caller: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that leaves a marker beside itself when it runs."""
    path = tmp_path_factory.mktemp("programs") / "evil"
    path.write_text(f'#!/bin/sh\necho run >> "{path.parent / MARKER}"\nexit 1\n')
    path.chmod(0o755)
    return path


def has_run(evil: Path) -> bool:
    return (evil.parent / MARKER).exists()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one tracked list and an ignored one."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(CLEAN)
    (tmp_path / "ignored.md").write_text("- [A](")
    (tmp_path / ".gitignore").write_text("ignored.md\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "list")
    return tmp_path


def monitor(folder: Path, evil: Path) -> None:
    git(folder, "config", "core.fsmonitor", str(evil))


def included_monitor(folder: Path, evil: Path) -> None:
    (folder / ".gitsettings").write_text(f"[core]\nfsmonitor = {evil}\n")
    git(folder, "config", "include.path", "../.gitsettings")


def monitor_included_by_condition(folder: Path, evil: Path) -> None:
    (folder / ".gitsettings").write_text(f"[core]\nfsmonitor = {evil}\n")
    git(folder, "config", "includeIf.gitdir:/.path", "../.gitsettings")


def monitor_of_a_worktree(folder: Path, evil: Path) -> None:
    git(folder, "config", "extensions.worktreeConfig", "true")
    git(folder, "config", "--worktree", "core.fsmonitor", str(evil))


def monitor_behind_a_git_file(folder: Path, evil: Path) -> None:
    git(folder, "init", "--quiet", "--separate-git-dir", str(evil.parent / "elsewhere"))
    assert (folder / ".git").is_file()
    monitor(folder, evil)


MONITORS = [
    monitor,
    included_monitor,
    monitor_included_by_condition,
    monitor_of_a_worktree,
    monitor_behind_a_git_file,
]


def missing(folder: Path) -> None:
    """Make it a partial clone that has to fetch the `.gitignore` of a folder left out of it."""
    blob = git(folder, "hash-object", "-w", "--stdin", text="nothing.md\n").strip()
    git(folder, "update-index", "--add", "--cacheinfo", f"100644,{blob},sub/.gitignore")
    git(folder, "update-index", "--skip-worktree", "sub/.gitignore")
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    (folder / "sub").mkdir()
    (folder / "sub/b.txt").write_text("x")
    for setting in (
        "core.repositoryFormatVersion=1",
        "extensions.partialClone=origin",
        "remote.origin.promisor=true",
    ):
        git(folder, "config", *setting.split("="))


def fetched_by_ssh(folder: Path, evil: Path) -> None:
    git(folder, "config", "remote.origin.url", "ssh://example.invalid/x")
    git(folder, "config", "core.sshCommand", str(evil))
    git(folder, "config", "protocol.ssh.allow", "always")


def fetched_by_a_program(folder: Path, evil: Path) -> None:
    git(folder, "config", "remote.origin.url", f"ext::{evil}")
    git(folder, "config", "protocol.ext.allow", "always")


def fetched_from_a_folder(folder: Path, evil: Path) -> None:
    git(folder, "config", "remote.origin.url", str(folder))
    git(folder, "config", "remote.origin.uploadPack", str(evil))
    git(folder, "config", "protocol.file.allow", "always")


FETCHES = [fetched_by_ssh, fetched_by_a_program, fetched_from_a_folder]

Plant = Callable[[Path, Path], None]


@pytest.mark.parametrize("plant", MONITORS)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_no_monitor_runs(
    run: Run, repository: Path, evil: Path, plant: Plant, command: str
) -> None:
    plant(repository, evil)
    ran = run(command, ".")
    summary = SUMMARY if command == "check" else "0 files changed\n"
    assert (ran.code, ran.err) == (0, summary)  # the ignored list would be an error
    assert not has_run(evil)


@pytest.mark.parametrize("plant", FETCHES)
def test_nothing_is_fetched(run: Run, repository: Path, evil: Path, plant: Plant) -> None:
    missing(repository)
    plant(repository, evil)
    assert list_files(repository) == [
        str(repository / name)
        for name in (".gitignore", "README.md", "sub/.gitignore", "sub/b.txt")
    ]
    ran = run("check", ".")
    assert (ran.code, ran.err) == (0, SUMMARY)
    assert not has_run(evil)


@pytest.mark.parametrize("plant", FETCHES)
@pytest.mark.parametrize("allowed", ["", "ssh:ext:file"])
def test_no_fetch_runs_a_program(
    repository: Path, evil: Path, plant: Plant, allowed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Versions of git that know no GIT_NO_LAZY_FETCH fetch what is missing in this way.
    if allowed:
        monkeypatch.setenv("GIT_ALLOW_PROTOCOL", allowed)
    plant(repository, evil)
    assert git_output(str(repository), "fetch", "origin") is None
    assert not has_run(evil)


@pytest.mark.parametrize("name", ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF"])
def test_programs_of_the_environment_do_not_run(
    repository: Path, evil: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(evil))
    git(repository, "config", "remote.origin.url", "ssh://example.invalid/x")
    (repository / "README.md").write_text("x\n")
    git_output(str(repository), "fetch", "origin")
    git_output(str(repository), "diff")
    assert not has_run(evil)


def test_no_hook_runs(repository: Path, evil: Path) -> None:
    hook = repository / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.symlink_to(evil)
    (repository / "new.md").write_text(CLEAN)
    assert git_output(str(repository), "update-index", "--add", "new.md") == b""
    assert not has_run(evil)


def test_no_external_diff_runs(repository: Path, evil: Path) -> None:
    git(repository, "config", "diff.external", str(evil))
    (repository / "README.md").write_text("x\n")
    assert git_output(str(repository), "diff") is None
    assert b"+x" in (git_output(str(repository), "diff", "--no-ext-diff") or b"")
    assert not has_run(evil)


@pytest.mark.parametrize("path", ["", ".", "bin", "./bin"])
def test_a_git_of_the_repository_does_not_run(
    run: Run, repository: Path, evil: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "bin").mkdir()
    for name in ("git", "bin/git"):
        (repository / name).symlink_to(evil)
    monkeypatch.setenv("PATH", os.pathsep.join([path, os.environ["PATH"]]))
    assert run("check", ".").err == SUMMARY
    monkeypatch.setenv("PATH", path)
    assert run("check", ".").err == SUMMARY  # without git
    assert not has_run(evil)


def test_the_users_own_settings_hold(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored = tmp_path_factory.mktemp("user") / "ignore"
    ignored.write_text("mine.md\n")
    (repository / "mine.md").write_text(CLEAN)
    (repository / "yours.md").write_text(CLEAN)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(ignored))
    listed = git_output(str(repository), "ls-files", "--others", "--exclude-standard")
    assert listed == b"yours.md\n"
