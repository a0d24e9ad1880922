"""Configuration files: which one is closest to a folder, and the configuration in it.

The baseline, which has the findings that are not to be told, stands beside them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING

from awesomelint.disk.files import read_source
from awesomelint.disk.git import closest_repository, folders_upward, is_repository

if TYPE_CHECKING:
    from pathlib import Path

    from awesomelint.config.configuration import Configuration
    from awesomelint.rules.rule import RegistryEntry

# In the order in which they are looked for.
NAMES = ("awesomelint.toml", ".awesomelint.toml", ".config/awesomelint.toml", "pyproject.toml")

BASELINE = "awesomelint-baseline.json"

_TABLE = ("tool", "awesomelint")


def baseline_path(cwd: str) -> str:
    """Return where the baseline of the files in `cwd` (absolute) is, whether or not it exists.

    It is in the root of the repository, or in `cwd` outside of repositories.
    """
    return os.path.join(closest_repository(cwd) or cwd, BASELINE)


def find_configuration(folder: Path) -> Path | None:
    """Return what `closest_configuration` returns, as a path."""
    from pathlib import Path

    path = closest_configuration(str(folder))
    return Path(path) if path else None


def closest_configuration(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """Return the path of the configuration file for the files in `folder` (absolute), or None.

    It is the closest one in the folder or above, no further than the root of the repository.
    `known` holds the answers for other folders and takes in new ones: whoever asks for many folders
    passes the same dictionary again, and looks into each folder once.
    """
    known = {} if known is None else known
    path: str | None = None
    passed = []
    for above in folders_upward(folder):
        if above in known:
            path = known[above]
            break
        passed.append(above)
        path = _configuration_in(above)
        if path or is_repository(above):
            break
    known.update(dict.fromkeys(passed, path))
    return path


def _configuration_in(folder: str) -> str | None:
    paths = (os.path.join(folder, *name.split("/")) for name in NAMES)
    return next((path for path in paths if _is_configuration(path)), None)


def load_configuration(
    path: str | PathLike[str], rules: Sequence[RegistryEntry], *, name: str | None = None
) -> Configuration:
    """Return the configuration in the file `path` (absolute), which errors call `name`.

    Raises ReadError if it cannot be read, ConfigurationError if it cannot be used.
    """
    from msgspec.structs import replace

    from awesomelint.config.configuration import parse
    from awesomelint.text import BOM

    full = os.fspath(path).replace(os.sep, "/")
    name = full if name is None else name
    text = read_source(path, name).text.removeprefix(BOM)
    folder, last = os.path.split(full)
    if os.path.basename(folder) == ".config":
        folder = os.path.dirname(folder)
    table = _TABLE if last == "pyproject.toml" else ()
    return replace(parse(text, name, table=table, rules=rules), base=folder)


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
    except (ValueError, RecursionError):  # broken TOML: only an error of ours if it is meant for us
        return b"tool.awesomelint" in data
    return isinstance(tool, dict) and "awesomelint" in tool
