"""The two states of a repository that a run compares: a commit, and the work tree or the index."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from awesomelint.changes.renames import find_renames
from awesomelint.disk import git
from awesomelint.disk.files import SourceFile, name_of, read_file
from awesomelint.disk.revisions import NOTHING, base_commit, head_commit
from awesomelint.disk.snapshot import (
    Snapshot,
    snapshot_of_commit,
    snapshot_of_index,
)
from awesomelint.errors import AwesomelintError, RevisionError
from awesomelint.text import Source

# A link to a heading of another file of the repository, which may be gone though the file is not.
_LINK_TO_HEADING = re.compile(r"\]\((?!\w+:)[^)\s]*\.(?:md|markdown)#", re.IGNORECASE)


class Comparison:
    """A repository before and after a change.

    `root` is its folder (absolute), `base` what it was before. `index` is what it is afterwards if
    the index is compared, and None if the work tree is. `option` is how the user asks for it.
    """

    def __init__(self, root: str, base: Snapshot, index: Snapshot | None, option: str) -> None:
        self.root, self.base, self.index, self.option = root, base, index, option
        self._renames: dict[str, str] = {}

    def name(self, file: SourceFile) -> str:
        """Return the name of a file in the repository, with forward slashes.

        Raises RevisionError if it is in no folder of the repository.
        """
        name = os.path.relpath(os.path.realpath(file.path), self.root).replace(os.sep, "/")
        if name.startswith("../"):
            message = f"not in the repository {self.root}"
            raise RevisionError(file.name, message, f"{self.option} compares one repository")
        return name

    def after(self, file: SourceFile) -> Source | None:
        """Return the text of a file after the change; None if it is not there.

        Raises ReadError if it cannot be read.
        """
        if file.text is not None:  # standard input
            return read_file(file)
        name = self.name(file)
        if self.index is None:
            return read_file(file) if self._is_there(name) else None
        return self.index.text(name, file.name) if self.index.is_file(name) else None

    def before(self, file: SourceFile, after: Source | None) -> Source | None:
        """Return the text of a file before the change, under its name now; None for a new file.

        It is `after`, the text after the change, where the file is unchanged. What was no UTF-8
        before the change is replaced: only what comes after it has to be right.
        """
        name = self.old_name(file)
        if not self.base.is_file(name):
            return None
        if after and self.base.has_content(name, after.text):
            return after
        return self.base.text(name, file.name, errors="replace")

    def fetch(self, pairs: Iterable[tuple[SourceFile, Source | None]]) -> None:
        """Read at once what several files were before the change, each given with its text now."""
        names = ((self.old_name(file), after) for file, after in pairs)
        self.base.fetch(
            name for name, after in names if not (after and self.base.has_content(name, after.text))
        )

    def old_name(self, file: SourceFile) -> str:
        """Return the name that a file had before the change: another one if it was renamed."""
        name = self.name(file)
        return name if name in self.base.files else self._renames.get(name, name)

    def files(self, cwd: str) -> Iterator[SourceFile]:
        """Yield the Markdown files of the index, by name."""
        assert self.index, "the files of the work tree are found on the disk"
        for name in sorted(self.index.files):
            if self.index.is_markdown(name):
                yield self._file(name, cwd)

    def gone(self, cwd: str) -> tuple[SourceFile, ...]:
        """Return the Markdown files that the change takes away, renamed files apart."""
        renamed = set(self._renames.values())
        return tuple(
            self._file(name, cwd)
            for name in self._gone
            if self.base.is_markdown(name) and name not in renamed
        )

    def may_touch(self, text: str) -> bool:
        """Return whether what links in a text lead to may have changed, though the text has not."""
        if _LINK_TO_HEADING.search(text):
            return True
        words = unquote(text) if "%" in text else text
        return any(name in words for name in self._names_gone)

    def look_for_renames(self, files: Iterable[SourceFile]) -> None:
        """Find out which of the files are new only by name."""
        new = {self.name(file): file for file in files}
        texts = {}
        for name in new.keys() - self.base.files.keys():
            try:
                source = self.after(new[name])
            except AwesomelintError:  # reported where the file is read
                continue
            if source:
                texts[name] = source.text
        gone = [name for name in self._gone if self.base.is_markdown(name)]
        if texts and gone:
            self.base.fetch(gone)
            self._renames = find_renames(dict(self._old_texts(gone)), texts)

    def _old_texts(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            yield name, self.base.text(name, errors="replace").text

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(os.path.join(self.root, name))

    def _file(self, name: str, cwd: str) -> SourceFile:
        path = os.path.join(self.root, name)
        return SourceFile(path, name_of(path, cwd))

    @cached_property
    def _gone(self) -> Sequence[str]:
        """The names of the files that the change takes away."""
        if self.index:
            return [name for name in self.base.files if name not in self.index.files]
        return [name for name in self.base.files if not self._is_there(name)]

    @cached_property
    def _names_gone(self) -> frozenset[str]:
        """The last parts of the names of files and folders that are gone."""
        names = set()
        for name in self._gone:
            while name:
                names.add(posixpath.basename(name))
                name = posixpath.dirname(name)
                if not name or self._has_folder(name):
                    break
        return frozenset(names)

    def _has_folder(self, name: str) -> bool:
        return name in self.index.folders if self.index else self._is_there(name)


def since(revision: str, folder: str) -> Comparison:
    """Return the work tree of the repository around `folder`, compared with where it left a commit.

    Raises RevisionError if there is no repository, or no such commit.
    """
    option = f"--since {revision}"
    root = _root(folder, option)
    base = snapshot_of_commit(root, base_commit(root, revision))
    if base is None:
        raise RevisionError(option, "git could not list the files of that commit")
    return Comparison(root, base, None, option)


def staged(folder: str) -> Comparison:
    """Return the index of the repository around `folder`, compared with the last commit.

    Before the first commit everything is new. Raises RevisionError if there is no repository.
    """
    root = _root(folder, "--staged")
    commit = head_commit(root)
    base = Snapshot(root, {}) if commit == NOTHING else snapshot_of_commit(root, commit)
    index = snapshot_of_index(root)
    if base is None or index is None:
        raise RevisionError("--staged", "git is missing, or cannot list the files")
    return Comparison(root, base, index, "--staged")


def _root(folder: str, option: str) -> str:
    root = git.closest_repository(os.path.realpath(folder))
    if root is None:
        raise RevisionError(option, "this is no git repository", "run it in one")
    return root
