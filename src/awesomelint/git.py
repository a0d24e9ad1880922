"""What git knows of a folder: its repository, and the files that are not ignored."""

from __future__ import annotations

import os
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 30  # seconds; a listing takes milliseconds, a dead network drive for ever


def repository_root(folder: Path) -> Path | None:
    """Return what `closest_repository` returns, as a path."""
    from pathlib import Path

    found = closest_repository(str(folder))
    return Path(found) if found else None


def closest_repository(folder: str) -> str | None:
    """Return the closest folder at or above `folder` (absolute) that holds `.git`, or None."""
    above = folders_upward(folder)
    return next((one for one in above if os.path.exists(os.path.join(one, ".git"))), None)


def folders_upward(folder: str) -> Iterator[str]:
    """Yield `folder` (absolute) and every folder above it."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        yield folder


def list_files(folder: str | PathLike[str]) -> list[str] | None:
    """Return the files below `folder` (absolute) that git tracks or does not ignore, sorted.

    Tracked files that were deleted are among them. None where git is missing, fails or is too slow,
    and where `folder` is in no repository.
    """
    shown = os.fspath(folder)
    real = os.path.realpath(shown)
    root = closest_repository(real)
    if root is None:
        return None
    # From the root, for a hook's GIT_DIR takes the working directory for the top of the tree.
    within = os.path.relpath(real, root)
    options = ("--cached", "--others", "--exclude-standard", "-z")
    output = _run(root, "ls-files", *options, "--", within)
    if output is None:
        return None
    names = sorted({os.fsdecode(name) for name in output.split(b"\0") if name})
    below = 0 if within == os.curdir else len(within) + 1
    return [os.path.join(shown, os.path.normpath(name[below:])) for name in names]


def _run(root: str, *arguments: str) -> bytes | None:
    """Return what git prints, or None; the environment is kept, hooks choose the index by it."""
    import subprocess  # files given by name need no git

    command = ["git", "-c", "core.quotepath=off", "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what follows "--" is a path
            command, cwd=root, capture_output=True, stdin=subprocess.DEVNULL, timeout=_TIMEOUT
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
