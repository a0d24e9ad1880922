"""What a rule is: a name and a function that yields diagnostics."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, Protocol, TypeVar

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Level
from awesomelint.reading.model import Document
from awesomelint.style.conventions import Convention

_FRONT_PAGE = re.compile(r"readme(?:\.md|\.markdown)?", re.IGNORECASE)
_FRONT_FOLDERS = (".github", "", "docs")  # in the order in which GitHub looks

T = TypeVar("T")


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


def front_pages(documents: Sequence[Document], tree: Tree | None) -> Iterator[Document]:
    """Yield the documents that are front pages: what is asked of a list as a whole, is of these."""
    return (one for one in documents if is_front_page(one.source.path, tree))


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


GIVEN = object()
"""Marks the type of an option that no configuration sets: the engine gives its value."""

Around = Annotated[Tree | None, GIVEN]


class NoOptions(Struct, frozen=True):
    """The options of a rule that takes none."""


class GivenTree(Struct, frozen=True):
    """The options of a rule that takes none, and is given the files around, where there are any."""

    tree: Around = None


class Evidence(Struct, frozen=True):
    """What documents show of a convention: `count` of `total` are as `words` say.

    `unit` is what was counted. `holds` is whether the rule goes by it; where it does not, `words`
    name the best there is. `options` are what a configuration says to hold the documents to it:
    none where none can.
    """

    words: str
    count: int
    total: int
    unit: str
    holds: bool = True
    options: tuple[tuple[str, object], ...] = ()


class Inferred(Struct, frozen=True):
    """A convention that a rule learns from documents where its `options` are left at `infer`.

    `find` returns what the documents show of it, None where they have nothing that could show it;
    it asks the function that the rule asks. It is given one document, or all of a list where the
    convention is `of_list`. No two rules call a convention by one `name`.
    """

    name: str
    options: tuple[str, ...]
    find: Callable[[Sequence[Document]], Evidence | None]
    of_list: bool = False


def evidence(
    ask: Callable[..., Convention[T] | None],
    unit: str,
    words: Callable[[T], str],
    options: Callable[[T], dict[str, object]] = lambda _: {},
) -> Evidence | None:
    """Return what `ask` finds, a function that takes the `share` and the number a convention needs.

    Where it finds none it is asked again for the best there is, whatever its share.
    """
    found = ask()
    best = found or ask(share=0.0, least=1)
    if best is None:
        return None
    said = tuple(options(found.value).items()) if found else ()
    return Evidence(words(best.value), best.count, best.total, unit, found is not None, said)


class Rule(Struct, frozen=True):
    """One fault awesomelint can find; its page is `rules/<name>.md`.

    `check(documents, options)` yields diagnostics for the documents of one list. It is a function
    of its arguments: no state, no input or output, no clock. `options` is a frozen struct whose
    field types (`bool`, `int`, `float`, `str`, `date`, `Literal[...]`, tuples and unions of these)
    are what a configuration may give; a field `tree: Around = None` gets the files around.
    `infers` are the conventions that its options can be left to.
    """

    name: str
    check: Callable[[Sequence[Document], Any], Iterable[Diagnostic]]
    options: type[Struct] = NoOptions
    infers: tuple[Inferred, ...] = ()


class Registered(Struct, frozen=True):
    """A rule as a registry has it: by its name, and the level where no configuration gives one.

    The rule itself is what `find` returns for the name; that may take an import, so it is asked
    for only where the rule runs, is given options or is shown.
    """

    name: str
    level: Level
    find: Callable[[str], Rule]

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.find(self.name)


def registered(rule: Rule, level: Level) -> Registered:
    """Return a rule that is at hand as a registry has it."""
    return Registered(rule.name, level, lambda _: rule)
