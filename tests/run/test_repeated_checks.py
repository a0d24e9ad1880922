"""A whole check, one after the other in one process, as an editor's server would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from awesomelint.config.choices import Choices
from awesomelint.disk.discovery import discover
from awesomelint.disk.files import SourceFile
from awesomelint.errors import AwesomelintError, without_errors
from awesomelint.run.check import CheckedList, check

TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"
ONCE = "- [A](https://example.com/a) - One.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a list in a folder, which repeats an entry."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/list.md").write_text(TWICE)
    return tmp_path


def checked(
    folder: Path, files: Sequence[SourceFile], *, use_cache: bool = True
) -> tuple[list[CheckedList], list[str]]:
    errors: list[AwesomelintError] = []
    choices = Choices(today=date(2026, 11, 28))
    lists = list(without_errors(check(files, choices, str(folder), use_cache=use_cache), errors))
    return lists, [str(error) for error in errors]


def level(folder: Path, *, use_cache: bool = True) -> str | None:
    """Return the level at which the repeated entry is reported; None where it is not."""
    files, _ = discover(["sub"], folder)
    lists, errors = checked(folder, files, use_cache=use_cache)
    assert not errors
    levels = [one.level for one in lists[0].diagnostics if one.rule == "duplicate-url"]
    return levels[0] if levels else None


@pytest.mark.parametrize("use_cache", [True, False])
@pytest.mark.parametrize("name", ["awesomelint.toml", ".config/awesomelint.toml", "pyproject.toml"])
@pytest.mark.parametrize("above", ["", "sub"])
def test_a_configuration_that_appears_changes_and_goes_is_seen_by_the_next_check(
    folder: Path, name: str, above: str, use_cache: bool
) -> None:
    path = folder / above / name
    path.parent.mkdir(exist_ok=True)
    table = "[tool.awesomelint.rules]" if name == "pyproject.toml" else "[rules]"
    assert level(folder, use_cache=use_cache) == "error"
    path.write_text(f'{table}\nduplicate-url = "off"\n')
    assert level(folder, use_cache=use_cache) is None
    path.write_text(f'{table}\nduplicate-url = "warning"\n')
    assert level(folder, use_cache=use_cache) == "warning"
    path.unlink()
    assert level(folder, use_cache=use_cache) == "error"


def test_a_closer_configuration_is_seen_by_the_next_check(folder: Path) -> None:
    (folder / "awesomelint.toml").write_text('[rules]\nduplicate-url = "warning"\n')
    assert level(folder) == "warning"
    (folder / "sub/awesomelint.toml").write_text('[rules]\nduplicate-url = "off"\n')
    assert level(folder) is None
    (folder / "sub/awesomelint.toml").unlink()
    assert level(folder) == "warning"


def test_a_broken_configuration_is_one_error_of_each_check(folder: Path) -> None:
    (folder / "sub/other.md").write_text(TWICE)
    (folder / "awesomelint.toml").write_text("broken =\n")
    files, _ = discover(["sub"], folder)
    for _ in range(2):
        lists, errors = checked(folder, files)
        assert lists == []
        assert len(errors) == 1
        assert errors[0].startswith("awesomelint.toml:1")
    (folder / "awesomelint.toml").unlink()
    lists, errors = checked(folder, files)
    assert (len(lists), errors) == (2, [])


def test_a_file_that_cannot_be_read_is_an_error_among_the_lists(folder: Path) -> None:
    (folder / "sub/broken.md").write_bytes(b"- \xff\n")
    files, _ = discover(["sub"], folder)
    lists, errors = checked(folder, files)
    assert [list(one.entries) for one in lists] == [[], ["sub/list.md"]]
    assert errors == ["sub/broken.md: not UTF-8 at line 1 (byte 0xff); convert it to UTF-8"]


def test_a_text_that_is_handed_in_stands_for_the_file_on_the_disk(folder: Path) -> None:
    (folder / "awesomelint.toml").write_text('[[lists]]\nfiles = ["sub/*.md"]\n')
    (folder / "sub/other.md").write_text(ONCE)
    path = folder / "sub/list.md"
    for text, count in (("", 0), (ONCE, 1), (TWICE, 2)):
        (one,), errors = checked(folder, [SourceFile(str(path), "sub/list.md", text=text)])
        assert (one.entries, errors) == ({"sub/list.md": count}, [])
        repeated = [
            diagnostic for diagnostic in one.diagnostics if diagnostic.rule == "duplicate-url"
        ]
        assert bool(repeated) == (count > 0)
