"""Race awesomelint against its peers, and print the times and the goals.

python -m benchmarks.speed.race [--peers NAMES|none] [--runs 7] [--quick] [--chart docs/speed.svg]

It makes its lists, installs the peers in a folder of their own, and runs all tools in turn, each in
a new process. A ratio compares runs that follow each other, so that a busy moment slows both.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.speed import chart, growth, machine, peers, synthetic_lists
from benchmarks.speed.goals import GOALS
from benchmarks.speed.peers import Tool, ours
from benchmarks.speed.process import FailedError
from benchmarks.speed.timing import Case, Timed, race
from benchmarks.table import print_table
from tests.support import corpus

# Bytes of single lists; docs/speed.md has a column for each.
_SIZES = (70_000, 105_000, 400_000)
# Files and bytes of the set.
_SET = (1_250, 10_000_000)
# A list of the most usual family, `- [Title](url) - Description.`
_SEED = 2020
# When the lists were written, in seconds of the epoch: long ago, as most files. A cache must read a
# file again that is newer than itself.
_OLD = 1_700_000_000

# Sizes of growth in a quick race: up to 400 KB.
_QUICK_SIZES = 4
_CHECK = ("check", "--isolated", "--exit-zero", "--quiet")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 0, or 2 where a tool does not run."""
    options = _options(arguments)
    tools, missing = peers.install(options.peers, options.home)
    peers.install_ours(options.home)
    print(machine.description())
    print(f"on {', '.join(machine.packages())}")
    print(f"against {', '.join(peers.versions(options.home))}")
    if missing:
        print(f"not installed, so not in the race: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        try:
            timed = _race(Path(folder), tools, options)
            sizes = growth.SIZES[: _QUICK_SIZES if options.quick else None]
            by_command = growth.measure(Path(folder), options.home, sizes)
        except FailedError as error:
            print(error, file=sys.stderr)
            return 2
    _print(timed, options.runs)
    growth.print_growth(by_command)
    _print_goals({**timed, **growth.as_cases(by_command)})
    if options.chart:
        options.chart.write_text(chart.draw(timed.values()), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.speed.race", description=__doc__)
    parser.add_argument(
        "--peers",
        type=lambda names: [] if names == "none" else names.split(","),
        default=list(peers.PEERS),
        metavar="NAMES",
        help=f"peers to race, with commas between: {', '.join(peers.PEERS)}; or none",
    )
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="runs of each tool (7)")
    parser.add_argument("--quick", action="store_true", help="single files and little growth only")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw the chart into FILE")
    parser.add_argument(
        "--home",
        type=Path,
        default=Path(tempfile.gettempdir()) / "awesomelint-race",
        metavar="FOLDER",
        help="where peers are installed; they stay there for the next race",
    )
    return parser.parse_args(arguments)


def _race(folder: Path, tools: Sequence[Tool], options: argparse.Namespace) -> dict[str, Timed]:
    """Return the runs of every case, by its name."""
    check = ours(options.home, *_CHECK)
    fix = ours(options.home, "fix", "--diff", "--isolated", name="awesomelint fix --diff")
    cases = [*_single(folder, check, tools), *_real(check, tools)]
    cases.append(Case("400 KB, fixed", folder, [f"{_SIZES[-1] // 1000}.md"], (check, fix)))
    if not options.quick:
        cases += _set(folder / "set", check, tools)
    return {case.name: race(case, options.runs) for case in cases}


def _single(folder: Path, check: Tool, tools: Sequence[Tool]) -> list[Case]:
    """Return the cases of one made-up list, without and with a cache."""
    cases = []
    for size in _SIZES:
        name = f"{size // 1000}.md"
        _write(folder / name, synthetic_lists.write_list(size, _SEED))
        cases.append(Case(f"{size // 1000} KB", folder, [name], (check, peers.nothing(), *tools)))
    warm = [check, peers.nothing(), *_cached(tools)]
    clean = folder / "clean.md"
    _write(clean, synthetic_lists.write_list(_SIZES[1], _SEED, faults=False))
    return [
        *cases,
        Case(
            f"{_SIZES[1] // 1000} KB, warm", folder, [f"{_SIZES[1] // 1000}.md"], warm, cached=True
        ),
        Case(f"{_SIZES[1] // 1000} KB, clean, warm", folder, [clean.name], warm, cached=True),
    ]


def _real(check: Tool, tools: Sequence[Tool]) -> list[Case]:
    """Return a case of one real list for each size, where real lists are."""
    try:
        folder = corpus.find()
    except corpus.NoListsError:
        return []
    names = [_nearest(folder, size) for size in _SIZES]
    return [
        Case(f"real, {(folder / name).stat().st_size // 1000} KB", folder, [name], (check, *tools))
        for name in names
    ]


def _nearest(folder: Path, size: int) -> str:
    return min(corpus.names(folder), key=lambda name: abs((folder / name).stat().st_size - size))


def _set(folder: Path, check: Tool, tools: Sequence[Tool]) -> list[Case]:
    """Return the cases of many files: cold, warm, and with one of them changed."""
    names = synthetic_lists.write_set(folder, *_SET, _SEED)
    for name in names:
        os.utime(folder / name, (_OLD, _OLD))
    if git := shutil.which("git"):
        subprocess.run((git, "init", "-q"), cwd=folder, check=True)
        subprocess.run((git, "add", "."), cwd=folder, check=True)
    cached = (check, *_cached(tools))
    return [
        Case("10 MB", folder, names, (check, *tools)),
        Case("10 MB, warm", folder, names, cached, cached=True),
        Case(
            "10 MB, one changed", folder, names, cached, cached=True, before=_changer(folder, names)
        ),
    ]


def _changer(folder: Path, names: Sequence[str]) -> Callable[[int], None]:
    """Return a function that changes a file of middle size, each time in another way."""
    by_size = sorted(names, key=lambda name: (folder / name).stat().st_size)
    path = folder / by_size[len(by_size) // 2]
    text = path.read_text(encoding="utf-8")
    return lambda number: _write(path, f"{text}\nAnd so on, {number}.\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    os.utime(path, (_OLD, _OLD))


def _cached(tools: Sequence[Tool]) -> list[Tool]:
    return [peers.with_cache(tool) for tool in tools if tool.name == "rumdl"]


def _print(timed: dict[str, Timed], runs: int) -> None:
    head = ("case", "command", "wall ms", "cpu ms", "peak MiB", "runs", "times ours")
    rows = [row for case in timed.values() for row in case.rows()]
    print_table(f"Medians of {runs} runs in turn, fewer where a run takes seconds", head, rows)


def _print_goals(cases: dict[str, Timed]) -> None:
    rows = [row for goal in GOALS if (row := goal.row(cases))]
    print_table("Goals", ("case", "figure", "goal", "measured", "reached"), rows)


if __name__ == "__main__":
    raise SystemExit(main())
