"""Print how long a check takes, beside `mdformat --check` on the same files.

python -m benchmarks.speed [FOLDER] [--pairs N]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.process import FailedError, Run, run
from benchmarks.table import print_table

OURS = (sys.executable, "-m", "awesomelint", "check", "--isolated", "--exit-zero", "--quiet")
THEIRS = (sys.executable, "-m", "mdformat", "--check")
NOTHING = (sys.executable, "-c", "pass")
_SIZES = (100_000, 400_000)
_PACKAGES = ("markdown-it-py", "mdit-py-plugins", "mdformat", "mdformat-gfm", "click")


def measure(name: str, files: Sequence[str], folder: Path, pairs: int) -> list[tuple[object, ...]]:
    """Return the rows of one case: both tools in turn, so that a slow moment strikes both."""
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(run((*OURS, *files), folder))
        theirs.append(run((*THEIRS, *files), folder))
    ratios = sorted(b.wall / a.wall for a, b in zip(ours, theirs, strict=True))
    shown = f"{median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return [
        (name, "awesomelint check", *_figures(ours), ""),
        ("", "mdformat --check", *_figures(theirs), shown),
    ]


def _figures(runs: Sequence[Run]) -> tuple[str, str, str]:
    wall, cpu = (median(one.wall for one in runs), median(one.cpu for one in runs))
    return f"{wall * 1000:.0f}", f"{cpu * 1000:.0f}", f"{max(one.peak for one in runs):.0f}"


def _nearest(folder: Path, size: int) -> str:
    return min(corpus.names(folder), key=lambda name: abs((folder / name).stat().st_size - size))


def _cases(folder: Path) -> list[tuple[str, list[str]]]:
    names = corpus.names(folder)
    total = sum((folder / name).stat().st_size for name in names)
    cases = [(f"{len(names)} lists, {total / 1e6:.1f} MB", names)]
    for size in _SIZES:
        name = _nearest(folder, size)
        cases.append((f"{name}, {(folder / name).stat().st_size / 1000:.0f} KB", [name]))
    return cases


def _machine() -> str:
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    """Return the processor's name; Linux tells it in one place only."""
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _versions() -> str:
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} missing")
    return ", ".join(found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, or 2 where there are no lists or a tool does not run."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="runs of each tool (5)")
    options = parser.parse_args(arguments)
    try:
        folder = corpus.find(options.folder)
        nothing = [run(NOTHING, folder) for _ in range(options.pairs)]
        rows: list[tuple[object, ...]] = [("nothing", "python -c pass", *_figures(nothing), "")]
        for name, files in _cases(folder):
            rows += measure(name, files, folder, options.pairs)
    except (corpus.NoListsError, FailedError) as error:
        print(error, file=sys.stderr)
        return 2
    print(_machine())
    print(_versions())
    head = ("case", "command", "wall ms", "cpu ms", "peak MiB", "mdformat / awesomelint")
    print_table(f"Cold runs, medians of {options.pairs}", head, rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
