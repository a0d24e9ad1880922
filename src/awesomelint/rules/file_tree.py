"""The files around a document, as rules see them, and which document is a front page."""

from __future__ import annotations

import posixpath
import re
from typing import Protocol

_FRONT_PAGE = re.compile(r"readme(?:\.md|\.markdown)?", re.IGNORECASE)
_FRONT_FOLDERS = (".github", "", "docs")  # in the order in which GitHub looks


class FileTree(Protocol):
    """The files around a document, as its links see them. Names are case-sensitive.

    `path` is the document's `source.path`. `target` is a relative URL from the document: decoded,
    without query and fragment. A target that begins with `/` starts at the repository's root.
    """

    def path_from_root(self, path: str) -> str:
        """Return the path of the document itself from the repository's root: `docs/a.md`."""

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`.

        The answer is True for a target outside the repository: `../../issues` is a page of GitHub.
        """

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None if it cannot be read."""

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of the files and folders in `folder`, a path from the document."""

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None if it cannot be read."""


def is_front_page(path: str, tree: FileTree | None) -> bool:
    """Return whether rules about a list as a whole check this file.

    They check the README that GitHub shows on the repository's first page. GitHub looks for it in
    a few folders only, so `section/README.md` is not checked. If there is no README, they check
    every file in the root folder; without a tree, every file.
    """
    if tree is None:
        return True
    folder, name = posixpath.split(tree.path_from_root(path))
    for front_folder in _FRONT_FOLDERS:
        if any(map(_FRONT_PAGE.fullmatch, tree.names(path, f"/{front_folder}"))):
            return folder == front_folder and _FRONT_PAGE.fullmatch(name) is not None
    return not folder
