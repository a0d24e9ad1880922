"""Writers keep out of each other's way, and what a killed one left blocks nobody."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from awesomelint.disk import writer
from tests.disk.writes import CHANGED, NEW, OLD, names, refusal, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.md"
    path.write_bytes(OLD)
    return path


def test_what_a_killed_run_left_is_removed_and_nothing_else(path: Path) -> None:
    own = f"{writer._temporary_prefix(path)}0123456789abcdef.tmp"
    others = [
        f"{writer._temporary_prefix(path.with_name('b.md'))}0.tmp",
        ".awesomelint.toml",
        f"{own}.md",
    ]
    for name in (own, *others):
        path.with_name(name).touch()
    write(path)
    assert names(path.parent) == sorted(["list.md", *others])


def test_a_file_locked_by_another_writer_is_refused(path: Path) -> None:
    live = path.with_name(f"{writer._temporary_prefix(path)}0.tmp")
    live.touch()
    with path.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert refusal(path) == "another process is writing it; run awesomelint again"
        assert live.exists()
    write(path)
    assert path.read_bytes() == NEW


def test_a_lock_on_a_file_that_was_replaced_counts_for_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replaced(*_: object) -> None:
        path.with_name("swap").write_bytes(OLD)
        path.with_name("swap").rename(path)

    live = path.with_name(f"{writer._temporary_prefix(path)}0.tmp")
    live.touch()
    monkeypatch.setattr(fcntl, "flock", replaced)
    assert refusal(path) == CHANGED
    assert live.exists()


def test_without_locks_the_temporaries_of_others_stay(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = path.with_name(f"{writer._temporary_prefix(path)}0.tmp")
    live.touch()
    unknown = OSError(errno.ENOLCK, "No locks available")
    monkeypatch.setattr(fcntl, "flock", Mock(side_effect=unknown))
    write(path)
    assert path.read_bytes() == NEW
    assert live.exists()


def test_without_locks_a_write_in_a_write_is_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def meanwhile(to: int, data: bytes) -> int:
        monkeypatch.setattr(os, "write", real)
        write(path, b"The other's text")
        return real(to, data)

    unknown = OSError(errno.ENOLCK, "No locks available")
    monkeypatch.setattr(fcntl, "flock", Mock(side_effect=unknown))
    monkeypatch.setattr(os, "write", meanwhile)
    assert refusal(path) == CHANGED
    assert path.read_bytes() == b"The other's text"
    assert names(path.parent) == ["list.md"]


def test_windows_has_no_such_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "fcntl", None)
    monkeypatch.delattr(os, "listxattr", raising=False)
    write(path)
    assert path.read_bytes() == NEW
    assert refusal(path) == CHANGED
