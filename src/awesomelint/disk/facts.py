"""What a run learnt from the disk beside the files it checks, as questions to be asked again.

The findings in a list depend on more than its text: on the configuration, and for some rules on the
files around it. Each of these is asked for through `Facts`, which notes question and answer; while
all the answers are the same, so are the findings.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from awesomelint.disk import git
from awesomelint.disk.config_files import closest_configuration
from awesomelint.disk.files import read_bytes
from awesomelint.errors import ReadError

if TYPE_CHECKING:
    from awesomelint.disk.discovery import Found

# The kind of a question, and what it is about.
Fact = tuple[str, ...]


class Facts:
    """Answers of the disk, kept for one run, as strings.

    `configuration FOLDER`: the closest configuration file and a digest of it · `content FILE`: a
    digest, nothing where there is none to read · `exists TOP FILE`: `1` or nothing · `names
    FOLDER`: a digest of the names in it · `root FOLDER`: that of its repository, or nothing ·
    `files FOLDER`: a digest of the names of the Markdown files below it and of those asked for.
    """

    def __init__(self, cwd: str) -> None:
        self.cwd = cwd
        self.found: Sequence[Found] = ()
        self._answers: dict[Fact, str] = {}
        self._listings: dict[str, frozenset[str]] = {}
        self._noted: dict[Fact, str] = {}
        self._kinds: Mapping[str, Callable[..., str]] = {
            "configuration": self._configuration,
            "content": _content,
            "exists": self._exists,
            "names": lambda folder: digest(sorted(self.listing(folder))),
            "root": lambda folder: git.closest_repository(folder) or "",
            "files": self._files,
        }

    def ask(self, *fact: str) -> str:
        """Return the answer to a question, and note both. Raises KeyError for an unknown kind."""
        answer = self._answers.get(fact)
        if answer is None:
            answer = self._answers[fact] = self._kinds[fact[0]](*fact[1:])
        self._noted[fact] = answer
        return answer

    def taken(self) -> dict[Fact, str]:
        """Return what was noted since this was called last."""
        noted, self._noted = self._noted, {}
        return noted

    def noted(self) -> dict[Fact, str]:
        """Return the same, and keep it."""
        return dict(self._noted)

    def listing(self, folder: str) -> frozenset[str]:
        """Return the names in a folder; none where there is no folder to read."""
        names = self._listings.get(folder)
        if names is None:
            names = self._listings[folder] = _list(folder)
        return names

    def _configuration(self, folder: str) -> str:
        path = closest_configuration(folder)
        return f"{path}\0{self.ask('content', path)}" if path else ""

    def _exists(self, top: str, place: str) -> str:
        # One step after the other: a listing tells upper case from lower case, `stat` may not.
        if place == top:
            return "1"
        within = top if top.endswith(os.sep) else top + os.sep
        folder = top
        for step in place[len(within) :].split(os.sep):
            if step not in self.listing(folder):
                return ""
            folder = os.path.join(folder, step)
        return "1"

    def _files(self, folder: str) -> str:
        from awesomelint.disk.discovery import discover

        found, _ = discover([folder], self.cwd)
        return digest(sorted({one.name for one in (*found, *self.found)}))


def digest(names: Iterable[str]) -> str:
    """Return a digest of names in their order."""
    return content_digest("\0".join(names).encode("utf-8", "surrogatepass")).hex()


def content_digest(data: bytes) -> bytes:
    """Return 16 bytes that tell this content from any other."""
    from hashlib import blake2b  # two milliseconds, and most runs compare no contents

    return blake2b(data, digest_size=16).digest()


def _content(place: str) -> str:
    try:
        return content_digest(read_bytes(place, place)).hex()
    except ReadError:
        return ""


def _list(folder: str) -> frozenset[str]:
    try:
        return frozenset(one.name for one in os.scandir(folder))
    except OSError:
        return frozenset()
