"""A new file is made whole or not at all, and never in place of another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from awesomelint.disk.writer import create
from awesomelint.errors import WriteError


def test_a_new_file_holds_the_bytes(tmp_path: Path) -> None:
    create(tmp_path / "a.toml", "a.toml", "é\r\n".encode())
    assert (tmp_path / "a.toml").read_bytes() == "é\r\n".encode()


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"mine")
    with pytest.raises(WriteError, match="there is a file already"):
        create(path, "a.toml", b"new")
    assert path.read_bytes() == b"mine"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="there is a file already"):
        create(tmp_path / "a.toml", "a.toml", b"new")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"b/a\.toml: not written: no such file or directory"):
        create(tmp_path / "b" / "a.toml", "b/a.toml", b"new")


def test_what_cannot_be_written_whole_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) > 2:
            return write(descriptor, data[:2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteError, match="free some space"):
        create(tmp_path / "a.toml", "a.toml", b"new!")
    assert [*tmp_path.iterdir()] == []
