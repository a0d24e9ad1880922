"""Whatever fails in a write, and whenever it is killed, the list is wholly old or wholly new."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.disk.faults.tracing import Call, calls, inject, require_strace
from tests.disk.faults.trials import Trial, entries

pytestmark = pytest.mark.slow

SIZES = (4_000, 400_000)


@dataclass(frozen=True)
class Sweep:
    """The calls of a write, and how a trial of it starts."""

    folder: Path
    size: int
    stale: str
    calls: tuple[Call, ...]

    def trial(self, name: str) -> Trial:
        """Return a list with a stale temporary beside it, so that it is swept too."""
        trial = _trial(self.folder / name, self.size)
        trial.path.with_name(self.stale).touch()
        return trial

    def run(self, fault: str, calls: list[Call]) -> list[str]:
        """Put the fault into each of the calls, two at once; return what went wrong."""
        with ThreadPoolExecutor(2) as pool:
            return [wrong for wrong in pool.map(partial(self._fault, fault), calls) if wrong]

    def _fault(self, fault: str, call: Call) -> str:
        trial = self.trial(f"{fault}-{call.name}-{call.number}")
        done = inject(trial, (call, fault))
        code = -9 if fault == "signal=KILL" else done.returncode
        wrong = trial.fault(code)
        if done.returncode not in ((-9,) if code == -9 else (0, 3)):
            wrong = f"exit code {done.returncode}: {done.stderr}"
        elif code != -9 and trial.temporaries() - {self.stale}:
            wrong = f"{trial.temporaries()} left"
        wrong = wrong or trial.fault_of_the_next_write()
        return wrong and f"{fault} in {call}: {wrong}"


def _trial(folder: Path, size: int) -> Trial:
    """Return a list with what makes a write do all it can: an owner and an attribute to keep."""
    trial = Trial(folder, entries("*", size), entries("-", size) + b"More.\n")
    with suppress(AttributeError, OSError):
        os.setxattr(trial.path, "user.awesomelint", b"x")
    if os.geteuid() == 0:
        os.chown(trial.path, 1234, 1234)
    return trial


@pytest.fixture(scope="module", params=SIZES)
def sweep(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    require_strace()
    folder = tmp_path_factory.mktemp("sweep")
    dead = _trial(folder / "dead", request.param)
    (rename,) = [
        call for call in calls(_trial(folder / "a", request.param)) if "rename" in call.name
    ]
    inject(dead, (rename, "signal=KILL"))
    (stale,) = dead.temporaries()
    first = Sweep(folder, request.param, stale, ())
    return Sweep(folder, request.param, stale, tuple(calls(first.trial("b"))))


def test_the_calls_are_those_of_a_whole_write(sweep: Sweep) -> None:
    found = Counter(call.name.removesuffix("at") for call in sweep.calls)
    for name in ("flock", "write", "fchmod", "rename", "unlink"):
        assert found[name] == 1, found
    assert found["fsync"] == 2
    assert found["open"] == 5  # the file twice, the folder twice, the temporary


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EFBIG", "EINTR"])
def test_an_error_in_each_call(sweep: Sweep, error: str) -> None:
    assert not sweep.run(f"error={error}", list(sweep.calls))


def test_a_kill_in_each_call(sweep: Sweep) -> None:
    assert not sweep.run("signal=KILL", list(sweep.calls))


@pytest.mark.parametrize("told", [0, 1, 3_000])
def test_a_write_that_stores_nothing_of_what_it_says(sweep: Sweep, told: int) -> None:
    writes = [call for call in sweep.calls if call.name == "write"]
    assert not sweep.run(f"retval={told}", writes)


def test_a_temporary_that_cannot_be_removed(sweep: Sweep) -> None:
    """Nothing can remove it then; the list is whole, and the next write removes it."""
    (write,) = [call for call in sweep.calls if call.name == "write"]
    (unlink,) = [call for call in sweep.calls if call.name.startswith("unlink")]
    trial = sweep.trial("two-faults")
    again = Call(unlink.name, unlink.number + 1)
    done = inject(trial, (write, "error=ENOSPC"), (again, "error=EIO"))
    assert done.stdout == "list.md: not written: no space left on device; free some space\n"
    assert trial.fault(done.returncode) == ""
    assert len(trial.temporaries()) == 1
    assert trial.fault_of_the_next_write() == ""
