"""Several at once: fixers make no mixture of their texts, and what an editor saved stays."""

from __future__ import annotations

import fcntl
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.trials import PACKAGE, Trial, entries

pytestmark = pytest.mark.slow

WRITERS = 8
SAVES = 200


@pytest.mark.parametrize("size", [4_000, 400_000])
def test_of_fixers_that_read_the_same_text_one_writes(tmp_path: Path, size: int) -> None:
    for number in range(3):
        assert race(tmp_path / str(number), size) == [0] + [3] * (WRITERS - 1)


def race(folder: Path, size: int) -> list[int]:
    """Let the writers, which all have read the list, go at once; return their sorted exit codes."""
    trial = Trial(folder, entries("*", size), b"")
    running = []
    for number in range(WRITERS):
        new = trial.path.parent.with_name(f"new-{number}")
        new.write_bytes(entries(str(number), size))
        command = [*trial.command[:-1], str(new), "wait"]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    for one in running:
        assert one.stdout is not None
        one.stdout.readline()
    for one in running:
        assert one.stdin is not None
        one.stdin.write(b"g")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=60)
    codes = [one.returncode for one in running]
    assert trial.path.read_bytes() == entries(str(codes.index(0)), size)
    assert not trial.temporaries()
    return sorted(codes)


def save_in_place(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(0.001)
        file.write(data[len(data) // 2 :])


def save_by_rename(path: Path, data: bytes) -> None:
    path.with_name("swap").write_bytes(data)
    path.with_name("swap").rename(path)


@pytest.mark.parametrize("size", [4_000, 400_000])
@pytest.mark.parametrize("save", [save_in_place, save_by_rename])
def test_what_an_editor_saves_is_never_lost(
    tmp_path: Path, size: int, save: Callable[[Path, bytes], None]
) -> None:
    path, gate = tmp_path / "list.md", tmp_path / "gate"
    path.write_bytes(b"")
    gate.touch()
    pause = random.Random(size)
    with many_writes(path, gate) as fixer, gate.open() as lock:
        for number in range(SAVES):
            saved = f"save {number}\n".encode() + entries("*", size)
            fcntl.flock(lock, fcntl.LOCK_EX)
            save(path, saved)
            fcntl.flock(lock, fcntl.LOCK_UN)
            time.sleep(pause.uniform(0, 0.01))
            assert path.read_bytes() in (saved, saved.replace(b"\n* ", b"\n- "))
        output, _ = fixer.communicate(timeout=60)
    written, refused = map(int, output.split())
    assert written > 20
    assert refused > 20


@contextmanager
def many_writes(path: Path, gate: Path) -> Iterator[subprocess.Popen[bytes]]:
    program = Path(__file__).with_name("many_writes.py")
    command = [sys.executable, "-I", "-S", "-B", *map(str, (program, PACKAGE, path, gate))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as fixer:
        try:
            yield fixer
        finally:
            fixer.kill()
