"""The files below a folder where git cannot list them: a walk that obeys `.gitignore`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from awesomelint.config.patterns import compile_patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders of tools, which hold the READMEs of others.
SKIPPED = frozenset(
    (".git", ".hg", ".svn", "node_modules", ".venv", "venv", ".tox", ".nox", "site-packages")
)


class _Ignore(Struct, frozen=True):
    """The patterns of one `.gitignore`, for the paths below its folder."""

    folder: Path
    spec: GitIgnoreSpec

    def ignores(self, path: Path, ending: str) -> bool | None:
        """Return whether `path` is ignored; None if no pattern matches it."""
        return self.spec.check_file(path.relative_to(self.folder).as_posix() + ending).include


def walk(folder: Path, top: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files below `folder` that no `.gitignore` from `top` downward ignores, sorted.

    Symbolic links to folders are not followed. `failed` is called for each folder that cannot be
    read.
    """
    parents = [parent for parent in reversed(folder.parents) if parent.is_relative_to(top)]
    inherited = {folder: tuple(ignore for parent in parents for ignore in _ignores_of(parent))}
    for name, folders, files in os.walk(folder, onerror=failed):
        here = Path(name)
        ignores = (*inherited.pop(here), *_ignores_of(here))
        folders[:] = sorted(
            child
            for child in folders
            if child not in SKIPPED and not _is_ignored(here / child, "/", ignores)
        )
        inherited.update((here / child, ignores) for child in folders)
        yield from (
            here / file for file in sorted(files) if not _is_ignored(here / file, "", ignores)
        )


def _is_ignored(path: Path, ending: str, ignores: Iterable[_Ignore]) -> bool:
    """Return whether the closest `.gitignore` that matches a path ignores it.

    `ending` is what patterns want to see behind the path: a slash for a folder.
    """
    answers = (ignore.ignores(path, ending) for ignore in reversed(tuple(ignores)))
    return next((answer for answer in answers if answer is not None), False)


def _ignores_of(folder: Path) -> tuple[_Ignore, ...]:
    """Return the `.gitignore` of `folder`; nothing where it has none."""
    path = folder / ".gitignore"
    try:
        if not path.is_file():
            return ()
        text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    return (_Ignore(folder, _compile(tuple(text.split("\n")))),)


def _compile(lines: tuple[str, ...]) -> GitIgnoreSpec:
    try:
        return compile_patterns(lines)
    except ValueError:  # git skips a line that is no pattern
        return compile_patterns(tuple(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    try:
        compile_patterns((line,))
    except ValueError:
        return False
    return True
