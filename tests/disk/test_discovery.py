"""Which files a run reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from awesomelint.disk.discovery import discover
from awesomelint.disk.files import SourceFile
from tests.support.repository import git

pytestmark = pytest.mark.usefixtures("no_git_of_the_caller")


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n")


def names(paths: Sequence[str], cwd: Path) -> list[str]:
    found, errors = discover(paths, cwd)
    assert errors == ()
    return [one.name for one in found]


@pytest.fixture(params=["git", "walk"])
def lister(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What lists the files of a folder: git, or the walk where git is not installed."""
    if request.param == "git":
        git(tmp_path, "init")
    else:
        monkeypatch.setenv("PATH", "")
    return str(request.param)


def test_a_file_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    write(tmp_path, "README", "b.txt", ".gitignore")
    (tmp_path / ".gitignore").write_text("*.txt")
    found, errors = discover(["b.txt", "README"], tmp_path)
    assert found == (
        SourceFile(str(tmp_path / "b.txt"), "b.txt"),
        SourceFile(str(tmp_path / "README"), "README"),
    )
    assert errors == ()


@pytest.mark.usefixtures("lister")
def test_a_folder_gives_the_markdown_files_below_it(tmp_path: Path) -> None:
    write(tmp_path, "z.md", "a/b/c.MARKDOWN", "a/B.Md", "a.mdx", "b.txt", "md", "c.md/d.txt")
    assert names(["."], tmp_path) == ["a/B.Md", "a/b/c.MARKDOWN", "z.md"]


@pytest.mark.usefixtures("lister")
def test_ignored_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "drafts/b.md", "sub/c.md", "sub/d.md", "sub/deep/c.md", "e.md")
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbfdrafts/\r\n!\n[z-a]\n/e.md\nd.md\n")
    (tmp_path / "sub/.gitignore").write_text("/c.md\n!d.md\n")
    assert names(["."], tmp_path) == ["a.md", "sub/d.md", "sub/deep/c.md"]


@pytest.mark.usefixtures("lister")
def test_a_file_in_an_ignored_folder_cannot_be_had_back(tmp_path: Path) -> None:
    write(tmp_path, "out/a.md")
    (tmp_path / ".gitignore").write_text("out/\n!out/a.md\n")
    assert names(["."], tmp_path) == []


def test_the_walk_heeds_the_ignore_files_above_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init")
    monkeypatch.setenv("PATH", "")
    write(tmp_path, "sub/a.md", "sub/b.md")
    (tmp_path / ".gitignore").write_text("/sub/b.md")
    assert names(["sub"], tmp_path) == ["sub/a.md"]


def test_the_walk_skips_the_folders_of_tools(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".github/README.md", "node_modules/p/README.md", "x/.venv/c.md")
    assert names(["."], tmp_path) == [".github/README.md", "a.md"]


def test_an_ignore_file_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".gitignore")
    write(tmp_path, "a.md")
    assert names(["."], tmp_path) == ["a.md"]


def test_a_deleted_file_that_git_tracks_is_left_out(tmp_path: Path) -> None:
    git(tmp_path, "init")
    write(tmp_path, "a.md", "b.md")
    git(tmp_path, "add", ".")
    (tmp_path / "a.md").unlink()
    assert names(["."], tmp_path) == ["b.md"]


@pytest.mark.usefixtures("lister")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "list/a.md", "outside/b.md")
    (tmp_path / "list/loop").symlink_to(tmp_path / "list")
    (tmp_path / "list/out").symlink_to(tmp_path / "outside")
    (tmp_path / "list/self.md").symlink_to("self.md")
    (tmp_path / "list/dangling.md").symlink_to("nowhere.md")
    assert names(["list"], tmp_path) == ["list/a.md"]


@pytest.mark.usefixtures("lister")
def test_a_link_to_a_file_is_read_unless_the_file_is(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "docs/z.md")
    (tmp_path / "docs/index.md").symlink_to("../README.md")
    (tmp_path / "docs/a.md").symlink_to("z.md")
    assert names(["."], tmp_path) == ["README.md", "docs/z.md"]
    assert names(["docs"], tmp_path) == ["docs/index.md", "docs/z.md"]


@pytest.mark.usefixtures("lister")
def test_a_folder_that_is_a_link_is_listed_under_its_name(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "link").symlink_to("real")
    assert names(["link"], tmp_path) == ["link/a.md"]


@pytest.mark.usefixtures("lister")
def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"\xff.md"))
    (tmp_path / ".gitignore").write_bytes(b"\xfe.md\n")
    write(tmp_path, os.fsdecode(b"\xfe.md"))
    assert names(["."], tmp_path) == ["\udcff.md"]


def test_a_file_comes_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "sub/b.md")
    given = ["sub/b.md", "./a.md", ".", str(tmp_path / "a.md"), "sub/../a.md"]
    assert names(given, tmp_path) == ["sub/b.md", "a.md"]


def test_a_file_and_a_link_to_it_come_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert names(["b.md", "a.md"], tmp_path) == ["b.md"]


def test_a_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to("loop")
    found, errors = discover(["none.md", "a.md", "loop", "a.md/x"], tmp_path)
    assert [one.name for one in found] == ["a.md"]
    assert [str(error) for error in errors] == [
        "none.md: no such file or folder",
        "loop: a loop of symbolic links",
        "a.md/x: not a directory",
    ]


def test_a_folder_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md", "locked/b.md")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found, errors = discover(["."], tmp_path)
    assert [one.name for one in found] == ["a.md"]
    assert [str(error) for error in errors] == ["locked: permission denied"]


def test_names_outside_the_working_directory_are_absolute(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "cwd/b.md")
    outside = (tmp_path / "a.md").as_posix()
    assert names(["../a.md", "../cwd"], tmp_path / "cwd") == [outside, "b.md"]


def test_dot_dot_behind_a_link_is_where_the_link_leads(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "other/a.md", "other/deep/b.md")
    (tmp_path / "link").symlink_to("other/deep")
    found, _ = discover(["link/../a.md"], tmp_path)
    assert Path(found[0].path).samefile(tmp_path / "other/a.md")


@pytest.mark.usefixtures("lister")
def test_files_that_are_no_lists_are_read_only_if_they_are_named(tmp_path: Path) -> None:
    others = ("CONTRIBUTING.md", ".github/ISSUE_TEMPLATE/bug.md", ".agent/rules.md")
    write(tmp_path, "README.md", *others)
    assert names(["."], tmp_path) == ["README.md"]
    assert names([".", *others], tmp_path) == ["README.md", *others]
    forced, _ = discover([".", "README.md", *others], tmp_path, force_exclude=True)
    assert [file.name for file in forced] == ["README.md"]
    assert names([".agent"], tmp_path) == [".agent/rules.md"]
