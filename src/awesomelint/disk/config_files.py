"""Configuration files: which one is closest, and what it says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING

from awesomelint.disk.files import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from awesomelint.config.configuration import Configuration
    from awesomelint.rules.rule import Registered

NAMES = ("awesomelint.toml", ".awesomelint.toml", ".config/awesomelint.toml", "pyproject.toml")

_TABLE = ("tool", "awesomelint")


def find_configuration(folder: Path) -> Path | None:
    """Return what `closest_configuration` returns, as a path."""
    from pathlib import Path

    found = closest_configuration(str(folder))
    return Path(found) if found else None


@cache
def closest_configuration(folder: str) -> str | None:
    """Return the configuration file for files in `folder` (absolute), or None.

    It is the closest upward, no further than the repository's root. Answers are kept:
    `closest_configuration.cache_clear()` forgets them.
    """
    for name in NAMES:
        path = os.path.join(folder, *name.split("/"))
        if _is_configuration(path):
            return path
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return None
    return closest_configuration(above)


def load_configuration(
    path: str | PathLike[str], rules: Sequence[Registered], *, name: str | None = None
) -> Configuration:
    """Return the configuration in the file `path` (absolute), shown in errors as `name`.

    Raises ReadError where it cannot be read, ConfigurationError where it cannot be used.
    """
    from msgspec.structs import replace

    from awesomelint.config.configuration import parse
    from awesomelint.text import BOM

    full = os.fspath(path).replace(os.sep, "/")
    text = read_source(path, full if name is None else name).text.removeprefix(BOM)
    folder, last = os.path.split(full)
    if os.path.basename(folder) == ".config":
        folder = os.path.dirname(folder)
    table = _TABLE if last == "pyproject.toml" else ()
    return replace(
        parse(text, full if name is None else name, table=table, rules=rules), base=folder
    )


def _is_configuration(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    if os.path.basename(path) != "pyproject.toml":
        return True
    try:
        with open(path, "rb") as file:
            return _has_table(file.read())
    except OSError:  # not ours to read
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
