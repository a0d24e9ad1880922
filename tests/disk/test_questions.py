"""What a run asks the disk: answers that are kept for one run, and recorded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from awesomelint.disk.discovery import discover
from awesomelint.disk.questions import Disk, Kind, Question


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/A.md").write_text("one\n")
    return tmp_path


def questions(folder: Path) -> dict[Kind, Question]:
    """Return a question of each kind."""
    top, sub, file = str(folder), str(folder / "sub"), str(folder / "sub/A.md")
    return {
        "configuration": Question("configuration", sub),
        "content": Question("content", file),
        "exists": Question("exists", file, top),
        "files": Question("files", top),
        "names": Question("names", sub),
        "repository": Question("repository", sub),
    }


def test_there_is_a_question_of_each_kind(folder: Path) -> None:
    assert set(questions(folder)) == set(get_args(Kind))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_an_answer_is_kept_for_a_run_and_no_longer(folder: Path, kind: Kind) -> None:
    question = questions(folder)[kind]
    disk = Disk(str(folder))
    before = disk.answer(question)
    (folder / "sub/A.md").rename(folder / "sub/b.md")
    (folder / "sub/.git").mkdir()
    (folder / "sub/awesomelint.toml").write_text("")
    assert disk.answer(question) == before
    assert Disk(str(folder)).answer(question) != before


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_same_disk_gives_the_same_answer(folder: Path, kind: Kind) -> None:
    (folder / "awesomelint.toml").write_text("")
    question = questions(folder)[kind]
    assert Disk(str(folder)).answer(question) == Disk(str(folder)).answer(question)


def test_a_configuration_is_asked_for_with_its_content(folder: Path) -> None:
    question = questions(folder)["configuration"]
    path = folder / "awesomelint.toml"
    assert Disk(str(folder)).configuration(question.path) is None
    answers = set()
    for text in ("", 'preset = "strict"\n'):
        path.write_text(text)
        disk = Disk(str(folder))
        assert disk.configuration(question.path) == str(path)
        answers.add(disk.answer(question))
    assert len(answers) == 2


def test_names_are_told_apart_by_case(folder: Path) -> None:
    disk, top = Disk(str(folder)), str(folder)
    assert disk.exists(str(folder / "sub/A.md"), top)
    assert not disk.exists(str(folder / "sub/a.md"), top)
    assert disk.exists(top, top)
    assert disk.exists(str(folder / "sub"), top)
    assert not disk.exists(str(folder / "none/A.md"), top)


def test_below_the_root_of_the_file_system(folder: Path) -> None:
    disk = Disk(str(folder))
    assert disk.exists(str(folder / "sub/A.md"), os.sep)
    assert not disk.exists(str(folder / "sub/B.md"), os.sep)


def test_what_is_not_there_has_empty_answers(folder: Path) -> None:
    disk, none = Disk(str(folder)), str(folder / "none")
    assert disk.digest(none) == ""
    assert disk.names(none) == frozenset()
    assert disk.markdown_files(none) == ()


def test_the_files_of_the_run_are_among_those_below(folder: Path) -> None:
    (folder / "list.txt").write_text("x")
    files, _ = discover(["list.txt"], folder)
    question = questions(folder)["files"]
    assert Disk(str(folder), files).answer(question) != Disk(str(folder)).answer(question)
    names = [file.name for file in Disk(str(folder), files).markdown_files(str(folder))]
    assert names == ["sub/A.md"]


def test_a_record_has_what_is_asked_in_its_block_even_if_it_was_asked_before(
    folder: Path,
) -> None:
    disk, sub = Disk(str(folder)), str(folder / "sub")
    disk.repository(sub)
    with disk.recorded() as outer:
        disk.configuration(sub)
        with disk.recorded() as inner:
            disk.repository(sub)
    disk.names(sub)
    assert outer == {Question("configuration", sub): ""}
    assert inner == {Question("repository", sub): str(folder)}
