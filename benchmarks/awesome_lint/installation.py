"""awesome-lint, installed into a folder of its own, and the messages it has for texts."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conformance.comparison import Message

VERSION = "2.3.0"
_DRIVER = Path(__file__).with_name("driver.mjs")
# Its checks of a repository's page on GitHub, which a text alone does not have.
_ONLINE_RULES = ("awesome-github",)


class NoPeerError(Exception):
    """awesome-lint cannot be had; the message says what failed."""


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


def messages_for(peer: Path, repository: Mapping[str, str]) -> tuple[Message, ...]:
    """Return awesome-lint's messages for the first of these files; the others are around it."""
    (messages,) = messages_for_all(peer, [repository])
    return messages


def messages_for_all(
    peer: Path, repositories: Sequence[Mapping[str, str]]
) -> list[tuple[Message, ...]]:
    """Return awesome-lint's messages for the first file of each repository, from one process."""
    with tempfile.TemporaryDirectory(prefix="peer-") as scratch:
        folders = [Path(scratch) / f"{number:04}" for number in range(len(repositories))]
        for folder, files in zip(folders, repositories, strict=True):
            _write(folder, files)
        fronts = [next(iter(files)) for files in repositories]
        paths = [str(folder / front) for folder, front in zip(folders, fronts, strict=True)]
        out = _run(["node", str(_DRIVER), str(peer)], Path(scratch), json.dumps(paths))
    return [_messages(line) for line in out.splitlines()]


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    _run(["git", "init", "--quiet"], folder)


def _messages(line: str) -> tuple[Message, ...]:
    """Return the messages in a line that the driver printed."""
    records = json.loads(line)["messages"]
    return tuple(Message(**record) for record in records if record["rule"] not in _ONLINE_RULES)


def _run(command: Sequence[str], folder: Path, stdin: str = "") -> str:
    """Return what a command prints; raises NoPeerError where it fails."""
    try:
        process = subprocess.run(
            command, cwd=folder, input=stdin, capture_output=True, text=True, encoding="utf-8"
        )
    except OSError as error:
        raise NoPeerError(f"{command[0]}: {error.strerror}") from error
    if process.returncode:
        raise NoPeerError(f"{' '.join(command[:3])}: {process.stderr.strip()[-400:]}")
    return process.stdout
