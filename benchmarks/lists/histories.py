"""The histories of lists: git bundles of one file, one commit a version."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from awesomelint import Source
from tests.support.paths import ROOT

HISTORIES = ROOT.parent / "shared" / "histories"
_FILE = "README.md"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a list: the commit that made it, the first line of its message, the text."""

    commit: str
    subject: str
    source: Source


def find_or_exit(folder: Path | None) -> Path:
    """Return the folder that holds the histories; where it holds none, end the command with 2."""
    histories = folder or HISTORIES
    if not any(histories.glob("*.bundle")):
        print(f"no histories (*.bundle) in {histories}; name a folder of them", file=sys.stderr)
        raise SystemExit(2)
    return histories


def drawn(folder: Path, number: int | None, seed: int) -> list[Path]:
    """Return so many histories drawn at random, or all; the largest first."""
    bundles = sorted(folder.glob("*.bundle"))
    if number is not None:
        bundles = random.Random(seed).sample(bundles, min(number, len(bundles)))
    return sorted(bundles, key=lambda bundle: -bundle.stat().st_size)


def versions(bundle: Path, number: int | None, seed: int) -> Iterator[Version]:
    """Yield the versions of a list from old to new; so many that follow each other, or all.

    Where they begin is drawn at random. A version that is the same as the one before is left out.
    """
    with tempfile.TemporaryDirectory() as folder:
        _git("clone", "--quiet", "--bare", "--branch", "main", str(bundle), folder)
        log = _git("-C", folder, "log", "--reverse", "--format=%H %s", "main").decode()
        commits = log.splitlines()
        if number is not None and number < len(commits):
            first = random.Random(f"{seed} {bundle.name}").randrange(len(commits) - number + 1)
            commits = commits[first : first + number]
        before = ""
        for line in commits:
            commit, _, subject = line.partition(" ")
            text = _git("-C", folder, "show", f"{commit}:{_FILE}").decode(errors="replace")
            if text != before:
                yield Version(commit, subject, Source(_FILE, text))
            before = text


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout
