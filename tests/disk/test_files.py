"""A file is read byte for byte, or refused with the reason."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from awesomelint.disk.files import name_of, read_source
from awesomelint.errors import ReadError


def refusal(path: Path, **arguments: int) -> str:
    with pytest.raises(ReadError) as caught:
        read_source(path, "a.md", **arguments)
    return str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"one\r\ntwo\rthree\n\n", b"\xef\xbb\xbf# x", "日本\n".encode(), b"a\0\x0c"]
)
def test_every_byte_is_kept(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    source = read_source(path, "name.md")
    assert source.text.encode() == data
    assert source.path == "name.md"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"one\r\ntwo\n\xff", "line 3 (byte 0xff)"),
        (b"a\rb \xe9 c", "line 2 (byte 0xe9)"),
        ("x".encode("utf-16"), "line 1 (byte 0xff)"),
        (b"\xc3", "line 1 (byte 0xc3)"),
    ],
)
def test_other_encodings_are_refused(tmp_path: Path, data: bytes, where: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert refusal(path) == f"a.md: not UTF-8 at {where}; convert it to UTF-8"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    os.mkfifo(tmp_path / "fifo.md")
    assert refusal(tmp_path / "none.md") == "a.md: no such file or folder"
    assert refusal(tmp_path) == "a.md: a folder, not a file"
    assert refusal(loop) == "a.md: a loop of symbolic links"
    assert refusal(tmp_path / "fifo.md") == "a.md: not a regular file"
    assert refusal(Path(os.devnull)) == "a.md: not a regular file"
    assert refusal(tmp_path / ("x" * 300)) == "a.md: file name too long"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is at most about 100 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert refusal(Path("s.md")) == "a.md: not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_others_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x")
    path.chmod(0)
    assert refusal(path) == "a.md: permission denied"


def test_permission_denied_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert refusal(tmp_path / "a.md") == "a.md: permission denied"


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * 1001)
    assert read_source(path, "a.md", limit=1001).text == "x" * 1001
    assert refusal(path, limit=1000) == "a.md: 1,001 bytes, more than the limit of 1,000"


def test_names_are_relative_to_the_working_directory_if_below_it() -> None:
    assert name_of(Path("/work/list/section/a.md"), Path("/work/list")) == "section/a.md"
    assert name_of(Path("/work/other/a.md"), Path("/work/list")) == "/work/other/a.md"
