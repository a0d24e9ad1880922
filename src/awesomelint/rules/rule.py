"""What a rule is: a name and a function that yields diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from awesomelint.diagnostic import Diagnostic, Level
from awesomelint.markdown.model import Document

_FRONT_PAGE = re.compile(r"readme(?:\.md|\.markdown)?", re.IGNORECASE)
_FRONT_FOLDERS = ("/.github", "/", "/docs")  # in the order in which GitHub looks


class Tree(Protocol):
    """The files around a document, as its links see them. Names are told apart by case.

    `path` is a document's `source.path`; `target` a relative URL in it, decoded, without `?` and
    `#`; one that begins with `/` is seen from the repository's root.
    """

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`."""

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None where there is none to read."""

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of what is in `folder`, which is seen from the document."""

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None where there is none to read."""


def is_front_page(path: str, tree: Tree | None) -> bool:
    """Return whether a file may be what its repository shows: the README, or any if there is none.

    What is asked of a list as a whole is asked of its front page, not of `section/tools.md`.
    """
    if tree is None:
        return True
    own, (*parents, name) = tree.names(path), path.split("/")
    for folder in _FRONT_FOLDERS:
        names = tree.names(path, folder)
        if any(_FRONT_PAGE.fullmatch(one) for one in names):
            # A folder has the names of one above only if it is that: it would have to hold itself.
            beside = folder != "/" and parents[-1:] not in ([], [folder[1:]])
            return own == names and not beside and bool(_FRONT_PAGE.fullmatch(name))
    return own == tree.names(path, "/")


def given() -> Any:
    """Return the field of an option that no configuration sets: the engine gives its value."""
    return field(default=None, metadata={"given": True})


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that takes none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault awesomelint can find; its page is `rules/<name>.md`.

    `check(documents, options)` yields diagnostics for the documents of one list. It is a function
    of its arguments: no state, no input or output, no clock. `options` is a frozen dataclass whose
    field types (`bool`, `int`, `str`, `Literal[...]`, `date | None`) are what a configuration may
    give; a field `tree: Tree | None = given()` gets the files around. `level` is the level where no
    configuration says otherwise.
    """

    name: str
    check: Callable[[Sequence[Document], Any], Iterable[Diagnostic]]
    level: Level = "error"
    options: type = NoOptions
