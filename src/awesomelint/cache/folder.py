"""The folder of the cache: where it is, and how its files are read, written and removed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress

VARIABLE = "AWESOMELINT_CACHE_DIR"

# All files of the cache together: those of a few hundred folders and sets of options.
_LARGEST_BYTES = 256_000_000
_OURS = re.compile(r"[0-9a-f]{8}\.awesomelint|\.[0-9a-f]{16}\.tmp")


def cache_folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder of the cache (absolute), whether it exists or not; None without a home.

    It is where the system keeps what programs can make again, and the same as `platformdirs` names.
    That package takes half as long to import as a run over unchanged files lasts.
    """
    if chosen := environment.get(VARIABLE):
        return os.path.abspath(chosen)
    if sys.platform == "win32":
        home = environment.get("LOCALAPPDATA", "")
        return os.path.join(home, "awesomelint", "Cache") if os.path.isabs(home) else None
    base = environment.get("XDG_CACHE_HOME", "") if sys.platform != "darwin" else ""
    if not os.path.isabs(base):
        below = "Library/Caches" if sys.platform == "darwin" else ".cache"
        base = os.path.join(os.path.expanduser("~"), below)
    return os.path.join(base, "awesomelint") if os.path.isabs(base) else None


def read(path: str) -> bytes:
    """Return the bytes of a file of the cache; none if there is no such file."""
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST_BYTES)
    except OSError:
        return b""


def write(path: str, data: bytes) -> None:
    """Replace a file as a whole. If that fails, nothing is changed and nothing is reported.

    Of two processes the later wins; a third process reads either file, never a mixture.
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


def clean(folder: str) -> int:
    """Remove every file of the cache in a folder; return how many there were.

    The folder stays if there is anything else in it.
    """
    removed = sum(_remove(path) for path in _files(folder))
    with suppress(OSError):
        os.rmdir(folder)
    return removed


def _shrink(folder: str, new: str) -> None:
    """Remove the files written longest ago until the cache is small enough; `new` goes last."""
    files = []
    for path in _files(folder):
        status = os.stat(path)
        files.append((path == new, status.st_mtime, status.st_size, path))
    room = _LARGEST_BYTES - sum(size for *_, size, _ in files)
    for _, _, size, path in sorted(files):
        if room >= 0:
            break
        _remove(path)
        room += size


def _files(folder: str) -> list[str]:
    try:
        return [entry.path for entry in os.scandir(folder) if _OURS.fullmatch(entry.name)]
    except OSError:
        return []


def _remove(path: str) -> bool:
    try:
        os.unlink(path)
    except OSError:
        return False
    return True
