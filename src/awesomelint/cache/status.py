"""A file as it was when it was read: its status, and a digest of its content."""

from __future__ import annotations

import os
import time
from typing import NamedTuple

from awesomelint.disk.facts import content_digest
from awesomelint.disk.files import read_bytes
from awesomelint.errors import ReadError

# A file written this short before it was looked at may be written again within the same tick of its
# file system's clock (two seconds on FAT): its status proves nothing.
_GRAIN = 2_000_000_000
_NEVER = -(2**63)
_64_BITS = 2**64 - 1


class Status(NamedTuple):
    """What changes with the content of a file, as a rule; times in nanoseconds."""

    mtime: int
    ctime: int
    size: int
    inode: int


class Seen(NamedTuple):
    """A status that stands for a content, and a digest of it that does so for certain."""

    status: Status
    digest: bytes


def look(path: str) -> Status | None:
    """Return the status of a file; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Status(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino & _64_BITS)


def settled(status: Status) -> Status:
    """Return a status that can stand for its content, or one that no file has."""
    if status.mtime > time.time_ns() - _GRAIN:
        return status._replace(mtime=_NEVER)
    return status


def unchanged(path: str, seen: Seen, status: Status | None, *, by_content: bool) -> bool:
    """Return whether the file `path`, whose status is given, has the content it was seen with."""
    if status is None or status.size != seen.status.size:
        return False
    if status == seen.status and not by_content:
        return True
    try:
        return content_digest(read_bytes(path, path)) == seen.digest
    except ReadError:
        return False
