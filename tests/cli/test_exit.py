"""How the process ends: with all that was written, and the right code."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import Run
from tests.support.paths import SOURCE

FAULTS = "".join(f"- [A {n}] (https://example.com/{n}) - One.\n" for n in range(2000))
FULL = Path("/dev/full")


def start(folder: Path, *arguments: str, stdout: int) -> subprocess.Popen[bytes]:
    (folder / "README.md").write_text(FAULTS)
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    command = (sys.executable, "-m", "awesomelint", *arguments, "README.md")
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=stdout, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("command", ["check --all", "export"])
def test_all_that_is_written_comes_out(tmp_path: Path, command: str) -> None:
    process = start(tmp_path, *command.split(), stdout=subprocess.PIPE)
    written, errors = process.communicate()
    assert process.returncode == (0 if command == "export" else 1)
    assert written.endswith(b"\n")
    assert written.count(b"example.com/1999") >= 1
    assert errors.count(b"\n") == (command != "export")


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    process = start(tmp_path, "export", stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_full_disk_is_reported(tmp_path: Path, command: str) -> None:
    with FULL.open("wb") as full:
        process = start(tmp_path, command, stdout=full.fileno())
        _, errors = process.communicate()
    assert process.returncode == 2
    assert errors.startswith(b"awesomelint: standard output: cannot be written")


def test_a_program_that_calls_main_goes_on_collecting_garbage(run: Run) -> None:
    assert gc.isenabled()
    run("rule")
    assert gc.isenabled()
