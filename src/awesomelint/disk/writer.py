"""Replace the content of one file, whole or not at all.

The new bytes go to a temporary next to the file, the file is compared with what was read, and one
rename replaces the file by the temporary. If awesomelint is killed at any moment, the file is old
or new as a whole.

A change by a program that takes no lock, such as an editor, is noticed if it comes before the last
look at the file. Between that look and the rename are some microseconds in which the system has no
way to notice it.

Lists and configurations are written here and nowhere else. The reports of `check --output-format
FORMAT:FILE` and the files of the cache are not: nothing is lost with them.
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

# Without O_NONBLOCK, opening a FIFO would wait until a program writes to it. Without O_BINARY,
# Windows would change line endings.
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
    """Return the folder that a change of the file may not leave through a symbolic link.

    It is the root of the repository; outside of repositories the folder that was named. If the file
    itself was named, it is the current folder, or the folder of the file if the file is not below
    the current folder.
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
    written, which has to be inside the folder `root` if there is one.

    Raises WriteError if the file no longer contains `original`, is read-only, is not a regular file
    or has another hard link, if another awesomelint is writing it, and if the system fails. The
    file then is as it was.
    """
    try:
        target = _resolved(path, name, root)
        before = _checked_status(target, name)
        with _locked(target, before, name) as is_locked:
            if is_locked:
                _remove_stale_temporaries(target)
            _replace(target, before, name, original, new)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _write_error(name, reason, _ADVICE.get(error.errno or 0, "")) from error


def create(path: Path, name: str, new: bytes) -> None:
    """Make the file `path`, which errors call `name`, with the bytes `new`.

    Raises WriteError if there is a file already, or a link even if it leads nowhere, and if the
    system fails. Nothing of the new file is left then.
    """
    try:
        _write_new(path, new)
    except FileExistsError as error:
        raise _write_error(name, "there is a file already") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _write_error(name, reason, _ADVICE.get(error.errno or 0, "")) from error
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
        raise _write_error(name, "it is outside the project, behind a symbolic link")
    return target


def _checked_status(target: Path, name: str) -> os.stat_result:
    """Return the status of a file that may be replaced; nothing is opened, for devices may act."""
    status = target.lstat()
    if not S_ISREG(status.st_mode):
        raise _write_error(name, "not a regular file")
    if status.st_nlink > 1:
        raise _write_error(name, "it has other hard links, which would keep the old text")
    # Root may write everything; whoever took the file's write bits away meant root too.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise _write_error(name, "read-only", "make it writable")
    return status


@contextmanager
def _locked(target: Path, before: os.stat_result, name: str) -> Iterator[bool]:
    """Lock the file against other awesomelints; yield whether the system could lock it.

    The lock is on the file itself, not on a lock file or a temporary with a fixed name: the kernel
    drops it when its process is killed, so nothing stale ever blocks. The rename puts a new file
    under the name. A process that locks the old file afterwards notices: its link count is 0.
    Windows has no such lock, and renames over no open file: there the comparison alone protects.
    """
    if fcntl is None:
        yield False
        return
    descriptor = os.open(target, _READ)
    try:
        is_locked = _lock(descriptor, name)
        if _status_key(os.fstat(descriptor)) != _status_key(before):
            raise _changed_error(name)
        yield is_locked
    finally:
        _close_read(descriptor)


def _lock(descriptor: int, name: str) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        reason = "another process is writing it"
        raise _write_error(name, reason, "run awesomelint again") from error
    except OSError:  # a network file system without locks
        return False
    return True


def _replace(target: Path, before: os.stat_result, name: str, original: bytes, new: bytes) -> None:
    # Never a name that another process may use too, or one could rename what the other half wrote.
    temporary = target.with_name(f"{_temporary_prefix(target)}{os.urandom(8).hex()}.tmp")
    try:
        _fill_temporary(temporary, target, before, new)
        if not _is_unchanged(target, before, original):
            raise _changed_error(name)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync(target.parent)


def _fill_temporary(temporary: Path, target: Path, before: os.stat_result, new: bytes) -> None:
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
    """Set what differs, and no more: FAT and network drives refuse even what changes nothing."""
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
    with _unsupported_ignored():
        for attribute in os.listxattr(target):
            with _unsupported_ignored():
                os.setxattr(descriptor, attribute, os.getxattr(target, attribute))


@contextmanager
def _unsupported_ignored() -> Iterator[None]:
    """Ignore that an attribute is reserved for the system, or that this disk cannot store it."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENODATA):
            raise


def _is_unchanged(target: Path, before: os.stat_result, original: bytes) -> bool:
    """Return whether the file is still the same and still contains `original`: the last look."""
    descriptor = os.open(target, _READ)
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            same = file.read(len(original) + 1) == original
    finally:
        _close_read(descriptor)
    return same and _status_key(target.lstat()) == _status_key(before)


def _status_key(status: os.stat_result) -> tuple[int, ...]:
    """Return the fields of the status that change with an edit, a rename or a change of mode."""
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return (status.st_dev, status.st_ino, status.st_nlink, status.st_size, *times)


def _temporary_prefix(target: Path) -> str:
    """Return how the names of the file's temporaries begin: hidden, and never too long."""
    return f".awesomelint-{zlib.crc32(os.fsencode(target.name)):08x}-"


def _remove_stale_temporaries(target: Path) -> None:
    """Remove the temporaries of killed processes. Whoever has the lock has the only live one."""
    with suppress(OSError):
        for stale in target.parent.iterdir():
            if stale.name.startswith(_temporary_prefix(target)) and stale.suffix == ".tmp":
                stale.unlink()


def _sync(folder: Path) -> None:
    """Make the rename survive a power cut; if that fails, the file is old or new as a whole."""
    with suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _close_read(descriptor: int) -> None:
    with suppress(OSError):  # nothing was written through it
        os.close(descriptor)


def _changed_error(name: str) -> WriteError:
    return _write_error(name, "it changed on disk since it was read", "run awesomelint again")


def _write_error(name: str, reason: str, advice: str = "") -> WriteError:
    return WriteError(name, f"not written: {reason}", advice)
