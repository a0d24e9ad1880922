"""A file is replaced whole, or it is as it was and the reason is said."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE
from unittest.mock import Mock

import pytest

from awesomelint.disk import writer
from tests.disk.writes import CHANGED, NEW, OLD, names, refusal, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.md"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("new", [NEW, b"", b"x" * 3_000_000])
def test_every_byte_is_written(path: Path, new: bytes) -> None:
    write(path, new)
    assert path.read_bytes() == new
    assert names(path.parent) == ["list.md"]


@pytest.mark.parametrize("name", [b"a\n\x1b.md", b"\xff.md", b"-x *.md", b"x" * 252 + b".md"])
def test_any_name_is_written(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(OLD)
    write(path)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o2640])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    write(path)
    assert S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_the_owner_is_kept(path: Path) -> None:
    os.chown(path, 1234, 4321)
    path.chmod(0o4755)
    write(path)
    status = path.stat()
    assert (status.st_uid, status.st_gid, S_IMODE(status.st_mode)) == (1234, 4321, 0o4755)


def test_an_owner_that_cannot_be_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    other = os.stat_result((*path.stat()[:4], os.getuid() + 1, *path.stat()[5:]))
    monkeypatch.setattr(os, "fchown", denied)
    with path.open() as file, pytest.raises(OSError, match="its owner and group cannot be kept"):
        writer._keep_owner_and_mode(file.fileno(), path.stat(), other)


def test_extended_attributes_are_kept(path: Path) -> None:
    try:
        os.setxattr(path, "user.awesomelint", b"\0x")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    write(path)
    assert os.getxattr(path, "user.awesomelint") == b"\0x"


@pytest.mark.skipif(not hasattr(os, "listxattr"), reason="no extended attributes here")
@pytest.mark.parametrize("call", ["listxattr", "setxattr"])
def test_attributes_that_cannot_be_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def failing(code: int) -> Callable[..., None]:
        return Mock(side_effect=OSError(code, os.strerror(code)))

    monkeypatch.setattr(os, "listxattr", lambda _: ["security.selinux"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"x")
    monkeypatch.setattr(os, call, failing(errno.EIO))
    assert refusal(path) == "input/output error"
    for code in (errno.ENOTSUP, errno.EPERM):
        path.write_bytes(OLD)
        monkeypatch.setattr(os, call, failing(code))
        write(path)
        assert path.read_bytes() == NEW


def test_a_symbolic_link_stays_and_its_target_is_written(path: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    link = tmp_path / "docs/link.md"
    link.symlink_to("../list.md")
    write(link, root=tmp_path)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_the_root_may_be_a_symbolic_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "project"
    link.symlink_to(tmp_path)
    write(link / "list.md", root=link)
    assert path.read_bytes() == NEW


def test_a_symbolic_link_may_not_leave_the_root(path: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "link.md").symlink_to(path)
    (project / "folder").symlink_to(tmp_path)
    outside = "it is outside the project, behind a symbolic link"
    for link in (project / "link.md", project / "folder/list.md"):
        assert refusal(link, root=project) == outside
        assert path.read_bytes() == OLD
    write(project / "link.md", root=None)
    assert path.read_bytes() == NEW


def test_hard_links_are_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "same.md").hardlink_to(path)
    assert refusal(path) == "it has other hard links, which would keep the old text"
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("mode", [0o444, 0o555, 0o400])
def test_read_only_files_are_refused_even_to_root(path: Path, mode: int) -> None:
    path.chmod(mode)
    assert refusal(path) == "read-only; make it writable"
    assert path.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into every folder")
def test_a_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        reason = "permission denied; check the permissions of the file and its folder"
        assert refusal(path) == reason
    finally:
        path.parent.chmod(0o755)


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is at most about 100 bytes
    os.mkfifo("fifo.md")
    Path("loop.md").symlink_to("loop.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        for one in ("fifo.md", "socket.md", "."):
            assert refusal(Path(one)) == "not a regular file"
    assert refusal(Path("loop.md")) == "too many levels of symbolic links"
    assert refusal(Path("none.md")) == "no such file or directory"


@pytest.mark.parametrize("now", [OLD.upper(), OLD + b"x", OLD[:-1], b""])
def test_a_file_that_changed_since_it_was_read(path: Path, now: bytes) -> None:
    path.write_bytes(now)
    assert refusal(path) == CHANGED
    assert path.read_bytes() == now
    assert names(path.parent) == ["list.md"]


def test_the_reason_and_the_advice_are_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert refusal(path) == "no space left on device; free some space"


def test_short_writes_go_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda to, data: real(to, bytes(data)[:3]))
    write(path)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("told", [0, 1, len(NEW) - 1, len(NEW)])
def test_writes_that_do_not_write(path: Path, monkeypatch: pytest.MonkeyPatch, told: int) -> None:
    monkeypatch.setattr(os, "write", lambda _, data: min(told, len(data)))
    lost = "the disk did not store all bytes" if told else "the disk takes no more bytes"
    assert refusal(path) == lost
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["list.md"]


def test_an_interrupt_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(path)
    assert names(path.parent) == ["list.md"]


def test_a_temporary_is_hidden_private_and_no_markdown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {}
    real = os.write

    def look(to: int, data: bytes) -> int:
        (name,) = set(names(path.parent)) - {"list.md"}
        seen[name] = S_IMODE(path.with_name(name).stat().st_mode)
        return real(to, data)

    monkeypatch.setattr(os, "write", look)
    write(path)
    ((name, mode),) = seen.items()
    assert name.startswith(".")
    assert not name.endswith(".md")
    assert mode == 0o600
