"""The state of a file when it was read: its status, and a digest of its content."""

from __future__ import annotations

import os
import time
from typing import NamedTuple

from awesomelint.disk.files import read_bytes
from awesomelint.disk.questions import content_digest
from awesomelint.errors import ReadError

# A file written this short before it was looked at may be written again within the same tick of its
# file system's clock (two seconds on FAT): its status proves nothing.
_GRAIN_NANOSECONDS = 2_000_000_000
_NEVER = -(2**63)  # a time that no file has, and that fits a signed number of 64 bits
_64_BITS = 2**64 - 1  # inodes of some file systems are longer; the cache keeps their low 64 bits


class Status(NamedTuple):
    """What changes with the content of a file, as a rule; times in nanoseconds."""

    mtime: int
    ctime: int
    size: int
    inode: int


class FileState(NamedTuple):
    """The status of a file, which stands for its content, and a digest, which does for certain."""

    status: Status
    digest: bytes


def status_of(path: str) -> Status | None:
    """Return the status of a file; None if there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Status(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino & _64_BITS)


def settled(status: Status) -> Status:
    """Return a status that can stand for the content: for a file just written, one it never has."""
    if status.mtime > time.time_ns() - _GRAIN_NANOSECONDS:
        return status._replace(mtime=_NEVER)
    return status


def is_unchanged(path: str, before: FileState, status: Status | None, *, by_content: bool) -> bool:
    """Return whether the file `path`, which has this status now, has the content it had before."""
    if status is None or status.size != before.status.size:
        return False
    if status == before.status and not by_content:
        return True
    try:
        return content_digest(read_bytes(path, path)) == before.digest
    except ReadError:
        return False
