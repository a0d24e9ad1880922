"""Which files make up a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from awesomelint.config.choices import Choices
from awesomelint.disk.discovery import discover
from awesomelint.disk.questions import Disk
from awesomelint.run.plan import plan

LIST = '[[lists]]\nfiles = ["README*.md", "sub/*.md"]\n'
NAMES = ("README.md", "README.zh.md", "alone.md", "sub/a.md", "sub/b.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose configuration makes one list of most files, one of them a translation."""
    (tmp_path / ".git").mkdir()
    for name in NAMES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x\n")
    (tmp_path / "awesomelint.toml").write_text(LIST)
    return tmp_path


def lists(folder: Path, paths: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Return the files that led to each list, and its members."""
    files, _ = discover(paths, folder)
    plans, errors = plan(files, Choices(), Disk(str(folder), files))
    assert errors == ()
    return [
        ([file.name for file in one.requested], [file.name for file, _ in one.members])
        for one in plans
    ]


def test_a_file_leads_to_all_files_of_its_list(folder: Path) -> None:
    members = ["README.md", "sub/a.md", "sub/b.md"]
    assert lists(folder, ["sub/b.md"]) == [(["sub/b.md"], members)]
    assert lists(folder, ["sub", "README.md"]) == [(["sub/a.md", "sub/b.md", "README.md"], members)]


def test_lists_come_in_the_order_of_the_files_and_translations_apart(folder: Path) -> None:
    assert lists(folder, ["sub/a.md", "alone.md", "README.zh.md"]) == [
        (["sub/a.md"], ["README.md", "sub/a.md", "sub/b.md"]),
        (["alone.md"], ["alone.md"]),
        (["README.zh.md"], ["README.zh.md"]),
    ]


def test_what_has_a_closer_configuration_is_a_list_by_itself(folder: Path) -> None:
    (folder / "sub/awesomelint.toml").write_text("")
    assert lists(folder, ["."]) == [
        (["README.md"], ["README.md"]),
        (["README.zh.md"], ["README.zh.md"]),
        (["alone.md"], ["alone.md"]),
        (["sub/a.md"], ["sub/a.md"]),
        (["sub/b.md"], ["sub/b.md"]),
    ]


def test_an_excluded_file_has_no_members(folder: Path) -> None:
    (folder / "awesomelint.toml").write_text(f'exclude = ["sub/a.md"]\n{LIST}')
    assert lists(folder, ["sub/a.md", "sub/b.md"]) == [
        (["sub/a.md"], []),
        (["sub/b.md"], ["README.md", "sub/b.md"]),
    ]


def test_a_file_of_another_ending_is_a_member_where_it_is_named(folder: Path) -> None:
    (folder / "awesomelint.toml").write_text('[[lists]]\nfiles = ["sub/*"]\n')
    (folder / "sub/c.txt").write_text("x\n")
    assert lists(folder, ["sub/a.md"]) == [(["sub/a.md"], ["sub/a.md", "sub/b.md"])]
    assert lists(folder, ["sub/c.txt"]) == [(["sub/c.txt"], ["sub/a.md", "sub/b.md", "sub/c.txt"])]


def test_a_plan_rests_on_what_was_asked_for_it(folder: Path) -> None:
    files, _ = discover(["alone.md", "sub/a.md"], folder)
    plans, _ = plan(files, Choices(), Disk(str(folder), files))
    kinds = [{question.kind for question in one.answers} for one in plans]
    assert kinds == [{"configuration"}, {"configuration", "files"}]
