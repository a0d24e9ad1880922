"""A repository with a list, for tests of what a change brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Ran, Run
from tests.support.repository import git

NAMES = "alpha beta delta epsilon eta gamma iota kappa lambda mu nu omega".split()


def entry(name: str, words: str = "Does it well.", separator: str = " - ") -> str:
    """Return the line of an entry."""
    return f"- [{name}](https://github.com/x/{name}){separator}{words}\n"


def list_of(*names: str, heading: str = "Tools") -> str:
    """Return a section with an entry for each name."""
    return f"## {heading}\n\n" + "".join(map(entry, names)) + "\n"


# A list in alphabetical order, with two old faults: an entry out of order, and a separator.
OLD = "# Awesome\n\n" + list_of(*NAMES).replace(entry("mu"), entry("mu", separator=" – ")).replace(
    entry("nu"), entry("nu") + entry("beaver")
)


ZETA = entry("zeta", separator=" – ")  # another separator, and in its place behind omega


def add(text: str, name: str, new: str) -> str:
    """Return a list with a line before the entry called `name`."""
    before = f"- [{name}]"
    assert text.count(before) == 1, name
    return text.replace(before, new + before)


class Repository:
    """A git repository in the current folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        git(folder, "init", "--quiet", "--initial-branch=main")

    def write(self, text: str, name: str = "README.md") -> None:
        """Write a file, byte for byte."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def read(self, name: str = "README.md") -> str:
        """Return the text of a file, its line endings as they are."""
        return (self.folder / name).read_bytes().decode()

    def stage(self) -> None:
        """Put everything into the index."""
        git(self.folder, "add", "--all")

    def commit(self, message: str = "change") -> None:
        """Commit everything."""
        self.stage()
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", message)

    def git(self, *arguments: str) -> str:
        """Return what git prints."""
        return git(self.folder, *arguments)


@pytest.fixture
def repository(tmp_path: Path, no_git_of_the_caller: None) -> Repository:
    """A repository with one list, committed."""
    made = Repository(tmp_path)
    made.write(OLD)
    made.commit("list")
    return made


def concise(run: Run, *arguments: str) -> Ran:
    """Return what `check` prints in the format `concise`."""
    return run("check", "--output-format", "concise", *arguments)


def told(ran: Ran) -> list[str]:
    """Return the file, the line and the rule of each finding that `concise` printed."""
    lines = []
    for line in ran.out.splitlines():
        location, _, rest = line.partition(": ")
        lines.append(f"{location.rpartition(':')[0]} {rest.rpartition('(')[2].rstrip(')')}")
    return lines
