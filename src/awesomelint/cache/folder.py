"""Where the cache is on the disk, how a file gets there whole, and how it goes again."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress

VARIABLE = "AWESOMELINT_CACHE_DIR"

# All files of the cache together, in bytes.
_LARGEST = 256_000_000
_OURS = re.compile(r"[0-9a-f]{8}\.awesomelint|\.[0-9a-f]{16}\.tmp")


def folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder of the cache (absolute), whether there or not; None where no home is.

    It is where the system's programs keep what can be made again, as `platformdirs` has it; that
    package takes half as long to import as a run over unchanged files.
    """
    if given := environment.get(VARIABLE):
        return os.path.abspath(given)
    if sys.platform == "win32":
        home = environment.get("LOCALAPPDATA", "")
        return os.path.join(home, "awesomelint", "Cache") if os.path.isabs(home) else None
    base = environment.get("XDG_CACHE_HOME", "") if sys.platform != "darwin" else ""
    if not os.path.isabs(base):
        below = "Library/Caches" if sys.platform == "darwin" else ".cache"
        base = os.path.join(os.path.expanduser("~"), below)
    return os.path.join(base, "awesomelint") if os.path.isabs(base) else None


def read(path: str) -> bytes:
    """Return the bytes of a file of the cache; none where there is no such file."""
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return b""


def write(path: str, data: bytes) -> None:
    """Put a file in its place whole; where that fails nothing is changed, and nothing said.

    Of two processes the later one wins, and a third reads one or the other.
    """
    parent = os.path.dirname(path)
    temporary = os.path.join(parent, f".{os.urandom(8).hex()}.tmp")
    try:
        os.makedirs(parent, mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
            file.write(data)
        os.replace(temporary, path)
        _shrink(parent, path)
    except OSError:
        _remove(temporary)


def clean(place: str) -> int:
    """Remove every file of the cache in the folder `place`; return how many there were.

    What is not ours stays, and the folder with it.
    """
    removed = sum(_remove(path) for path in _files(place))
    with suppress(OSError):
        os.rmdir(place)
    return removed


def _shrink(place: str, new: str) -> None:
    """Remove the files written longest ago until the cache is small enough again."""
    known = []
    for path in _files(place):
        status = os.stat(path)
        known.append((path == new, status.st_mtime, status.st_size, path))
    room = _LARGEST - sum(size for *_, size, _ in known)
    for _, _, size, path in sorted(known):
        if room >= 0:
            break
        _remove(path)
        room += size


def _files(place: str) -> list[str]:
    try:
        return [one.path for one in os.scandir(place) if _OURS.fullmatch(one.name)]
    except OSError:
        return []


def _remove(path: str) -> bool:
    try:
        os.unlink(path)
    except OSError:
        return False
    return True
