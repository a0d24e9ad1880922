"""The configuration closest to a file, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.config.configuration import Configuration
from awesomelint.disk.config_files import (
    NAMES,
    find_configuration,
    load_configuration,
)
from awesomelint.errors import ConfigurationError, ReadError

PYPROJECT = "[tool.awesomelint]\npreset = 'strict'\n"


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository's root with nothing in it, and a configuration above that is not its own."""
    write(tmp_path / "awesomelint.toml")
    (tmp_path / "list/.git").mkdir(parents=True)
    return tmp_path / "list"


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_found_from_below(root: Path, name: str) -> None:
    path = write(root / name, PYPROJECT)
    (root / "a/b").mkdir(parents=True)
    assert find_configuration(root / "a/b") == path


def test_the_search_stops_at_the_root_of_the_repository(root: Path) -> None:
    assert find_configuration(root) is None
    assert find_configuration(root / "not/there") is None


def test_without_a_repository_the_search_goes_on(tmp_path: Path) -> None:
    path = write(tmp_path / ".awesomelint.toml")
    assert find_configuration(tmp_path / "a/b") == path


def test_the_order_within_a_folder(root: Path) -> None:
    for name in reversed(NAMES):
        path = write(root / name, PYPROJECT)
        assert find_configuration(root) == path


def test_the_closest_wins(root: Path) -> None:
    write(root / "awesomelint.toml")
    path = write(root / "sub/pyproject.toml", PYPROJECT)
    assert find_configuration(root / "sub") == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\nname = 'awesomelint'\n",
        "tool = 3 # awesomelint",
        "broken = \n",
        "broken = \n# awesomelint",
    ],
)
def test_a_pyproject_without_our_table_is_passed_over(root: Path, text: str) -> None:
    path = write(root / "awesomelint.toml")
    write(root / "sub/pyproject.toml", text)
    assert find_configuration(root / "sub") == path


@pytest.mark.parametrize(
    "text", [PYPROJECT, "[tool]\nawesomelint = {}\n", "[tool.awesomelint]\npreset =\n"]
)
def test_a_pyproject_that_speaks_to_us_is_found(root: Path, text: str) -> None:
    path = write(root / "pyproject.toml", text)
    assert find_configuration(root) == path


def test_a_folder_of_that_name_is_no_configuration(root: Path) -> None:
    (root / "awesomelint.toml").mkdir()
    (root / "pyproject.toml").mkdir()
    assert find_configuration(root) is None


@pytest.mark.parametrize("name", NAMES)
def test_patterns_are_relative_to_the_folder(root: Path, name: str) -> None:
    path = write(root / name, PYPROJECT if name == "pyproject.toml" else "preset = 'strict'")
    assert load_configuration(path, ()) == Configuration(base=root.as_posix(), preset="strict")


def test_a_byte_order_mark_is_no_part_of_it(root: Path) -> None:
    path = write(root / "awesomelint.toml", "\ufeffpreset = 'strict'")
    assert load_configuration(path, ()).preset == "strict"


def test_errors_name_the_file_as_told(root: Path) -> None:
    path = write(root / "awesomelint.toml", "preset = 1")
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path, (), name="list/awesomelint.toml")
    assert caught.value.location == "list/awesomelint.toml: preset"
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path, ())
    assert caught.value.location == f"{path.as_posix()}: preset"


def test_a_configuration_that_cannot_be_read(root: Path) -> None:
    with pytest.raises(ReadError) as caught:
        load_configuration(root / "none.toml", (), name="none.toml")
    assert str(caught.value) == "none.toml: no such file or folder"
    (root / "a.toml").write_bytes(b"# \xe9")
    with pytest.raises(ReadError) as caught:
        load_configuration(root / "a.toml", (), name="a.toml")
    assert str(caught.value) == "a.toml: not UTF-8 at line 1 (byte 0xe9); convert it to UTF-8"
