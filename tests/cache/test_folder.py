"""Where the cache is, that it stays small, and that it goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from awesomelint.cache import folder as module


def test_it_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert module.cache_folder(os.environ) is not None
    monkeypatch.delenv(module.VARIABLE)
    assert module.cache_folder(os.environ) == platformdirs.user_cache_dir("awesomelint", False)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG is of other systems")
def test_it_follows_the_variables_of_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(module.VARIABLE)
    for base in ("/caches", "relative", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", base)
        assert (
            module.cache_folder(os.environ) == platformdirs.user_cache_dir("awesomelint", False)
            or base
        )


def test_a_relative_home_is_none() -> None:
    assert module.cache_folder({"XDG_CACHE_HOME": "here"}) != "here/awesomelint"


def test_a_file_is_written_whole_and_read(tmp_path: Path) -> None:
    path = tmp_path / "new/0123abcd.awesomelint"
    module.write(str(path), b"one")
    module.write(str(path), b"two")
    assert module.read(str(path)) == b"two"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_not_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    module.write(str(tmp_path / "file/0123abcd.awesomelint"), b"one")
    assert module.read(str(tmp_path / "file/0123abcd.awesomelint")) == b""


def test_the_oldest_goes_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGEST_BYTES", 10)
    for number in range(5):
        path = tmp_path / f"0000000{number}.awesomelint"
        module.write(str(path), b"1234")
        os.utime(path, (number, number))
    left = sorted(one.name for one in tmp_path.iterdir())
    assert left == ["00000003.awesomelint", "00000004.awesomelint"]


def test_clean_takes_what_is_ours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    module.write(str(folder / "0123abcd.awesomelint"), b"one")
    module.write(str(folder / "0123abce.awesomelint"), b"one")
    (folder / "notes.txt").write_text("mine")
    assert module.clean(str(folder)) == 2
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]
    (folder / "notes.txt").unlink()
    assert module.clean(str(folder)) == 0
    assert not folder.exists()
