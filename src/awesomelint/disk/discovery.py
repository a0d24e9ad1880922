"""The files that are to be read: those given by name, and the Markdown files below folders.

Paths are strings here: a run over unchanged files spends most of its time on finding them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from os import PathLike
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.disk import git
from awesomelint.disk.files import name_of, read_failure
from awesomelint.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = (".md", ".markdown")


class Found(NamedTuple):
    """A file: its absolute path, and its name relative to the working directory if below it.

    `folder` is the absolute path of the folder that was given, and below which the file is; None
    where the file was given itself.
    """

    place: str
    name: str
    folder: str | None = None

    @property
    def path(self) -> Path:
        """The absolute path."""
        from pathlib import Path

        return Path(self.place)


def discover(
    paths: Sequence[str], cwd: str | PathLike[str]
) -> tuple[tuple[Found, ...], tuple[ReadError, ...]]:
    """Return the files that `paths` (relative to `cwd`) stand for, and the paths that fail.

    A file is taken whatever its ending, a folder for the Markdown files below it that git does not
    ignore, sorted. A file comes once, however often it is named or linked to.
    """
    search = _Search(os.fspath(cwd))
    for given in paths:
        search.add(given)
    return tuple(search.found.values()), tuple(search.errors)


class _Search:
    """What was found so far, by the real path of each file."""

    def __init__(self, cwd: str) -> None:
        self.cwd = cwd
        self.found: dict[str, Found] = {}
        self.errors: list[ReadError] = []
        self._real_folders: dict[str, str] = {}

    def add(self, given: str) -> None:
        """Take in the file or the folder at a path."""
        path = _absolute(given, self.cwd)
        try:
            is_folder = S_ISDIR(os.stat(path).st_mode)
            if not is_folder:
                self._take(os.path.realpath(path), path, None)
        except OSError as error:
            self.errors.append(read_failure(name_of(path, self.cwd), error))
            return
        if is_folder:
            for real, file in self._below(path):
                self._take(real, file, path)

    def _take(self, real: str, path: str, folder: str | None) -> None:
        if real not in self.found:
            self.found[real] = Found(path, name_of(path, self.cwd), folder)

    def _below(self, folder: str) -> list[tuple[str, str]]:
        """Return the Markdown files below `folder` with their real paths, sorted by their own."""
        links: dict[str, str] = {}
        files: dict[str, str] = {}
        for path in self._listed(folder):
            if os.path.splitext(path)[1].lower() not in _ENDINGS:
                continue
            try:
                mode = os.lstat(path).st_mode
                if S_ISREG(mode):
                    files[self._real(path)] = path
                elif S_ISLNK(mode) and S_ISREG(os.stat(path).st_mode):
                    links[os.path.realpath(path)] = path
            except OSError:  # deleted, but still in git's index; or a link that leads nowhere
                continue
        # A file is shown by its own name, not by that of a link to it.
        return sorted((links | files).items(), key=lambda item: item[1].replace(os.sep, "/"))

    def _listed(self, folder: str) -> Iterable[str]:
        """Return the files below `folder`; a folder that cannot be read joins the errors."""
        listed = git.list_files(folder)
        if listed is not None:
            return listed
        from pathlib import Path

        from awesomelint.disk.gitignore import walk

        def failed(error: OSError) -> None:
            self.errors.append(read_failure(name_of(str(error.filename), self.cwd), error))

        top = git.closest_repository(folder) or folder
        return map(str, walk(Path(folder), Path(top), failed))

    def _real(self, path: str) -> str:
        """Return the real path of a file that is no link: only its folders can be links."""
        folder, name = os.path.split(path)
        real = self._real_folders.get(folder)
        if real is None:
            real = self._real_folders[folder] = os.path.realpath(folder)
        return os.path.join(real, name)


def _absolute(given: str, cwd: str) -> str:
    """Return the path without `..`, except where a symbolic link makes that another file."""
    path = os.path.join(cwd, given)
    short = os.path.normpath(path)
    if ".." not in given:
        return short
    try:
        return short if os.path.samefile(short, path) else path
    except OSError:
        return path
