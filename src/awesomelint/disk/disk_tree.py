"""The files around a document on the disk, as its links see them."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path

from awesomelint.disk.facts import Facts
from awesomelint.disk.files import read_source
from awesomelint.errors import ReadError

_MARKDOWN = (".md", ".markdown")


class DiskTree:
    """A `Tree` over the disk; documents are named as seen from the folder `cwd`.

    What was looked up is kept: a tree is good for one run. `facts` are told of every look. Names
    are compared as they are written, also where the file system would not tell `Readme.md` from
    `README.md`: GitHub does.
    """

    def __init__(self, cwd: Path, facts: Facts | None = None) -> None:
        self._cwd = cwd
        self._facts = facts or Facts(str(cwd))
        self._read_anchors = cache(_read_anchors)

    def place(self, path: str) -> str:
        """Return the path of the document itself, seen from the repository's root."""
        return self._document(path).relative_to(self._top(path)).as_posix()

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, or it is outside."""
        place = self._place(path, target)
        if place is None:
            return False
        top = self._top(path)
        if not place.is_relative_to(top):
            return True
        return bool(self._facts.ask("exists", str(top), str(place)))

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None where there is none to read."""
        place = self._place(path, target)
        if place is None or place.suffix.lower() not in _MARKDOWN:
            return None
        return self._read_anchors(place) if self._facts.ask("content", str(place)) else None

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of what is in `folder`, which is seen from the document."""
        place = self._place(path, folder or ".")
        if place is None:
            return frozenset()
        self._facts.ask("names", str(place))
        return self._facts.listing(str(place))

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None where there is none to read."""
        place = self._place(path, target)
        return _read_text(place) if place and self._facts.ask("content", str(place)) else None

    def _top(self, path: str) -> Path:
        """Return the root of the repository a document is in, else the document's own folder."""
        folder = self._document(path).parent
        return Path(self._facts.ask("root", str(folder)) or folder)

    def _place(self, path: str, target: str) -> Path | None:
        """Return the path on the disk; None where no path can be such (a NUL in it)."""
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
