"""One file: its text as it stands on the disk, and the name it is shown by."""

from __future__ import annotations

import errno
import os
import stat
from os import PathLike
from typing import TYPE_CHECKING

from awesomelint.errors import ReadError

if TYPE_CHECKING:
    from awesomelint.text import Source

LIMIT = 5_000_000  # bytes: the longest lists have about 1 MB

# Opening a FIFO waits for a writer without O_NONBLOCK; Windows turns line ends without O_BINARY.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.ELOOP: "a loop of symbolic links",
    errno.ENXIO: "not a regular file",  # a socket
}


def read_source(path: str | PathLike[str], name: str, *, limit: int = LIMIT) -> Source:
    """Return the file `path`, shown as `name`; byte order mark and line endings are kept.

    Raises ReadError where there is no regular file of at most `limit` bytes of UTF-8.
    """
    from awesomelint.text import Source

    data = read_bytes(path, name, limit=limit)
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        message = f"not UTF-8 at line {line} (byte {data[error.start]:#04x})"
        raise ReadError(name, message, "convert it to UTF-8") from error


def read_failure(name: str, error: OSError) -> ReadError:
    """Return the ReadError that says what `error` means for the path shown as `name`."""
    return ReadError(name, _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower())


def name_of(path: str | PathLike[str], cwd: str | PathLike[str]) -> str:
    """Return `path` relative to `cwd` where it is below it, else as it is; forward slashes."""
    place, folder = os.fspath(path), os.fspath(cwd)
    within = folder if folder.endswith(os.sep) else folder + os.sep
    if place == folder:
        return "."
    return (place.removeprefix(within)).replace(os.sep, "/")


def read_bytes(path: str | PathLike[str], name: str, *, limit: int = LIMIT) -> bytes:
    """Return the bytes of the file `path`, shown as `name`.

    Raises ReadError where there is no regular file of at most `limit` bytes.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise read_failure(name, error) from error
    try:
        status = os.fstat(descriptor)
        _check(status, name, limit)
        # One byte more than there is tells that the end was reached.
        return _all(descriptor, status.st_size + 1)
    except OSError as error:
        raise read_failure(name, error) from error
    finally:
        os.close(descriptor)


def _all(descriptor: int, size: int) -> bytes:
    """Return what is left to read, in one call where the file is as long as it was."""
    pieces = []
    while piece := os.read(descriptor, size):
        pieces.append(piece)
    return b"".join(pieces)


def _check(status: os.stat_result, name: str, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(name, "a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(name, "not a regular file")
    if status.st_size > limit:
        raise ReadError(name, f"{status.st_size:,} bytes, more than the limit of {limit:,}")
