"""One file: its text as it stands on the disk, and the name it is shown by."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from awesomelint.errors import ReadError
from awesomelint.text import Source

LIMIT = 5_000_000  # bytes: the longest lists have about 1 MB

_LINE_END = re.compile(rb"\r\n?|\n")
# Opening a FIFO waits for a writer without O_NONBLOCK; Windows turns line ends without O_BINARY.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.ELOOP: "a loop of symbolic links",
    errno.ENXIO: "not a regular file",  # a socket
}


def read_source(path: Path, name: str, *, limit: int = LIMIT) -> Source:
    """Return the file `path`, shown as `name`; byte order mark and line endings are kept.

    Raises ReadError where there is no regular file of at most `limit` bytes of UTF-8.
    """
    data = _read(path, name, limit)
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        message = f"not UTF-8 at line {line} (byte {data[error.start]:#04x})"
        raise ReadError(name, message, "convert it to UTF-8") from error


def read_failure(name: str, error: OSError) -> ReadError:
    """Return the ReadError that says what `error` means for the path shown as `name`."""
    return ReadError(name, _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower())


def name_of(path: Path, cwd: Path) -> str:
    """Return `path` relative to `cwd` where it is below it, else as it is; forward slashes."""
    return (path.relative_to(cwd) if path.is_relative_to(cwd) else path).as_posix()


def _read(path: Path, name: str, limit: int) -> bytes:
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise read_failure(name, error) from error
    try:
        _check(os.fstat(descriptor), name, limit)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError as error:
        raise read_failure(name, error) from error
    finally:
        os.close(descriptor)


def _check(status: os.stat_result, name: str, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(name, "a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(name, "not a regular file")
    if status.st_size > limit:
        raise ReadError(name, f"{status.st_size:,} bytes, more than the limit of {limit:,}")
