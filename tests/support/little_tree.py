"""Files that are only in memory, as the rules see the files around a document."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from awesomelint import Source, read
from awesomelint.reading.anchors import anchors


class LittleTree:
    """A tree of files given as a mapping from path to text; the root is the folder `""`."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def path_from_root(self, path: str) -> str:
        """Return the path of the document itself."""
        return posixpath.normpath(path)

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, or it is outside."""
        place = self._place(path, target)
        if place == ".." or place.startswith("../"):
            return True
        below = "" if place == "." else f"{place}/"
        return place in self._files or any(file.startswith(below) for file in self._files)

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the file at `target`."""
        text = self.text(path, target)
        return None if text is None else anchors(read(Source(target, text)))

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names in `folder`."""
        place = self._place(path, folder or ".")
        below = "" if place == "." else f"{place}/"
        inside = (file.removeprefix(below) for file in self._files if file.startswith(below))
        return frozenset(path.split("/")[0] for path in inside)

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`."""
        return self._files.get(self._place(path, target))

    @staticmethod
    def _place(path: str, target: str) -> str:
        folder = "" if target.startswith("/") else posixpath.dirname(path)
        return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
