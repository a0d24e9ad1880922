"""Several runs at once share a cache: each says what it would say alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import SOURCE

TWICE = "- [A](https://example.com/a) - One.\n- [A](https://example.com/a) - One.\n"


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "AWESOMELINT_CACHE_DIR": str(folder.parent / "cache"),
        "PYTHONPATH": str(SOURCE),
    }
    command = [sys.executable, "-m", "awesomelint", "check", "--isolated", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.slow
def test_runs_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.md").write_text(f"## {number}\n\n{TWICE}" * (number + 1))
    alone = start(folder, "--no-cache").communicate()
    for _ in range(2):
        running = [start(folder) for _ in range(4)]
        assert [one.communicate() for one in running] == [alone] * 4
    kept = sorted(one.name for one in (tmp_path / "cache").iterdir())
    assert len(kept) == 1
    assert kept[0].endswith(".awesomelint")
