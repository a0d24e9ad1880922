"""What a run asks the disk, apart from the texts of its files, and how the answers are kept.

The findings in a list depend on more than its text: on the configuration, and for some rules on the
files around the list. A run asks for all of these through its `Disk`, which records each question
and its answer. While every answer is the same, so are the findings: the cache asks again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, NamedTuple, assert_never

from awesomelint.disk import git
from awesomelint.disk.config_files import closest_configuration
from awesomelint.disk.discovery import discover
from awesomelint.disk.files import SourceFile, read_bytes, with_separator
from awesomelint.errors import ReadError

Kind = Literal["configuration", "content", "exists", "files", "names", "repository"]


class Question(NamedTuple):
    """A question about an absolute path, whose answer is a string that can be kept and compared.

    - `configuration` of a folder: the path of the closest configuration file, a NUL, and a digest
      of its content; empty if there is none.
    - `content` of a file: a digest of it; empty if it cannot be read.
    - `exists`, of a file or folder below `top`: `1`, or empty.
    - `files` of a folder: a digest of the names of the run's files and of the Markdown files below
      the folder.
    - `names` of a folder: a digest of the names in it.
    - `repository` of a folder: the root of the repository that it is in; empty if it is in none.
    """

    kind: Kind
    path: str
    top: str = ""


Answers = dict[Question, str]


class Disk:
    """The disk as one run sees it: each question is answered once, so a new run needs a new one.

    `cwd` is the working directory (absolute), and `files` are those that the run was asked to read.
    """

    def __init__(self, cwd: str, files: Sequence[SourceFile] = ()) -> None:
        self.cwd, self.files = cwd, files
        self._answers: Answers = {}
        self._record: Answers = {}
        self._configurations: dict[str, str | None] = {}
        self._markdown_files: dict[str, tuple[SourceFile, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}

    @contextmanager
    def recorded(self) -> Iterator[Answers]:
        """Yield a dictionary that gets each question and its answer until the block ends."""
        before, self._record = self._record, {}
        try:
            yield self._record
        finally:
            self._record = before

    def configuration(self, folder: str) -> str | None:
        """Return the path of the configuration file for the files in a folder, or None."""
        path, _, _ = self.answer(Question("configuration", folder)).partition("\0")
        return path or None

    def digest(self, path: str) -> str:
        """Return a digest of a file's content; empty if there is no file to read."""
        return self.answer(Question("content", path))

    def exists(self, path: str, top: str) -> bool:
        """Return whether there is a file or folder at a path below `top`; case-sensitive."""
        return bool(self.answer(Question("exists", path, top)))

    def names(self, folder: str) -> frozenset[str]:
        """Return the names in a folder; none if there is no folder to read."""
        self.answer(Question("names", folder))
        return self._listed(folder)

    def repository(self, folder: str) -> str | None:
        """Return the root of the repository that a folder is in, or None."""
        return self.answer(Question("repository", folder)) or None

    def markdown_files(self, folder: str) -> tuple[SourceFile, ...]:
        """Return the Markdown files below a folder that git does not ignore, sorted by path."""
        self.answer(Question("files", folder))
        return self._discovered(folder)

    def answer(self, question: Question) -> str:
        """Return the answer to a question as it is kept, and record both."""
        answer = self._record[question] = self._known(question)
        return answer

    def _known(self, question: Question) -> str:
        answer = self._answers.get(question)
        if answer is None:
            answer = self._answers[question] = self._look(question)
        return answer

    def _look(self, question: Question) -> str:
        path = question.path
        match question.kind:
            case "configuration":
                file = closest_configuration(path, self._configurations)
                return f"{file}\0{self._known(Question('content', file))}" if file else ""
            case "content":
                return _digest_of_file(path)
            case "exists":
                return "1" if self._is_listed(path, question.top) else ""
            case "files":
                files = (*self._discovered(path), *self.files)
                return _digest_of_names({file.name for file in files})
            case "names":
                return _digest_of_names(self._listed(path))
            case "repository":
                return git.closest_repository(path) or ""
            case _:
                assert_never(question.kind)

    def _is_listed(self, path: str, top: str) -> bool:
        # Folder by folder: the names in a folder tell upper case from lower case, `stat` may not.
        folder = top
        for name in path.removeprefix(with_separator(top)).split(os.sep) if path != top else ():
            if name not in self._listed(folder):
                return False
            folder = os.path.join(folder, name)
        return True

    def _discovered(self, folder: str) -> tuple[SourceFile, ...]:
        files = self._markdown_files.get(folder)
        if files is None:
            files, _ = discover([folder], self.cwd)
            self._markdown_files[folder] = files
        return files

    def _listed(self, folder: str) -> frozenset[str]:
        names = self._names.get(folder)
        if names is None:
            names = self._names[folder] = _names_in(folder)
        return names


def content_digest(data: bytes) -> bytes:
    """Return 16 bytes that tell this content from any other."""
    from hashlib import blake2b  # two milliseconds, and most runs compare no contents

    return blake2b(data, digest_size=16).digest()


def _digest_of_names(names: Iterable[str]) -> str:
    return content_digest("\0".join(sorted(names)).encode("utf-8", "surrogatepass")).hex()


def _digest_of_file(path: str) -> str:
    try:
        return content_digest(read_bytes(path, path)).hex()
    except ReadError:
        return ""


def _names_in(folder: str) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in os.scandir(folder))
    except OSError:
        return frozenset()
