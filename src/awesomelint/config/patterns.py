"""File patterns of a configuration: the grammar of `.gitignore`, relative to its folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from awesomelint.config.wording import toml_value
from awesomelint.errors import ConfigurationError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# What Python makes of a byte that is not UTF-8 in the name of a file. TOML cannot hold it.
_SURROGATE = "[\ud800-\udfff]"
# Sets of patterns that stay compiled. Not measured: a run usually meets a handful.
_SETS_KEPT = 256


def read_patterns(values: object, key: str) -> tuple[str, ...]:
    """Return the patterns in the TOML value `values`, which stands at `key`.

    Raises ConfigurationError for anything but an array of patterns that stay in the folder.
    """
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        message = f"{toml_value(values)} is not an array of strings"
        raise ConfigurationError(key, message, 'write it as ["generated/**"]')
    for pattern in values:
        _check(pattern, key)
    return tuple(values)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Return whether one of `patterns` matches `path`, relative to their folder, with slashes."""
    return bool(patterns) and compile_patterns(patterns).match_file(path)


@lru_cache(maxsize=_SETS_KEPT)
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return the compiled patterns; raises ValueError for a pattern that no path could match."""
    from pathspec import GitIgnoreSpec  # most runs have no patterns and need not import it

    try:
        return GitIgnoreSpec.from_lines(patterns, backend="simple")
    except re.error as error:
        raise ValueError(str(error)) from error


def patterns_for(paths: Sequence[str], among: Collection[str]) -> tuple[str, ...]:
    """Return patterns that match `paths` and no other path of `among`.

    Where `paths` has two files or more of a folder, and all that `among` has there, one pattern is
    for the whole folder. Raises ConfigurationError for a path that no pattern can name.
    """
    whole_folders = {
        folder
        for folder, count in Counter(map(_folder, paths)).items()
        if folder
        and count > 1
        and {path for path in among if _folder(path) == folder} <= set(paths)
    }
    lines: list[str] = []
    for path in sorted(paths, key=lambda path: "/" in path):
        folder, _, name = path.rpartition("/")
        pattern = f"{_escape(folder)}/*.{_escape(name.rpartition('.')[2])}"
        lines.append(pattern if folder in whole_folders else _escape(path))
        # A pattern without a slash matches that name in every folder.
        if not folder and any(other.endswith(f"/{name}") for other in among):
            lines.append(f"!**/*/{_escape(name)}")
    patterns = read_patterns([*dict.fromkeys(lines)], paths[0])
    is_text = not re.search(_SURROGATE, "".join(patterns))
    if not is_text or {path for path in among if matches(patterns, path)} != set(paths):
        raise ConfigurationError(paths[0], "no pattern names this file", "rename it")
    return patterns


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _escape(path: str) -> str:
    """Return the pattern that matches a path and nothing else."""
    return re.sub(r"([\\*?\[\]]|^[!#]| $)", r"\\\1", path)


def _check(pattern: str, key: str) -> None:
    """Raise ConfigurationError for a pattern that leads out of the folder, or matches nothing."""
    bare = pattern.removeprefix("!")
    if bare.startswith("/") or PureWindowsPath(bare).drive:
        advice = "give it relative to the configuration's folder"
        raise ConfigurationError(key, f"{toml_value(pattern)} is an absolute pattern", advice)
    if ".." in bare.split("/"):
        advice = "put a configuration into the folder of those files"
        message = f"{toml_value(pattern)} leaves the configuration's folder"
        raise ConfigurationError(key, message, advice)
    try:
        compile_patterns((pattern,))
    except ValueError as error:
        advice = "patterns are written as in .gitignore"
        raise ConfigurationError(key, f"{toml_value(pattern)} is not a pattern", advice) from error
