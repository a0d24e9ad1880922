"""The real lists that tests and benchmarks read: where they are, and what was noted of each."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from awesomelint import Source
from tests.support.paths import ROOT

LISTS = ROOT.parent / "shared" / "lists"
SEED = ROOT.parent / "shared" / "seed"
# The day on which the lists are checked: fixed, so that any two runs find the same.
TODAY = date(2026, 11, 24)


class NoListsError(Exception):
    """There is no list to read; the message names the folder and the remedy."""


def find(folder: Path | None = None, default: Path = LISTS) -> Path:
    """Return the folder that holds the lists; raises NoListsError where it holds none."""
    lists = folder or default
    if not any(lists.glob("*.md")):
        raise NoListsError(f"no lists (*.md) in {lists}; give a folder of lists as argument")
    return lists


def find_or_exit(folder: Path | None = None, default: Path = LISTS) -> Path:
    """Return the same folder; where it holds no list, say so and end the command with 2."""
    try:
        return find(folder, default)
    except NoListsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error


def names(folder: Path) -> list[str]:
    """Return the names of the lists in `folder`, largest first, so that workers end together."""
    return [path.name for path in sorted(folder.glob("*.md"), key=lambda p: -p.stat().st_size)]


def load(folder: Path, name: str) -> Source:
    """Return a list as it is on disk, byte order mark and line ends kept."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return Source(name, file.read())


def styles(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the style notes of `manifest.json` by the name of the list; not all lists have one."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return {}
    files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    return {note["file"]: note["style"] for note in files if "style" in note}
