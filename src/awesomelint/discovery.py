"""The files that are to be read: those given by name, and the Markdown files below folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from awesomelint import git
from awesomelint.errors import ReadError
from awesomelint.files import name_of, read_failure
from awesomelint.walk import walk

_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its absolute path, and its name relative to the working directory if below it."""

    path: Path
    name: str


def discover(paths: Sequence[str], cwd: Path) -> tuple[tuple[Found, ...], tuple[ReadError, ...]]:
    """Return the files that `paths` (relative to `cwd`) stand for, and the paths that fail.

    A file is taken whatever its ending, a folder for the Markdown files below it that git does not
    ignore, sorted. A file comes once, however often it is named or linked to.
    """
    found: dict[str, Path] = {}
    errors: list[ReadError] = []
    for given in paths:
        path = _absolute(given, cwd)
        try:
            files = _below(path, cwd, errors) if S_ISDIR(path.stat().st_mode) else [path]
        except OSError as error:
            errors.append(read_failure(name_of(path, cwd), error))
            continue
        for one in files:
            found.setdefault(os.path.realpath(one), one)
    return tuple(Found(path, name_of(path, cwd)) for path in found.values()), tuple(errors)


def _absolute(given: str, cwd: Path) -> Path:
    """Return the path without `..`, except where a symbolic link makes that another file."""
    path = cwd / given
    short = Path(os.path.normpath(path))
    try:
        return short if short.samefile(path) else path
    except OSError:
        return path


def _below(folder: Path, cwd: Path, errors: list[ReadError]) -> list[Path]:
    """Return the Markdown files below `folder`, sorted; a folder that fails joins `errors`."""

    def failed(error: OSError) -> None:
        errors.append(read_failure(name_of(Path(error.filename), cwd), error))

    listed: Iterable[Path] | None = git.list_files(folder)
    if listed is None:
        listed = walk(folder, git.repository_root(folder) or folder, failed)
    files = [path for path in listed if path.suffix.lower() in _ENDINGS and _is_file(path)]
    # Later ones win: a file is shown by its own name, not by that of a link to it.
    links_first = sorted(files, key=Path.is_symlink, reverse=True)
    once = {os.path.realpath(path): path for path in links_first}
    return sorted(once.values(), key=Path.as_posix)


def _is_file(path: Path) -> bool:
    try:
        return S_ISREG(path.stat().st_mode)
    except OSError:  # deleted, but still in git's index; or a link that leads nowhere
        return False
