"""What git tracks and does not ignore, or None where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from awesomelint.disk.git import list_files as list_names
from awesomelint.disk.git import repository_root
from tests.support.repository import git

pytestmark = pytest.mark.usefixtures("no_git_of_the_caller")


def list_files(folder: Path) -> list[Path] | None:
    listed = list_names(folder)
    return None if listed is None else [Path(one) for one in listed]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one tracked, one new, one ignored and one tracked but ignored file."""
    git(tmp_path, "init")
    (tmp_path / "sub").mkdir()
    for name in ("tracked.md", "sub/new.md", "sub/ignored.md", "sub/kept.md"):
        (tmp_path / name).write_text("x")
    git(tmp_path, "add", "tracked.md", "sub/kept.md")
    (tmp_path / "sub/.gitignore").write_text("ignored.md\nkept.md\n.gitignore\n")
    return tmp_path


def test_the_root_holds_dot_git(repository: Path) -> None:
    assert repository_root(repository / "sub") == repository
    assert repository_root(repository) == repository


def test_dot_git_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere")
    assert repository_root(tmp_path) == tmp_path


def test_tracked_and_new_files_are_listed(repository: Path) -> None:
    names = ["sub/kept.md", "sub/new.md", "tracked.md"]
    assert list_files(repository) == [repository / name for name in names]


def test_a_folder_is_listed_alone(repository: Path) -> None:
    sub = repository / "sub"
    assert list_files(sub) == [sub / "kept.md", sub / "new.md"]


def test_a_folder_reached_by_a_link_keeps_its_name(repository: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repository / "sub")
    assert list_files(link) == [link / "kept.md", link / "new.md"]


def test_a_folder_that_looks_like_a_pattern_or_an_option(repository: Path) -> None:
    for name in ("-x", "*", ":(top)"):
        (repository / name).mkdir()
        (repository / name / "a.md").write_text("x")
        assert list_files(repository / name) == [repository / name / "a.md"]


def test_the_index_of_a_hook_is_used(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
    sub = repository / "sub"
    assert list_files(sub) == [sub / "new.md"]  # kept.md is ignored and not in that index


def test_names_that_are_not_utf8(repository: Path) -> None:
    name = os.fsdecode(b"\xff\n.md")
    (repository / "sub" / name).write_text("x")
    listed = list_files(repository / "sub")
    assert listed is not None
    assert repository / "sub" / name in listed


def test_a_file_in_conflict_is_listed_once(repository: Path) -> None:
    entries = "".join(f"100644 {'0' * 39}1 {stage}\tconflict.md\n" for stage in (1, 2, 3))
    command = ["git", "update-index", "--index-info"]
    subprocess.run(command, cwd=repository, input=entries.encode(), check=True)
    listed = list_files(repository)
    assert listed is not None
    assert listed.count(repository / "conflict.md") == 1


def test_no_repository_and_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert list_files(repository) is None


def test_a_folder_outside_repositories(tmp_path: Path) -> None:
    assert repository_root(tmp_path) is None
    assert list_files(tmp_path) is None


def test_a_broken_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert list_files(tmp_path) is None
