"""How the time grows with the length of a list: the exponent of its growth, for each command."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from pathlib import Path
from statistics import median

from benchmarks import invented
from benchmarks.peers import Tool, ours
from benchmarks.process import run
from benchmarks.table import print_table
from benchmarks.timing import Timed

# awesomelint reads no file of more than 5 MB, so 3.2 MB is the longest.
SIZES = tuple(50_000 * 2**power for power in range(7))
# A list of the most usual family, `- [Title](url) - Description.`
_SEED = 2020
_RUNS = 3
_COMMANDS = (
    ("check", "--isolated", "--exit-zero", "--quiet"),
    ("fix", "--isolated", "--check", "--quiet"),
    ("format", "--isolated", "--check", "--quiet"),
)

Growth = dict[str, list[tuple[int, float]]]


def measure(folder: Path, home: Path, sizes: Sequence[int]) -> Growth:
    """Return bytes and seconds of processor time beyond start-up, by command; ours is in `home`."""
    empty = folder / "empty.md"
    empty.write_text("# Nothing\n", encoding="utf-8")
    names = []
    for size in sizes:
        path = folder / f"grown-{size}.md"
        text = invented.write_list(size, _SEED)
        # Something to lay out, whatever the size: the gate looks only at what changes.
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
    pairs = [(log(size), log(max(seconds, 1e-4))) for size, seconds in points]
    middle = sum(x for x, _ in pairs) / len(pairs), sum(y for _, y in pairs) / len(pairs)
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in pairs)
    return above / sum((x - middle[0]) ** 2 for x, _ in pairs)


def print_growth(grown: Growth) -> None:
    """Print the seconds a megabyte at each size, and the exponent."""
    sizes = [f"{size / 1000:.0f} KB" for size, _ in next(iter(grown.values()))]
    rows = [
        (
            name,
            *(f"{1e6 * seconds / size:.2f}" for size, seconds in points),
            f"{exponent(points):.3f}",
        )
        for name, points in grown.items()
    ]
    print_table("Seconds a megabyte, without start-up", ("command", *sizes, "exponent"), rows)


def as_cases(grown: Growth) -> dict[str, Timed]:
    """Return the growth of each command as a case, for the goals."""
    return {
        f"growth of {name}": Timed(name, exponent=exponent(points))
        for name, points in grown.items()
    }
