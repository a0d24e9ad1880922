"""One file: where it is, the name that messages call it by, and its text."""

from __future__ import annotations

import errno
import os
import stat
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.errors import ReadError

if TYPE_CHECKING:
    from awesomelint.text import Source

LIMIT = 5_000_000  # bytes of a file; the longest lists have about 1 MB

# Opening a FIFO waits for a writer without O_NONBLOCK; Windows turns line ends without O_BINARY.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.ELOOP: "a loop of symbolic links",
    errno.ENXIO: "not a regular file",  # a socket
}


class SourceFile(NamedTuple):
    """A file that a run reads.

    `path` is absolute; `name` is the path relative to the working directory, if the file is below
    it. `folder` is the absolute path of the folder that was given and that holds the file; None
    where the file itself was given. `text` is the content where it was handed in, as standard input
    is; None if it is read from the disk.
    """

    path: str
    name: str
    folder: str | None = None
    text: str | None = None


def read_file(file: SourceFile) -> Source:
    """Return the text of a file. Raises ReadError as `read_source` does."""
    if file.text is None:
        return read_source(file.path, file.name)
    from awesomelint.text import Source

    return Source(file.name, file.text)


def read_source(path: str | PathLike[str], name: str, *, limit: int = LIMIT) -> Source:
    """Return the text of the file `path`, which errors call `name`.

    The byte order mark and the line endings are kept. Raises ReadError if there is no regular
    file of at most `limit` bytes of UTF-8.
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
    """Return the ReadError that says why the path called `name` could not be read."""
    return ReadError(name, _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower())


def name_of(path: str | PathLike[str], cwd: str | PathLike[str]) -> str:
    """Return `path` with forward slashes, relative to `cwd` where it is below that."""
    full, folder = os.fspath(path), os.fspath(cwd)
    if full == folder:
        return "."
    return full.removeprefix(with_separator(folder)).replace(os.sep, "/")


def with_separator(folder: str) -> str:
    """Return a folder's path with a separator at its end, as the paths of its files begin."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def read_bytes(path: str | PathLike[str], name: str, *, limit: int = LIMIT) -> bytes:
    """Return the bytes of the file `path`, which errors call `name`.

    Raises ReadError if there is no regular file of at most `limit` bytes.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise read_failure(name, error) from error
    try:
        status = os.fstat(descriptor)
        _check(status, name, limit)
        # Asking for one byte more than there is shows that the end was reached.
        return _read_all(descriptor, status.st_size + 1)
    except OSError as error:
        raise read_failure(name, error) from error
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, size: int) -> bytes:
    """Return the rest of a file. One call does it unless the file has grown beyond `size`."""
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
