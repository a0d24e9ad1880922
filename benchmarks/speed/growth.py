"""How the time of each command grows with the length of a list: the exponent of the growth."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from pathlib import Path
from statistics import median

from benchmarks.speed import synthetic_lists
from benchmarks.speed.peers import Tool, ours
from benchmarks.speed.process import run
from benchmarks.speed.timing import Timed
from benchmarks.table import print_table

# Bytes. awesomelint reads no file of more than 5 MB, so 3.2 MB is the longest.
SIZES = tuple(50_000 * 2**power for power in range(7))
# A list of the most usual family, `- [Title](url) - Description.`
_SEED = 2020
_RUNS = 3
# The clock measures nothing shorter, and the logarithm needs more than nothing.
_LEAST_SECONDS = 1e-4
_COMMANDS = (
    ("check", "--isolated", "--exit-zero", "--quiet"),
    ("fix", "--isolated", "--check", "--quiet"),
    ("format", "--isolated", "--check", "--quiet"),
)

# Bytes and seconds, by command.
Growth = dict[str, list[tuple[int, float]]]


def measure(folder: Path, home: Path, sizes: Sequence[int]) -> Growth:
    """Return the bytes of each list and seconds of processor time without start-up, by command.

    awesomelint is installed in `home`; the lists are written to `folder`.
    """
    empty = folder / "empty.md"
    empty.write_text("# Nothing\n", encoding="utf-8")
    names = []
    for size in sizes:
        path = folder / f"list-{size}.md"
        text = synthetic_lists.write_list(size, _SEED)
        # A fault of layout at every size: the gate looks only at what changes.
        path.write_bytes(text.replace("\n", "   \n", 1).encode())
        names.append((path.name, path.stat().st_size))
    return {
        tool.name.split()[1]: [
            (size, _time(tool, folder, name) - _time(tool, folder, empty.name))
            for name, size in names
        ]
        for tool in (ours(home, *command) for command in _COMMANDS)
    }


def _time(tool: Tool, folder: Path, name: str) -> float:
    return median(run((*tool.start, name), folder).cpu for _ in range(_RUNS))


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of a line through the points in logarithms, by least squares."""
    pairs = [(log(size), log(max(seconds, _LEAST_SECONDS))) for size, seconds in points]
    mean_x, mean_y = sum(x for x, _ in pairs) / len(pairs), sum(y for _, y in pairs) / len(pairs)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    return covariance / sum((x - mean_x) ** 2 for x, _ in pairs)


def print_growth(by_command: Growth) -> None:
    """Print the seconds a megabyte at each size, and the exponent."""
    sizes = [f"{size / 1000:.0f} KB" for size, _ in next(iter(by_command.values()))]
    rows = [
        (
            name,
            *(f"{1e6 * seconds / size:.2f}" for size, seconds in points),
            f"{exponent(points):.3f}",
        )
        for name, points in by_command.items()
    ]
    print_table("Seconds a megabyte, without start-up", ("command", *sizes, "exponent"), rows)


def as_cases(by_command: Growth) -> dict[str, Timed]:
    """Return the growth of each command as a case, for the goals."""
    return {
        f"growth of {name}": Timed(name, exponent=exponent(points))
        for name, points in by_command.items()
    }
