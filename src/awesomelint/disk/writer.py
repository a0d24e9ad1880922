"""Replace the content of one file, whole or not at all.

The new bytes go to a temporary beside the file, the file is compared with what was read, and one
rename puts the temporary in its place. Killed at any moment, the file is wholly old or wholly new.

Programs that take no lock, such as editors, are noticed until the last look at the file; between
that look and the rename are some microseconds in which the system has no way to notice them.
"""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

from awesomelint.disk.files import SourceFile
from awesomelint.disk.git import repository_root
from awesomelint.errors import WriteError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Opening a FIFO waits for a writer without O_NONBLOCK; Windows turns line ends without O_BINARY.
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFE
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE

_ADVICE = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: "check the permissions of the file and its folder",
    errno.EPERM: "check the permissions of the file and its folder",
}


def replace_text(file: SourceFile, before: str, after: str) -> None:
    """Replace the text `before` of a file by `after`, as `write` does."""
    root = _project_root(file)
    write(Path(file.path), file.name, before.encode(), after.encode(), root=root)


def _project_root(file: SourceFile) -> Path:
    """Return the folder that a file's change may not leave by a symbolic link.

    It is the root of the repository. Outside of repositories it is the folder that was given. For a
    file that was given itself it is the current folder, or the file's own if it is not below that.
    """
    path = Path(file.path)
    if root := repository_root(path.parent):
        return root
    if file.folder is not None:
        return Path(file.folder)
    current = Path.cwd()
    return current if path.is_relative_to(current) else path.parent


def write(path: Path, name: str, original: bytes, new: bytes, *, root: Path | None) -> None:
    """Replace the bytes `original` of the file `path`, which errors call `name`, by `new`.

    Mode, owner and extended attributes are kept. A symbolic link stays a link: its target is
    written, which has to be inside the folder `root` where one is given.

    Raises WriteError where the file no longer holds `original`, is read-only, is no regular file or
    has another hard link, where another awesomelint is writing it, and where the system fails. The
    file then is as it was.
    """
    try:
        target = _resolved(path, name, root)
        before = _checked(target, name)
        with _locked(target, before, name) as alone:
            if alone:
                _sweep(target)
            _replace(target, before, name, original, new)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refusal(name, reason, _ADVICE.get(error.errno or 0, "")) from error


def create(path: Path, name: str, new: bytes) -> None:
    """Make the file `path`, which errors call `name`, with the bytes `new`.

    Raises WriteError where there is a file already, or a link even if it leads nowhere, and where
    the system fails. Nothing of the new file is left then.
    """
    try:
        _write_new(path, new)
    except FileExistsError as error:
        raise _refusal(name, "there is a file already") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refusal(name, reason, _ADVICE.get(error.errno or 0, "")) from error
    _sync(path.parent)


def _write_new(path: Path, new: bytes) -> None:
    descriptor = os.open(path, _CREATE, 0o666)
    try:
        _write_all(descriptor, new)
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(descriptor)


def _resolved(path: Path, name: str, root: Path | None) -> Path:
    target = Path(os.path.realpath(path, strict=True))  # Path.resolve hides a loop of links
    if root is not None and not target.is_relative_to(os.path.realpath(root, strict=True)):
        raise _refusal(name, "it is outside the project, behind a symbolic link")
    return target


def _checked(target: Path, name: str) -> os.stat_result:
    """Return the status of a file that may be replaced; nothing is opened, for devices may act."""
    status = target.lstat()
    if not S_ISREG(status.st_mode):
        raise _refusal(name, "not a regular file")
    if status.st_nlink > 1:
        raise _refusal(name, "it has other hard links, which would keep the old text")
    # Root may write everything; whoever took the file's write bits away meant root too.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise _refusal(name, "read-only", "make it writable")
    return status


@contextmanager
def _locked(target: Path, before: os.stat_result, name: str) -> Iterator[bool]:
    """Hold the file against other awesomelints; yield whether the system could lock it.

    The lock is on the file itself, not on a lock file or a temporary with a fixed name: the kernel
    drops it when its holder is killed, so nothing stale ever blocks. It is sound although the
    rename changes the file under the name: one who locks the old file sees that it has no name.
    Windows has no such lock, and renames over no open file: there the comparison alone guards.
    """
    if fcntl is None:
        yield False
        return
    descriptor = os.open(target, _READ)
    try:
        alone = _lock(descriptor, name)
        if _marks(os.fstat(descriptor)) != _marks(before):
            raise _changed(name)
        yield alone
    finally:
        _close_read(descriptor)


def _lock(descriptor: int, name: str) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        reason = "another process is writing it"
        raise _refusal(name, reason, "run awesomelint again") from error
    except OSError:  # a network file system without locks
        return False
    return True


def _replace(target: Path, before: os.stat_result, name: str, original: bytes, new: bytes) -> None:
    # Never a name that another process may use too, or one could rename what the other half wrote.
    temporary = target.with_name(f"{_start(target)}{os.urandom(8).hex()}.tmp")
    try:
        _fill(temporary, target, before, new)
        if not _unchanged(target, before, original):
            raise _changed(name)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync(target.parent)


def _fill(temporary: Path, target: Path, before: os.stat_result, new: bytes) -> None:
    descriptor = os.open(temporary, _CREATE, 0o600)
    try:
        status = _write_all(descriptor, new)
        _keep_owner_and_mode(descriptor, status, before)
        _keep_attributes(descriptor, target)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, new: bytes) -> os.stat_result:
    """Write `new` and return the status of the file afterwards."""
    rest = memoryview(new)
    while rest:
        count = os.write(descriptor, rest)
        if not count:
            raise OSError(errno.EIO, "the disk takes no more bytes")
        rest = rest[count:]
    status = os.fstat(descriptor)
    if status.st_size != len(new):  # some network drives accept what they then do not store
        raise OSError(errno.EIO, "the disk did not store all bytes")
    return status


def _keep_owner_and_mode(descriptor: int, now: os.stat_result, before: os.stat_result) -> None:
    """Only what differs is set: FAT and network drives refuse even what changes nothing."""
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(descriptor, before.st_uid, before.st_gid)
        except PermissionError as error:
            raise OSError(errno.EACCES, "its owner and group cannot be kept") from error
    if now.st_mode != before.st_mode:
        os.fchmod(descriptor, S_IMODE(before.st_mode))


def _keep_attributes(descriptor: int, target: Path) -> None:
    if not hasattr(os, "listxattr"):  # Linux alone
        return
    with _tolerated():
        for attribute in os.listxattr(target):
            with _tolerated():
                os.setxattr(descriptor, attribute, os.getxattr(target, attribute))


@contextmanager
def _tolerated() -> Iterator[None]:
    """Pass over an attribute that the system keeps for itself or that this disk cannot hold."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENODATA):
            raise


def _unchanged(target: Path, before: os.stat_result, original: bytes) -> bool:
    """Return whether the file is the one checked and holds `original`, as late as can be told."""
    descriptor = os.open(target, _READ)
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            same = file.read(len(original) + 1) == original
    finally:
        _close_read(descriptor)
    return same and _marks(target.lstat()) == _marks(before)


def _marks(status: os.stat_result) -> tuple[int, ...]:
    """Return what an edit, a rename or a change of mode changes."""
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return (status.st_dev, status.st_ino, status.st_nlink, status.st_size, *times)


def _start(target: Path) -> str:
    """Return how the names of the file's temporaries start: hidden, and never too long."""
    return f".awesomelint-{zlib.crc32(os.fsencode(target.name)):08x}-"


def _sweep(target: Path) -> None:
    """Remove what killed processes left: whoever holds the file's lock has the only live one."""
    with suppress(OSError):
        for stale in target.parent.iterdir():
            if stale.name.startswith(_start(target)) and stale.suffix == ".tmp":
                stale.unlink()


def _sync(folder: Path) -> None:
    """Make the rename last through a power cut; where that fails the file is old or new, whole."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _close_read(descriptor: int) -> None:
    with suppress(OSError):  # nothing was written through it
        os.close(descriptor)


def _changed(name: str) -> WriteError:
    return _refusal(name, "it changed on disk since it was read", "run awesomelint again")


def _refusal(name: str, reason: str, advice: str = "") -> WriteError:
    return WriteError(name, f"not written: {reason}", advice)
