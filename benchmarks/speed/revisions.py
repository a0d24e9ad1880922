"""Time this checkout and an earlier revision, whole processes in turn.

python -m benchmarks.speed.revisions REVISION [--runs 15] [--lists FOLDER]

Each run is a new process of `check`, cold: no cache, one process. The two revisions take turns, and
the ratio is taken pair by pair, so that a busy moment of the machine strikes both. The figure is
processor time; wall time depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.lists.same_answers import earlier
from benchmarks.speed.process import run
from benchmarks.speed.synthetic_lists import write_list
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.paths import ROOT

# The two sizes of docs/speed.md: a usual list, and one of the longest.
_SIZES = (105_000, 400_000)
_SEED = 1
# A pair of runs over all lists takes as long as ten of the others.
_RUNS_OVER_ALL_LISTS = 5


def command(source: Path, files: Sequence[str]) -> list[str]:
    """Return the command that checks files with the package in `source`."""
    code = f"import sys; sys.path[:0] = [{str(source / 'src')!r}]\n"
    code += "from awesomelint.cli.main import start; start()"
    options = ("check", "--exit-zero", "--no-cache", "--jobs=1", "--isolated", "--quiet")
    return [sys.executable, "-c", code, *options, *files]


def ratios(
    sources: tuple[Path, Path], folder: Path, files: Sequence[str], runs: int
) -> tuple[list[float], list[float]]:
    """Return the processor time of each run of this checkout, and its ratio to the other's."""
    ours, pairs = [], []
    for number in range(runs + 1):
        cost, base = (run(command(source, files), folder).cpu for source in sources)
        if number:  # the first pair fills the caches of the system
            ours.append(cost)
            pairs.append(cost / base)
    return ours, pairs


def _cases(folder: Path, lists: Path | None) -> dict[str, list[str]]:
    """Write the files to check into `folder`; return the names of those of each case."""
    cases: dict[str, list[str]] = {}
    for size in _SIZES:
        name = f"{size // 1000}.md"
        (folder / name).write_bytes(write_list(size, _SEED).encode())
        cases[f"made up, {size // 1000} KB"] = [name]
    real = corpus.find(lists) if lists or corpus.LISTS.is_dir() else None
    if real:
        names = sorted(corpus.names(real))
        for name in names:
            shutil.copyfile(real / name, folder / name)
        for size in _SIZES:
            nearest = min(names, key=lambda name: abs((folder / name).stat().st_size - size))
            cases[f"real, {(folder / nearest).stat().st_size // 1000} KB"] = [nearest]
        cases[f"{len(names)} lists"] = names
    return cases


def main() -> None:
    """Print the processor time of each case and its ratio to that of the earlier revision."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("revision", help="the commit to compare with, such as b715e09")
    parser.add_argument("--runs", type=int, default=15, help="pairs of runs of a single list")
    parser.add_argument("--lists", type=Path, help="folder of real lists")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        base = earlier(given.revision, folder / "earlier")
        ours = folder / "ours"
        shutil.copytree(ROOT / "src", ours / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for source in (base, ours):
            compileall.compile_dir(source / "src", quiet=1)
        files = folder / "files"
        files.mkdir()
        rows = []
        for case, names in _cases(files, given.lists).items():
            runs = given.runs if len(names) == 1 else min(given.runs, _RUNS_OVER_ALL_LISTS)
            seconds, pairs = ratios((ours, base), files, names, runs)
            rows.append(
                (
                    case,
                    f"{median(seconds) * 1000:.0f}",
                    f"{median(pairs):.3f}",
                    f"{min(pairs):.3f} to {max(pairs):.3f}",
                    str(runs),
                )
            )
    print_table(
        f"check, cold, as a multiple of {given.revision}",
        ("case", "ms of processor", "ratio", "from to", "pairs"),
        rows,
    )


if __name__ == "__main__":
    main()
