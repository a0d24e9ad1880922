"""A process from start to end: its time and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

# ru_maxrss is in bytes on macOS, in KiB elsewhere.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# Variables that make a run slower than it is for users, or change what it writes.
_LEFT_OUT = (
    "PYTHONPATH",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "PYTHONPROFILEIMPORTTIME",
    "CI",
)


class FailedError(Exception):
    """A process ended with an exit code that a check does not have."""


@dataclass(frozen=True, slots=True)
class ProcessCost:
    """Wall and processor time in seconds, peak resident memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(
    command: Sequence[str],
    folder: Path,
    *,
    cache: Path | None = None,
    results: Collection[int] = (0, 1),
) -> ProcessCost:
    """Run `command` in `folder` and return its cost; its output is thrown away.

    Caches are in the folder `cache`; without it they are empty. Raises FailedError for an exit code
    that is not in `results`.
    """
    with tempfile.TemporaryDirectory() as empty:
        environment = _environment(str(cache or empty))
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in results:
        raise FailedError(f"{' '.join(command[:5])} … ended with {process.returncode}")
    return ProcessCost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 2**20)


def _environment(cache: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return inherited | {
        "XDG_CACHE_HOME": cache,
        "AWESOMELINT_CACHE_DIR": cache,
        "RUMDL_CACHE_DIR": cache,
    }
