"""The files of a commit or of git's index: their names and texts, and the tree that rules see."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from awesomelint.disk import git
from awesomelint.disk.discovery import MARKDOWN_ENDINGS
from awesomelint.errors import ReadError
from awesomelint.text import Source

_REGULAR = (b"100644", b"100755")
_SUBMODULE = b"160000"
_SHA1_DIGITS = 40
# The stages of a file that a merge could not settle: ours, theirs, and what both come from.
_UNMERGED = (b"1", b"2", b"3")


class Blob(NamedTuple):
    """A file in git: its mode and the identifier of its content."""

    mode: bytes
    identifier: bytes


class Snapshot:
    """The files of the repository at `root` (absolute), as a commit or the index has them.

    Names are relative to the root, with forward slashes.
    """

    def __init__(self, root: str, files: Mapping[str, Blob]) -> None:
        self.root, self.files = root, files
        self._contents: dict[bytes, bytes] = {}

    def is_file(self, name: str) -> bool:
        """Return whether there is a regular file of this name."""
        blob = self.files.get(name)
        return blob is not None and blob.mode in _REGULAR

    def is_markdown(self, name: str) -> bool:
        """Return whether there is a regular file of this name that is Markdown."""
        return os.path.splitext(name)[1].lower() in MARKDOWN_ENDINGS and self.is_file(name)

    def fetch(self, names: Iterable[str]) -> None:
        """Read several files at once. Raises ReadError if git cannot give them."""
        wanted = [
            blob.identifier
            for name in names
            if (blob := self.files.get(name)) and blob.identifier not in self._contents
        ]
        if wanted:
            output = git.git_output(
                self.root, "cat-file", "--batch", stdin=b"\n".join(wanted) + b"\n"
            )
            self._contents |= _read_batch(output or b"")
        for identifier in wanted:
            if identifier not in self._contents:
                message = f"git does not have the content {identifier.decode()}"
                raise ReadError(self.root, message, "clone the repository without `--filter`")

    def has_content(self, name: str, text: str) -> bool:
        """Return whether a file has this text, byte for byte; git need not be asked."""
        blob = self.files.get(name)
        if blob is None:
            return False
        from hashlib import new  # most runs compare no contents

        data = text.encode("utf-8", "surrogatepass")
        algorithm = "sha1" if len(blob.identifier) == _SHA1_DIGITS else "sha256"
        digest = new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False)
        return digest.hexdigest().encode() == blob.identifier

    def text(self, name: str, path: str | None = None, *, errors: str = "strict") -> Source:
        """Return the text of a file as the source at `path`.

        Raises ReadError if git cannot give it, or if it is not UTF-8 and `errors` is `strict`.
        """
        self.fetch([name])
        path = name if path is None else path
        data = self._contents[self.files[name].identifier]
        try:
            return Source(path, data.decode("utf-8", errors))
        except UnicodeDecodeError as error:
            message = f"not UTF-8 at byte {error.start}"
            raise ReadError(path, message, "convert it to UTF-8") from error

    @cached_property
    def folders(self) -> dict[str, frozenset[str]]:
        """The names in each folder; the root is the folder with the empty name."""
        folders: dict[str, set[str]] = {"": set()}
        for name in self.files:
            while name:
                folder, last = posixpath.split(name)
                names = folders.setdefault(folder, set())
                if last in names:
                    break
                names.add(last)
                name = folder
        return {folder: frozenset(names) for folder, names in folders.items()}

    def has(self, name: str) -> bool:
        """Return whether there is a file or a folder; what is in a submodule counts as there."""
        if name in self.files or name in self.folders:
            return True
        folder = posixpath.dirname(name)
        while folder:
            if folder in self.files:
                return self.files[folder].mode == _SUBMODULE
            folder = posixpath.dirname(folder)
        return False


class SnapshotTree:
    """A `FileTree` over a snapshot; `names` has the name in it of each document, by its path."""

    def __init__(self, snapshot: Snapshot, names: Mapping[str, str]) -> None:
        self._snapshot, self._names = snapshot, names
        self._anchors: dict[str, frozenset[str] | None] = {}

    def path_from_root(self, path: str) -> str:
        """Return the path of a document from the root of the repository."""
        return self._names[path]

    def exists(self, path: str, target: str) -> bool:
        """Return whether there is a file or a folder at `target`, or it is outside the root."""
        name = self._name(path, target)
        return name is not None and (_is_outside(name) or self._snapshot.has(name))

    def anchors(self, path: str, target: str) -> frozenset[str] | None:
        """Return the anchors of the Markdown file at `target`; None if it cannot be read."""
        name = self._name(path, target)
        if name is None or not self._snapshot.is_markdown(name):
            return None
        if name not in self._anchors:
            self._anchors[name] = self._read_anchors(name)
        return self._anchors[name]

    def names(self, path: str, folder: str = "") -> frozenset[str]:
        """Return the names of the files and folders in `folder`, a path from the document."""
        name = self._name(path, folder or ".")
        return frozenset() if name is None else self._snapshot.folders.get(name, frozenset())

    def text(self, path: str, target: str) -> str | None:
        """Return the text of the file at `target`; None if it cannot be read."""
        name = self._name(path, target)
        if name is None or not self._snapshot.is_file(name):
            return None
        try:
            return self._snapshot.text(name).text
        except ReadError:
            return None

    def _read_anchors(self, name: str) -> frozenset[str] | None:
        from awesomelint.reading.anchors import anchors  # few links lead to another file's headings
        from awesomelint.reading.reader import read

        try:
            return anchors(read(self._snapshot.text(name)))
        except (ReadError, RecursionError):
            return None

    def _name(self, path: str, target: str) -> str | None:
        """Return the name of `target` in the snapshot; None for a NUL, which no path has."""
        if "\0" in target:
            return None
        start = "" if target.startswith("/") else posixpath.dirname(self.path_from_root(path))
        name = posixpath.normpath(posixpath.join(start, target.lstrip("/")))
        return "" if name == "." else name


def _is_outside(name: str) -> bool:
    return name == ".." or name.startswith("../")


def snapshot_of_commit(root: str, commit: str) -> Snapshot | None:
    """Return the files of a commit, given by its full name; None if git fails."""
    output = git.git_output(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    if output is None:
        return None
    files = {}
    for line in filter(None, output.split(b"\0")):
        fields, _, name = line.partition(b"\t")
        mode, _, identifier = fields.split(b" ")
        files[os.fsdecode(name)] = Blob(mode, identifier)
    return Snapshot(root, files)


def snapshot_of_index(root: str) -> Snapshot | None:
    """Return the files of the index, without those that a merge has not settled; None on failure.

    Git's environment says which index that is: hooks have one of their own.
    """
    output = git.git_output(root, "ls-files", "--stage", "-z")
    if output is None:
        return None
    files = {}
    for line in filter(None, output.split(b"\0")):
        fields, _, name = line.partition(b"\t")
        mode, identifier, stage = fields.split(b" ")
        if stage not in _UNMERGED:
            files[os.fsdecode(name)] = Blob(mode, identifier)
    return Snapshot(root, files)


def _read_batch(output: bytes) -> dict[bytes, bytes]:
    """Return the contents in the output of `cat-file --batch`, by their identifiers."""
    contents = {}
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        fields = output[start:end].split(b" ")
        start = end + 1
        if len(fields) == 3 and fields[2].isdigit():
            size = int(fields[2])
            contents[fields[0]] = output[start : start + size]
            start += size + 1
    return contents
