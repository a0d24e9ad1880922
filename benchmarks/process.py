"""One process from start to end: how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus

# ru_maxrss is in bytes on macOS, in KiB elsewhere.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class FailedError(Exception):
    """A process ended with a code that is no result of a check."""


@dataclass(frozen=True, slots=True)
class Run:
    """Wall and processor time in seconds, peak resident memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run `command` in `folder`, output thrown away and caches empty; return what it cost.

    0 and 1 are results of a check; raises FailedError for any other code.
    """
    with tempfile.TemporaryDirectory() as cache:
        path = os.pathsep.join([str(corpus.ROOT / "src"), str(corpus.ROOT)])
        environment = os.environ | {"PYTHONPATH": path, "XDG_CACHE_HOME": cache}
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise FailedError(f"{' '.join(command[:5])} … ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 2**20)
