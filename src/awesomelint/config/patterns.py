"""File patterns of a configuration: the grammar of `.gitignore`, relative to its folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from awesomelint.config.wording import shown
from awesomelint.errors import ConfigurationError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# What Python makes of a byte in a file's name that is not UTF-8, and TOML cannot hold.
_SURROGATE = "[\ud800-\udfff]"


def checked(values: object, place: str) -> tuple[str, ...]:
    """Return the patterns of the TOML value `values`, which stands at the key `place`.

    Raises ConfigurationError for anything but an array of patterns below the folder.
    """
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        message = f"{shown(values)} is not an array of strings"
        raise ConfigurationError(place, message, 'write it as ["generated/**"]')
    for pattern in values:
        _check(pattern, place)
    return tuple(values)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Return whether `path`, relative to the folder and with forward slashes, matches."""
    return bool(patterns) and compiled(patterns).match_file(path)


@lru_cache(maxsize=256)
def compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return the compiled patterns; raises ValueError for one that no path could match."""
    from pathspec import GitIgnoreSpec  # most runs have no patterns and need not import it

    try:
        return GitIgnoreSpec.from_lines(patterns, backend="simple")
    except re.error as error:
        raise ValueError(str(error)) from error


def naming(paths: Sequence[str], among: Collection[str]) -> tuple[str, ...]:
    """Return patterns that match `paths` and no other path of `among`.

    A folder all of whose files are meant is named as a whole. Raises ConfigurationError for a path
    that no pattern can name.
    """
    folders = {folder for path in paths if (folder := path.rpartition("/")[0])}
    whole = {
        folder
        for folder in folders
        if {one for one in among if one.rpartition("/")[0] == folder} <= set(paths)
        and sum(one.rpartition("/")[0] == folder for one in paths) > 1
    }
    named: list[str] = []
    for path in sorted(paths, key=lambda path: "/" in path):
        folder, _, name = path.rpartition("/")
        pattern = f"{_escaped(folder)}/*.{_escaped(name.rpartition('.')[2])}"
        named.append(pattern if folder in whole else _escaped(path))
        # A name alone is a name in every folder.
        if not folder and any(one.endswith(f"/{name}") for one in among):
            named.append(f"!**/*/{_escaped(name)}")
    patterns = checked([*dict.fromkeys(named)], paths[0])
    is_text = not re.search(_SURROGATE, "".join(patterns))
    if not is_text or {path for path in among if matches(patterns, path)} != set(paths):
        raise ConfigurationError(paths[0], "no pattern names this file", "rename it")
    return patterns


def _escaped(path: str) -> str:
    """Return the pattern that matches a path and nothing else."""
    return re.sub(r"([\\*?\[\]]|^[!#]| $)", r"\\\1", path)


def _check(pattern: str, place: str) -> None:
    bare = pattern.removeprefix("!")
    if bare.startswith("/") or PureWindowsPath(bare).drive:
        advice = "give it relative to the configuration's folder"
        raise ConfigurationError(place, f"{shown(pattern)} is an absolute pattern", advice)
    if ".." in bare.split("/"):
        advice = "put a configuration into the folder it is about"
        raise ConfigurationError(
            place, f"{shown(pattern)} leaves the configuration's folder", advice
        )
    try:
        compiled((pattern,))
    except ValueError as error:
        advice = "patterns are written as in .gitignore"
        raise ConfigurationError(place, f"{shown(pattern)} is not a pattern", advice) from error
