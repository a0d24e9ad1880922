"""The files below a folder where git cannot list them: a walk that heeds `.gitignore`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from awesomelint.config.patterns import compiled

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Other people's READMEs live here.
SKIPPED = frozenset(
    (".git", ".hg", ".svn", "node_modules", ".venv", "venv", ".tox", ".nox", "site-packages")
)


class _Ignore(Struct, frozen=True):
    """One `.gitignore`: what it says of the paths below its folder."""

    folder: Path
    spec: GitIgnoreSpec

    def says(self, path: Path, ending: str) -> bool | None:
        """Return whether `path` is ignored; None where no pattern speaks of it."""
        return self.spec.check_file(path.relative_to(self.folder).as_posix() + ending).include


def walk(folder: Path, top: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files below `folder` that no `.gitignore` from `top` downward names, sorted.

    Symbolic links to folders are not followed. `failed` is told of each folder that cannot be read.
    """
    above = [one for one in reversed(folder.parents) if one.is_relative_to(top)]
    ignores = {folder: tuple(found for one in above for found in _ignore_file(one))}
    for name, folders, files in os.walk(folder, onerror=failed):
        here = Path(name)
        known = (*ignores.pop(here), *_ignore_file(here))
        folders[:] = sorted(
            one for one in folders if one not in SKIPPED and not _ignored(here / one, "/", known)
        )
        ignores.update((here / one, known) for one in folders)
        yield from (here / one for one in sorted(files) if not _ignored(here / one, "", known))


def _ignored(path: Path, ending: str, ignores: Iterable[_Ignore]) -> bool:
    """Return what the closest `.gitignore` with an opinion says; a folder ends with a slash."""
    said = (ignore.says(path, ending) for ignore in reversed(tuple(ignores)))
    return next((answer for answer in said if answer is not None), False)


def _ignore_file(folder: Path) -> tuple[_Ignore, ...]:
    """Return the `.gitignore` of `folder`, if it has one."""
    path = folder / ".gitignore"
    try:
        if not path.is_file():
            return ()
        text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    return (_Ignore(folder, _compiled(tuple(text.split("\n")))),)


def _compiled(lines: tuple[str, ...]) -> GitIgnoreSpec:
    try:
        return compiled(lines)
    except ValueError:  # git passes over a line that is no pattern
        return compiled(tuple(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    try:
        compiled((line,))
    except ValueError:
        return False
    return True
