"""Which files a run reads: those given by name, and the lists below given folders.

Paths are strings here, because a run over unchanged files spends most of its time on finding them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from os import PathLike
from stat import S_ISDIR, S_ISLNK, S_ISREG

from awesomelint.disk import git
from awesomelint.disk.files import SourceFile, name_of, read_failure, with_separator
from awesomelint.disk.list_names import is_no_list
from awesomelint.errors import ReadError

MARKDOWN_ENDINGS = (".md", ".markdown")


def discover(
    paths: Sequence[str], cwd: str | PathLike[str], *, force_exclude: bool = False
) -> tuple[tuple[SourceFile, ...], tuple[ReadError, ...]]:
    """Return the files that `paths` (relative to `cwd`) stand for, and an error for each failure.

    A file is taken whatever its name, unless `force_exclude` leaves out what is no list by its
    name. A folder stands for the Markdown files below it that git does not ignore and that may be
    lists, sorted by path. A file comes once, even if it is named or linked to repeatedly.
    """
    search = _Search(os.fspath(cwd), force_exclude)
    for path in paths:
        search.add(path)
    return tuple(search.files.values()), tuple(search.errors)


class _Search:
    """The files of the paths added so far, by the real path of each file."""

    def __init__(self, cwd: str, force_exclude: bool) -> None:
        self.cwd, self.force_exclude = cwd, force_exclude
        self.files: dict[str, SourceFile] = {}
        self.errors: list[ReadError] = []
        self._real_folders: dict[str, str] = {}

    def add(self, given: str) -> None:
        """Add the file at a path, or the files below the folder at it."""
        path = _absolute(given, self.cwd)
        try:
            is_folder = S_ISDIR(os.stat(path).st_mode)
            if not is_folder and not (self.force_exclude and self._is_no_list(path)):
                self._add_file(os.path.realpath(path), path, None)
        except OSError as error:
            self.errors.append(read_failure(name_of(path, self.cwd), error))
            return
        if is_folder:
            for real, file in self._markdown_files(path):
                self._add_file(real, file, path)

    def _is_no_list(self, path: str) -> bool:
        return is_no_list(name_of(path, self.cwd))

    def _add_file(self, real: str, path: str, folder: str | None) -> None:
        if real not in self.files:
            self.files[real] = SourceFile(path, name_of(path, self.cwd), folder)

    def _markdown_files(self, folder: str) -> list[tuple[str, str]]:
        """Return the real path and the path of each list below `folder`, sorted by path."""
        links: dict[str, str] = {}
        files: dict[str, str] = {}
        for path in self._all_files(folder):
            if os.path.splitext(path)[1].lower() not in MARKDOWN_ENDINGS:
                continue
            below = path.removeprefix(with_separator(folder)).replace(os.sep, "/")
            if is_no_list(below):
                continue
            try:
                mode = os.lstat(path).st_mode
                if S_ISREG(mode):
                    files[self._real(path)] = path
                elif S_ISLNK(mode) and S_ISREG(os.stat(path).st_mode):
                    links[os.path.realpath(path)] = path
            except OSError:  # deleted, but still in git's index; or a link that leads nowhere
                continue
        # A file has its own name, not that of a link to it.
        return sorted((links | files).items(), key=lambda item: item[1].replace(os.sep, "/"))

    def _all_files(self, folder: str) -> Iterable[str]:
        """Return the files below `folder`; each folder that cannot be read adds an error."""
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
    """Return the path without `..`, unless a symbolic link makes that a different file."""
    path = os.path.join(cwd, given)
    short = os.path.normpath(path)
    if ".." not in given:
        return short
    try:
        return short if os.path.samefile(short, path) else path
    except OSError:
        return path
