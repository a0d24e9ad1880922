"""What git knows of a folder: its repository, and its files that are not ignored.

No other module calls git or looks for a repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT_SECONDS = 30  # a listing takes milliseconds, on a dead network drive for ever

# Git runs the programs that a repository's settings name, and whoever unpacks a repository has not
# read these. Settings on the command line come after those of all files, and the last value counts.
# Filters may have any name and cannot be switched off so: no command here compares working files.
_SETTINGS = (
    "core.quotepath=off",
    "core.fsmonitor=",  # versions before 2.36 run a program named `false`
    f"core.hooksPath={os.devnull}",
    "core.sshCommand=false",
    "credential.helper=",  # empties the list
    "diff.external=",  # `git diff` fails, unless it is given --no-ext-diff
    "protocol.allow=never",
)
# These variables count more than settings. A repository cannot set them, but they would undo ours.
_PROGRAMS = frozenset(("GIT_EXTERNAL_DIFF", "GIT_PROXY_COMMAND", "GIT_SSH", "GIT_SSH_COMMAND"))
_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "",  # none, where the repository sets protocol.NAME.allow too
    "GIT_ASKPASS": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}


def repository_root(folder: Path) -> Path | None:
    """Return what `closest_repository` returns, as a path."""
    from pathlib import Path

    root = closest_repository(str(folder))
    return Path(root) if root else None


def closest_repository(folder: str) -> str | None:
    """Return the closest folder at or above `folder` (absolute) that holds `.git`, or None."""
    return next(filter(is_repository, folders_upward(folder)), None)


def is_repository(folder: str) -> bool:
    """Return whether a folder is the root of a repository or of a working tree."""
    return os.path.exists(os.path.join(folder, ".git"))


def folders_upward(folder: str) -> Iterator[str]:
    """Yield `folder` (absolute) and every folder above it."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        yield folder


def list_files(folder: str | PathLike[str]) -> list[str] | None:
    """Return the files below `folder` (absolute) that git tracks or does not ignore, sorted.

    Tracked files that were deleted are among them. Returns None if git is missing, fails or is
    too slow, and where `folder` is in no repository.
    """
    start = os.fspath(folder)
    real = os.path.realpath(start)
    root = closest_repository(real)
    if root is None:
        return None
    # In the root, because in a hook GIT_DIR is set, and git takes the current folder for the root.
    within = os.path.relpath(real, root)
    options = ("--cached", "--others", "--exclude-standard", "-z")
    output = git_output(root, "ls-files", *options, "--", within)
    if output is None:
        return None
    names = sorted({os.fsdecode(name) for name in output.split(b"\0") if name})
    below = 0 if within == os.curdir else len(within) + 1
    return [os.path.join(start, os.path.normpath(name[below:])) for name in names]


def git_output(root: str, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """Return what git prints in the folder `root`; None if it is missing, fails or is too slow.

    No program that the repository names is run, and nothing is fetched.
    """
    import subprocess  # files given by name need no git

    program = _program()
    if program is None:
        return None
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = [program, "--no-pager", "--literal-pathspecs", *settings, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what follows "--" is a path
            command,
            cwd=root,
            env=_environment(),
            capture_output=True,
            input=stdin,
            timeout=_TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _program() -> str | None:
    """Return the path of git in an absolute folder of PATH; others may be the repository's."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None


def _environment() -> dict[str, str]:
    """Return the user's environment, which hooks choose the index by, without git's programs."""
    kept = {name: value for name, value in os.environ.items() if name not in _PROGRAMS}
    return kept | _VARIABLES
