"""strace: which calls into the system a write makes, and faults put into one of them."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.disk.faults.trials import Trial

_START, _END = "/awesomelint-start", "/awesomelint-end"
# The names that `os.access`, the mark, has on different machines.
_MARKS = "?access,?faccessat,?faccessat2"
# Memory and waiting: nothing of a file is in them, and an error there is no error of a disk.
_NOT_SWEPT = {"brk", "futex", "madvise", "mmap", "mremap", "munmap", "getrandom", "rt_sigaction"}


@dataclass(frozen=True)
class Call:
    """The call number `number` (1-based, from the start of the process) of the name `name`."""

    name: str
    number: int


def require_strace() -> None:
    """Skip the test where strace cannot trace; fail it where CI runs."""
    try:
        done = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True)
        reason = done.stderr.decode(errors="replace").strip() if done.returncode else ""
    except FileNotFoundError:
        reason = "strace is not installed"
    if reason and os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; .ci/apt installs it")
    if reason:
        pytest.skip(reason)


def calls(trial: Trial) -> list[Call]:
    """Return the calls that the trial's write makes between its marks, in order."""
    trace = trial.folder / "trace"
    done = trial.run("strace", "-f", "-qq", "-o", str(trace))
    assert done.returncode == 0, done.stderr
    found: list[Call] = []
    seen, inside = Counter[str](), False
    for line in trace.read_text().splitlines():
        name = line.split("(")[0].split()[-1]
        seen[name] += 1
        if _END in line:
            return found
        if inside and name not in _NOT_SWEPT:
            found.append(Call(name, seen[name]))
        inside = inside or _START in line
    raise AssertionError("the trace has no end")


def inject(trial: Trial, *faults: tuple[Call, str]) -> subprocess.CompletedProcess[str]:
    """Run the trial with strace's `error=...`, `retval=...` or `signal=...` in the given calls."""
    trace = trial.folder / "trace"
    names = ",".join(call.name for call, _ in faults)
    words = [f"inject={call.name}:{fault}:when={call.number}" for call, fault in faults]
    options = chain.from_iterable(("-e", word) for word in [f"trace={names},{_MARKS}", *words])
    # Faster, but a signal would get lost: strace has none to give where seccomp stops the call.
    fast = [] if "signal" in faults[0][1] else ["--seccomp-bpf"]
    done = trial.run("strace", "-f", *fast, "-qq", "-o", str(trace), *options)
    _assert_between_marks(trace, faults)
    return done


def _assert_between_marks(trace: Path, faults: tuple[tuple[Call, str], ...]) -> None:
    """A call counted wrongly would let a fault fall into the start of Python, unnoticed."""
    text = trace.read_text()
    start, end = text.find(_START), text.find(_END)
    assert start >= 0, "the fault came before the write"
    if "signal=KILL" in faults[0][1]:
        assert end < 0, "the fault came after the write"
        return
    assert text.count("(INJECTED)") == len(faults)
    assert start < text.find("(INJECTED)"), "the fault came before the write"
    assert end < 0 or text.rfind("(INJECTED)") < end, "the fault came after the write"
