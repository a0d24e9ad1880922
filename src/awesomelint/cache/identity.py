"""What has to be the same for an earlier run's answers to count, beside files and facts."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator

from awesomelint.config.choices import Choices

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
# What reads Markdown and matches patterns, as the folders of their metadata are called.
_DEPENDENCIES = ("markdown_it_py-", "mdit_py_plugins-", "mdurl-", "pathspec-")


def file_name(choices: Choices, cwd: str) -> str:
    """Return the name of the file that keeps the answers for these choices and this folder."""
    asked = repr((choices._replace(today=None), cwd)).encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(asked):08x}.awesomelint"


def identity(choices: Choices, cwd: str) -> bytes | None:
    """Return what tells this program, asked for this, from any other; None where nothing does.

    The program is its source files, by their size and time, so that a checkout under work never
    gives an old answer; Python; and the versions of the packages that read.
    """
    try:
        sources = sorted(_sources(_PACKAGE))
    except OSError:  # not in files of its own
        return None
    parts = [
        repr((choices._replace(today=None), cwd, sys.version, sys.implementation.cache_tag)),
        *sources,
        *sorted(_versions()),
    ]
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def _sources(folder: str) -> Iterator[str]:
    for one in os.scandir(folder):
        if one.name.endswith((".py", ".toml")):
            status = one.stat()
            yield f"{one.path} {status.st_size} {status.st_mtime_ns}"
        elif one.name != "__pycache__" and one.is_dir():
            yield from _sources(one.path)


def _versions() -> Iterator[str]:
    """Yield the metadata of what we stand on, without the half a second that asking takes."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from (name for name in names if name.startswith(_DEPENDENCIES))
