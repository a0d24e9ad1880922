"""Configuration files: which one is closest, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from awesomelint.engine.config import Configuration, parse
from awesomelint.files import read_source
from awesomelint.text import BOM

if TYPE_CHECKING:
    from awesomelint.rules.rule import Rule

NAMES = ("awesomelint.toml", ".awesomelint.toml", ".config/awesomelint.toml", "pyproject.toml")

_TABLE = ("tool", "awesomelint")


@cache
def find_configuration(folder: Path) -> Path | None:
    """Return the configuration file for files in `folder` (absolute), or None.

    It is the closest upward, no further than the repository's root. Answers are kept:
    `find_configuration.cache_clear()` forgets them.
    """
    for name in NAMES:
        if _is_configuration(folder / name):
            return folder / name
    if folder.parent == folder or (folder / ".git").exists():
        return None
    return find_configuration(folder.parent)


def load_configuration(
    path: Path, rules: Sequence[Rule], *, name: str | None = None
) -> Configuration:
    """Return the configuration in the file `path` (absolute), shown in errors as `name`.

    Raises ReadError where it cannot be read, ConfigurationError where it cannot be used.
    """
    place = path.as_posix() if name is None else name
    text = read_source(path, place).text.removeprefix(BOM)
    table = _TABLE if path.name == "pyproject.toml" else ()
    folder = path.parent.parent if path.parent.name == ".config" else path.parent
    return replace(parse(text, place, table=table, rules=rules), base=folder.as_posix())


def _is_configuration(path: Path) -> bool:
    try:
        return path.is_file() and (path.name != "pyproject.toml" or _has_table(path.read_bytes()))
    except OSError:  # of a folder that is not ours to read
        return False


def _has_table(data: bytes) -> bool:
    if b"awesomelint" not in data:
        return False
    import tomllib  # most pyproject.toml files do not name us

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):  # broken, and our affair only if it speaks to us
        return b"tool.awesomelint" in data
    return isinstance(tool, dict) and "awesomelint" in tool
