"""What has to be the same for the results of an earlier run to count: the program and its options.

What the program looks at is compared result by result, in `results`.
"""

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
    """Return the name of the file that keeps the results for these choices in this folder."""
    request = repr((choices._replace(today=None), cwd)).encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(request):08x}.awesomelint"


def identity(choices: Choices, cwd: str) -> bytes | None:
    """Return what identifies this program with these choices; None if nothing does.

    The program is its source files, by their size and time, so that a checkout under work never
    gives an old result; Python; and the versions of the packages that read Markdown and patterns.
    """
    try:
        sources = sorted(_sources(_PACKAGE))
    except OSError:  # the program is not in files, but in an archive
        return None
    parts = [
        repr((choices._replace(today=None), cwd, sys.version, sys.implementation.cache_tag)),
        *sources,
        *sorted(_versions()),
    ]
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def _sources(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".toml")):
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _sources(entry.path)


def _versions() -> Iterator[str]:
    """Yield the names of the packages' metadata, which hold the versions.

    To import `importlib.metadata` takes as long as a run over unchanged files.
    """
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from (name for name in names if name.startswith(_DEPENDENCIES))
