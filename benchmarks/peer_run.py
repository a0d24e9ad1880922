"""awesome-lint, installed into a folder of its own, and what it says of texts."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

VERSION = "2.3.0"
_DRIVER = Path(__file__).with_name("peer.mjs")
# Its checks of the repository's page on GitHub are not for a text alone.
_NOT_HERE = ("awesome-github",)


class NoPeerError(Exception):
    """awesome-lint cannot be had; the message says what failed."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of awesome-lint: the rule's name in it, the line (1-based), and the message."""

    rule: str
    line: int
    message: str


def install() -> Path:
    """Return the folder below the user's cache that has awesome-lint; install it if need be.

    Raises NoPeerError where npm is missing or fails.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "awesomelint-benchmarks" / f"awesome-lint-{VERSION}"
    if (folder / "node_modules" / "awesome-lint" / "index.js").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    options = ("--prefix", str(folder), "--no-audit", "--no-fund", "--no-save")
    _run(["npm", "install", *options, f"awesome-lint@{VERSION}"], folder)
    return folder


def say(peer: Path, repository: Mapping[str, str]) -> tuple[Said, ...]:
    """Return what awesome-lint says of the first of these files, the others beside it."""
    (said,) = say_all(peer, [repository])
    return said


def say_all(peer: Path, repositories: Sequence[Mapping[str, str]]) -> list[tuple[Said, ...]]:
    """Return what awesome-lint says of each repository's first file, all in one run of it."""
    with tempfile.TemporaryDirectory(prefix="peer-") as scratch:
        folders = [Path(scratch) / f"{number:04}" for number in range(len(repositories))]
        for folder, files in zip(folders, repositories, strict=True):
            _write(folder, files)
        fronts = [next(iter(files)) for files in repositories]
        paths = [str(folder / front) for folder, front in zip(folders, fronts, strict=True)]
        out = _run(["node", str(_DRIVER), str(peer)], Path(scratch), json.dumps(paths))
    return [_said(line) for line in out.splitlines()]


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    _run(["git", "init", "--quiet"], folder)


def _said(line: str) -> tuple[Said, ...]:
    messages = json.loads(line)["messages"]
    return tuple(Said(**one) for one in messages if one["rule"] not in _NOT_HERE)


def _run(command: Sequence[str], folder: Path, given: str = "") -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8"
        )
    except OSError as error:
        raise NoPeerError(f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        raise NoPeerError(f"{' '.join(command[:3])}: {done.stderr.strip()[-400:]}")
    return done.stdout
