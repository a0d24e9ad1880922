"""Git repositories for tests, whatever git of the caller's is set to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

_IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com")


@pytest.fixture
def no_git_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the variables and the settings that whoever runs the tests gives git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def git(folder: Path, *arguments: str, text: str = "") -> str:
    """Return what git prints in a folder, given `text`; a failure is an error."""
    command = ["git", *_IDENTITY, *arguments]
    done = subprocess.run(
        command, cwd=folder, input=text, check=True, capture_output=True, text=True
    )
    return done.stdout
