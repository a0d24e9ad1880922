"""What git knows of a folder: its repository, and the files that are not ignored."""

from __future__ import annotations

import os
from pathlib import Path

_TIMEOUT = 30  # seconds; a listing takes milliseconds, a dead network drive for ever


def repository_root(folder: Path) -> Path | None:
    """Return the closest folder at or above `folder` (absolute) that holds `.git`, or None."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def list_files(folder: Path) -> list[Path] | None:
    """Return the files below `folder` (absolute) that git tracks or does not ignore, sorted.

    Tracked files that were deleted are among them. None where git is missing, fails or is too slow,
    and where `folder` is in no repository.
    """
    real = folder.resolve()
    root = repository_root(real)
    if root is None:
        return None
    # From the root, for a hook's GIT_DIR takes the working directory for the top of the tree.
    within = real.relative_to(root)
    options = ("--cached", "--others", "--exclude-standard", "-z")
    output = _run(root, "ls-files", *options, "--", str(within))
    if output is None:
        return None
    names = {os.fsdecode(name) for name in output.split(b"\0") if name}
    return [folder / Path(name).relative_to(within) for name in sorted(names)]


def _run(root: Path, *arguments: str) -> bytes | None:
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
