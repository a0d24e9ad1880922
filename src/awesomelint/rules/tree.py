"""The files around a document, as rules see them, and which document is a front page."""

from __future__ import annotations

import posixpath
import re
from typing import Protocol

_FRONT_PAGE = re.compile(r"readme(?:\.md|\.markdown)?", re.IGNORECASE)
_FRONT_FOLDERS = (".github", "", "docs")  # in the order in which GitHub looks


class Tree(Protocol):
    """The files around a document, as its links see them. Names are told apart by case.

    `path` is a document's `source.path`; `target` a relative URL in it, decoded, without `?` and
    `#`; one that begins with `/` is seen from the repository's root.
    """

    def place(self, path: str) -> str:
        """Return the path of the document itself, seen from the repository's root: `docs/a.md`."""

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`.

        What is outside the repository is taken to be there: `../../issues` is a page of GitHub.
        """

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None where there is none to read."""

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of what is in `folder`, which is seen from the document."""

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None where there is none to read."""


def is_front_page(path: str, tree: Tree | None) -> bool:
    """Return whether a file may be what its repository shows: the README, or any if there is none.

    That file stands where GitHub looks for it; `section/README.md` is another's front page.
    """
    if tree is None:
        return True
    own, name = posixpath.split(tree.place(path))
    for folder in _FRONT_FOLDERS:
        if any(map(_FRONT_PAGE.fullmatch, tree.names(path, f"/{folder}"))):
            return own == folder and _FRONT_PAGE.fullmatch(name) is not None
    return not own
