"""The files around a document on the disk, as its links see them."""

from __future__ import annotations

import os
import posixpath
from functools import cache
from pathlib import Path

from awesomelint.errors import ReadError
from awesomelint.files import read_source
from awesomelint.git import repository_root
from awesomelint.markdown.reader import read
from awesomelint.markdown.slugs import anchors

_MARKDOWN = (".md", ".markdown")


class DiskTree:
    """A `Tree` over the disk; documents are named as seen from the folder `cwd`.

    What was looked up is kept: a tree is good for one run. Names are compared as they are written,
    also where the file system would not tell `Readme.md` from `README.md`: GitHub does.
    """

    def __init__(self, cwd: Path) -> None:
        self._cwd = cwd
        self._names = cache(_list)
        self._anchors = cache(_read_anchors)
        self._root = cache(repository_root)

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, or it is outside."""
        place = self._place(path, target)
        if place is None:
            return False
        folder = self._top(path)
        if not place.is_relative_to(folder):
            return True
        # One step after the other: a listing tells upper case from lower case, `stat` may not.
        for step in place.relative_to(folder).parts:
            if step not in self._names(folder):
                return False
            folder /= step
        return True

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None where there is none to read."""
        place = self._place(path, target)
        if place is None or place.suffix.lower() not in _MARKDOWN:
            return None
        return self._anchors(place)

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of what is in `folder`, which is seen from the document."""
        place = self._place(path, folder or ".")
        return self._names(place) if place else frozenset()

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None where there is none to read."""
        place = self._place(path, target)
        return _read_text(place) if place else None

    def _top(self, path: str) -> Path:
        """Return the root of the repository a document is in, else the document's own folder."""
        folder = (self._cwd / path).parent
        return self._root(folder) or folder

    def _place(self, path: str, target: str) -> Path | None:
        """Return the path on the disk; None where no path can be such (a NUL in it)."""
        if "\0" in target:
            return None
        start = self._top(path) if target.startswith("/") else (self._cwd / path).parent
        return Path(posixpath.normpath(start / target.lstrip("/")))


def _list(folder: Path) -> frozenset[str]:
    try:
        return frozenset(one.name for one in os.scandir(folder))
    except OSError:
        return frozenset()


def _read_text(path: Path) -> str | None:
    try:
        return read_source(path, path.as_posix()).text
    except ReadError:
        return None


def _read_anchors(path: Path) -> frozenset[str] | None:
    try:
        return anchors(read(read_source(path, path.as_posix())))
    except (ReadError, RecursionError):
        return None
