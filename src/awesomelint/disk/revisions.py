"""Which commit a change is compared with.

No answer is ever guessed: a revision that is not there is an error that says what to run. Compared
with the wrong commit, a contributor would hear of everything that was there before him.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from awesomelint.disk import git
from awesomelint.errors import RevisionError

AUTO = "auto"
# The files of the empty commit that comes before the first one.
NOTHING = ""

_FULL_CLONE = (
    "this clone is shallow: set `fetch-depth: 0` in actions/checkout, `GIT_DEPTH: 0` in GitLab, "
    "or run `git fetch --unshallow`"
)


def base_commit(root: str, revision: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the full name of the commit at which HEAD left `revision`: their merge base.

    `auto` is the branch that a pull request of GitHub or GitLab goes to, by the environment;
    otherwise it is the default branch of `origin`. Raises RevisionError if there is no such commit.
    """
    name = _automatic(root, environment) if revision == AUTO else revision
    if name and not name.startswith("-") and (base := _output(root, "merge-base", name, "HEAD")):
        return base
    location = f"--since {revision}" + (f" ({name})" if revision == AUTO else "")
    raise RevisionError(location, *_why_not(root, name))


def _why_not(root: str, name: str) -> tuple[str, str]:
    """Return why HEAD has no merge base with a revision, and what to do."""
    if not _output(root, "rev-parse", "--git-dir"):
        return "git is missing, or cannot read the repository", ""
    if not name or name.startswith("-"):
        return "this is no name of a commit", ""
    if not head_commit(root):
        return "the repository has no commit yet", "use `--staged`"
    if not _output(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"):
        fetch = f"run `git fetch origin {name.removeprefix('origin/')}`"
        return "there is no such commit here", _FULL_CLONE if _is_shallow(root) else fetch
    message = "HEAD has no commit in common with it"
    return message, _FULL_CLONE if _is_shallow(root) else ""


def head_commit(root: str) -> str:
    """Return the full name of the commit that is checked out; NOTHING before the first one."""
    return _output(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or NOTHING


def _automatic(root: str, environment: Mapping[str, str]) -> str:
    """Return the revision that `auto` stands for. Raises RevisionError if nothing says which."""
    if branch := environment.get("GITHUB_BASE_REF"):
        return f"origin/{branch}"
    if commit := environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return commit
    if branch := environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"):
        return f"origin/{branch}"
    default = _output(root, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
    if not default:
        raise RevisionError(
            f"--since {AUTO}",
            "nothing says which branch to compare with",
            "name it, as in `--since origin/main`, or run `git remote set-head origin --auto`",
        )
    return default.removeprefix("refs/remotes/")


def _is_shallow(root: str) -> bool:
    return _output(root, "rev-parse", "--is-shallow-repository") == "true"


def _output(root: str, *arguments: str) -> str:
    """Return the line that git prints; empty if it fails."""
    return os.fsdecode((git.git_output(root, *arguments) or b"").strip())
