"""An edit wins, and a failure changes nothing, at whichever step of a write it comes."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from awesomelint.disk.writer import write
from awesomelint.errors import WriteError

OLD = b"# List\n\n* Entries\n"
NEW = b"# List\n\n- Entries, and more\n"
EDIT = b"# The user's edit\n"
# What a write calls; `unlink` is left out, for without it a temporary cannot but stay.
CALLS = (
    "access close fchmod fchown fstat fsync listxattr lstat open read replace stat write".split()
)


def run(path: Path, act: Callable[[str, int], object]) -> bool:
    """Write the file, and return whether it was; `act` is told of each call before it is made."""
    numbers = count()

    def tapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            try:
                act(name, next(numbers))
            except OSError:
                if name == "close":  # even one that fails frees the descriptor, and its lock
                    real(*arguments)
                raise
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, tapped(name, getattr(os, name)))
        try:
            write(path, "list.md", OLD, NEW, root=None)
        except WriteError:
            return False
        return True


def steps(path: Path) -> list[str]:
    """Return the calls of a write, in order."""
    names: list[str] = []
    path.write_bytes(OLD)
    assert run(path, lambda name, _: names.append(name))
    return names


def temporaries(path: Path) -> list[Path]:
    return list(path.parent.glob(".awesomelint-*"))


def save_in_place(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, EDIT)
    os.close(descriptor)


def save_by_rename(path: Path) -> None:
    swap = path.with_name("swap")
    swap.write_bytes(EDIT)
    swap.rename(path)


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [save_in_place, save_by_rename, delete])
def test_an_edit_at_any_step_wins(tmp_path: Path, save: Callable[[Path], None]) -> None:
    assert len(EDIT) == len(OLD)
    path = tmp_path / "list.md"
    calls = steps(path)
    rename = calls.index("replace")
    for step in range(len(calls)):
        if step == rename:  # what comes between the last look and the rename cannot be noticed
            continue
        path.write_bytes(OLD)
        time.sleep(0.02)  # longer than one tick of the clock of file times

        def act(_: str, number: int, step: int = step) -> None:
            if number == step:
                save(path)

        assert run(path, act) == (step > rename)
        assert (path.read_bytes() if path.exists() else None) == (None if save is delete else EDIT)
        assert not temporaries(path)


def test_a_mode_set_at_any_step_stays(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    calls = steps(path)
    for step in range(len(calls)):
        path.write_bytes(OLD)
        path.chmod(0o644)
        time.sleep(0.02)

        def act(_: str, number: int, step: int = step) -> None:
            if number == step:
                path.chmod(0o640)

        run(path, act)
        assert S_IMODE(path.stat().st_mode) == 0o640 or calls[step] == "replace"


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("code", ["ENOSPC", "EIO", "EACCES", "ENOENT"])
def test_a_failure_at_any_step(tmp_path: Path, code: str, lasting: bool) -> None:
    path = tmp_path / "list.md"
    number = getattr(errno, code)
    outcomes = []
    for step in range(len(steps(path))):
        path.write_bytes(OLD)

        def fail(_: str, now: int, step: int = step) -> None:
            if now == step or (lasting and now > step):
                raise OSError(number, os.strerror(number))

        outcomes.append(run(path, fail))
        assert path.read_bytes() == (NEW if outcomes[-1] else OLD)
        assert not temporaries(path)
    assert set(outcomes) == {False, True}
