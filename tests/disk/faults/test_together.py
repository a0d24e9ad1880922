"""Several at once: fixers make no mixture of their texts, and what an editor saved stays.

Nothing here depends on how fast the machine is or on who gets its turn: what must hold is asserted
of every outcome, and saving goes on until the fixer has both written and been refused.
"""

from __future__ import annotations

import fcntl
import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.disk.faults.trials import Trial, entries
from tests.support.paths import SOURCE

pytestmark = pytest.mark.slow

WRITERS = 8
# The fixer is slower than the editor where the machine is busy: then more is saved.
LEAST_SAVES, MOST_SAVES = 200, 10_000
# A program that hangs fails the test: none takes a hundredth of it, on any machine.
SECONDS_TO_END = 600
CHANGED = "list.md: not written: it changed on disk since it was read"
LOCKED = "list.md: not written: another process is writing it"


@pytest.mark.parametrize("size", [4_000, 400_000])
def test_of_fixers_that_read_the_same_text_one_writes(tmp_path: Path, size: int) -> None:
    for number in range(3):
        race(tmp_path / str(number), size)


def race(folder: Path, size: int) -> None:
    """Let the writers, which all have read the list, go at once."""
    trial = Trial(folder, entries("*", size), b"")
    writers = []
    for number in range(WRITERS):
        new = trial.path.parent.with_name(f"new-{number}")
        new.write_bytes(entries(str(number), size))
        command = [*trial.command[:-1], str(new), "wait"]
        writers.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"g")
        writer.stdin.flush()
    reasons = [writer.communicate(timeout=SECONDS_TO_END)[0].decode() for writer in writers]
    codes = [writer.returncode for writer in writers]
    assert sorted(codes) == [0] + [3] * (WRITERS - 1)
    assert trial.path.read_bytes() == entries(str(codes.index(0)), size)
    assert not trial.temporaries()
    refusals = [reason.strip() for code, reason in zip(codes, reasons, strict=True) if code]
    assert {refusal.partition(";")[0] for refusal in refusals} <= {CHANGED, LOCKED}


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
    saved = b""
    path.write_bytes(saved)
    gate.touch()
    pause = random.Random(size)
    outcomes: set[str] = set()
    with many_writes(path, gate) as fixer, gate.open() as lock:
        for number in range(MOST_SAVES):
            if number >= LEAST_SAVES and outcomes >= {"written", CHANGED}:
                break
            fcntl.flock(lock, fcntl.LOCK_EX)
            assert path.read_bytes() in (saved, fixed(saved))
            saved = f"save {number}\n".encode() + entries("*", size)
            save(path, saved)
            fcntl.flock(lock, fcntl.LOCK_UN)
            time.sleep(pause.uniform(0, 0.01))
            assert path.read_bytes() in (saved, fixed(saved))
            outcomes |= new_outcomes(fixer)
        rest, _ = fixer.communicate(timeout=SECONDS_TO_END)
    outcomes |= set(rest.decode().splitlines())
    assert fixer.returncode == 0
    assert outcomes == {"written", CHANGED}
    assert path.read_bytes() in (saved, fixed(saved))
    assert {file.name for file in tmp_path.iterdir()} == {"list.md", "gate"}


def fixed(text: bytes) -> bytes:
    """Return what the fixer makes of a list."""
    return text.replace(b"\n* ", b"\n- ")


def new_outcomes(fixer: subprocess.Popen[bytes]) -> set[str]:
    """Return the lines that the fixer has printed since it was asked last."""
    assert fixer.poll() is None
    assert fixer.stdout is not None
    if not select.select([fixer.stdout], [], [], 0)[0]:
        return set()
    return set(os.read(fixer.stdout.fileno(), 4096).decode().splitlines())


@contextmanager
def many_writes(path: Path, gate: Path) -> Iterator[subprocess.Popen[bytes]]:
    program = Path(__file__).with_name("many_writes.py")
    command = [sys.executable, "-I", "-S", "-B", *map(str, (program, SOURCE, path, gate))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as fixer:
        try:
            yield fixer
        finally:
            fixer.kill()
