"""An answer of another program, or to another question, does not count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from awesomelint.cache import identity as module
from awesomelint.cache.identity import file_name, identity
from awesomelint.config.choices import Choices


@pytest.mark.parametrize(
    "other",
    [
        Choices(isolated=True),
        Choices(preset="strict"),
        Choices(select=("invalid-date",)),
        Choices(ignore=("invalid-date",)),
        Choices(extend_select=("invalid-date",)),
        Choices(config="/x/awesomelint.toml"),
    ],
)
def test_other_choices_have_other_answers(other: Choices) -> None:
    assert identity(other, "/x") != identity(Choices(), "/x")
    assert file_name(other, "/x") != file_name(Choices(), "/x")


def test_another_folder_has_other_answers_another_day_has_not() -> None:
    assert identity(Choices(), "/x") != identity(Choices(), "/y")
    day = Choices(today=date(2026, 1, 1))
    assert identity(day, "/x") == identity(Choices(), "/x")


def test_a_changed_source_file_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    source = tmp_path / "rules/one.py"
    source.write_text("x")
    monkeypatch.setattr(module, "_PACKAGE", str(tmp_path))
    before = identity(Choices(), "/x")
    assert identity(Choices(), "/x") == before
    source.write_text("xy")
    assert identity(Choices(), "/x") != before


def test_another_version_of_the_parser_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = identity(Choices(), "/x")
    (tmp_path / "markdown_it_py-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert identity(Choices(), "/x") != before


def test_a_program_without_files_has_no_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGE", __file__)
    assert identity(Choices(), "/x") is None
