"""The files around a document on the disk, as its links see them."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path

from awesomelint.disk.discovery import MARKDOWN_ENDINGS
from awesomelint.disk.files import read_source
from awesomelint.disk.questions import Disk
from awesomelint.errors import ReadError


class DiskTree:
    """A `FileTree` over the disk; the paths of documents are relative to the disk's `cwd`.

    It looks at the disk through a run's `Disk`, so it lives as long as the run. Names are compared
    as they are written, because GitHub does so, even if for the file system `Readme.md` and
    `README.md` are the same.
    """

    def __init__(self, disk: Disk) -> None:
        self._disk, self._cwd = disk, Path(disk.cwd)
        self._read_anchors = cache(_read_anchors)

    def path_from_root(self, path: str) -> str:
        """Return the path of the document itself from the repository's root."""
        return self._document(path).relative_to(self._top(path)).as_posix()

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, or it is outside the top."""
        full = self._full(path, target)
        if full is None:
            return False
        top = self._top(path)
        return not full.is_relative_to(top) or self._disk.exists(str(full), str(top))

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None if it cannot be read."""
        full = self._full(path, target)
        if full is None or full.suffix.lower() not in MARKDOWN_ENDINGS:
            return None
        return self._read_anchors(full) if self._disk.digest(str(full)) else None

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of the files and folders in `folder`, a path from the document."""
        full = self._full(path, folder or ".")
        return frozenset() if full is None else self._disk.names(str(full))

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None if it cannot be read."""
        full = self._full(path, target)
        return _read_text(full) if full and self._disk.digest(str(full)) else None

    def _top(self, path: str) -> Path:
        """Return the root of the document's repository, otherwise the folder of the document."""
        folder = self._document(path).parent
        return Path(self._disk.repository(str(folder)) or folder)

    def _full(self, path: str, target: str) -> Path | None:
        """Return the absolute path of `target`; None for a NUL, which no path can contain."""
        if "\0" in target:
            return None
        start = self._top(path) if target.startswith("/") else self._document(path).parent
        return Path(posixpath.normpath(start / target.lstrip("/")))

    def _document(self, path: str) -> Path:
        return Path(posixpath.normpath(self._cwd / path))


def _read_text(path: Path) -> str | None:
    try:
        return read_source(path, path.as_posix()).text
    except ReadError:
        return None


def _read_anchors(path: Path) -> frozenset[str] | None:
    from awesomelint.reading.anchors import anchors
    from awesomelint.reading.reader import read

    try:
        return anchors(read(read_source(path, path.as_posix())))
    except (ReadError, RecursionError):
        return None
