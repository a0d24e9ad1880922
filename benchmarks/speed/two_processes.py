"""From how many bytes on two processes are faster than one.

python -m benchmarks.speed.two_processes [--runs 9] [--home FOLDER]

Sets of lists of growing size are checked by one process and by two, in turn. `BYTES_PER_PROCESS` in
`src/awesomelint/run/processes.py` should be about the size from which two are faster.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from awesomelint.run.processes import BYTES_PER_PROCESS
from benchmarks.speed import machine, peers, synthetic_lists
from benchmarks.speed.timing import Case, race
from benchmarks.table import print_table

_SIZES = (50_000, 100_000, 200_000, 400_000, 800_000)
_FILES = 20
_SEED = 2020
_CHECK = ("check", "--isolated", "--exit-zero", "--quiet", "--no-cache")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.two_processes", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="runs of each (9)")
    home = Path(tempfile.gettempdir()) / "awesomelint-race"
    parser.add_argument("--home", type=Path, default=home, metavar="FOLDER")
    options = parser.parse_args(arguments)
    options.home.mkdir(parents=True, exist_ok=True)
    peers.install_ours(options.home)
    print(machine.description())
    single, double = (
        peers.ours(options.home, *_CHECK, "--jobs", jobs, name=f"--jobs {jobs}") for jobs in "12"
    )
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in _SIZES:
            lists = Path(folder) / f"{size}"
            names = synthetic_lists.write_set(lists, _FILES, size, _SEED)
            timed = race(Case(f"{size}", lists, names, (single, double)), options.runs)
            times = [f"{timed.wall(tool.name) * 1000:.0f}" for tool in (single, double)]
            rows.append(
                (f"{size // 1000} KB", *times, f"{timed.ratio(double.name, single.name):.2f}")
            )
    print_table(f"Milliseconds; two are tried from {BYTES_PER_PROCESS // 1000} KB on", _HEAD, rows)
    return 0


_HEAD = (f"{_FILES} lists of", "one process", "two", "two / one")


if __name__ == "__main__":
    raise SystemExit(main())
