"""What the race is to come to: each goal with the figure that is held against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.timing import Timed

_FLOOR = "python -c pass"


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of one case that has to be at most, or with `least` at least, `limit`.

    `measure` returns the figure of a case; it raises KeyError where a tool was not in the race.
    """

    case: str
    what: str
    limit: float
    measure: Callable[[Timed], float]
    least: bool = False

    def row(self, cases: Mapping[str, Timed]) -> tuple[object, ...] | None:
        """Return the goal's row; None where what it is about was not measured."""
        try:
            value = self.measure(cases[self.case])
        except KeyError:
            return None
        reached = value >= self.limit if self.least else value <= self.limit
        goal = f"{'>=' if self.least else '<='} {self.limit:g}"
        return self.case, self.what, goal, f"{value:.2f}", "yes" if reached else "NO"


def _ours(case: str, base: str, limit: float) -> Goal:
    """Return the goal that we take at most `limit` times as long as another tool."""
    return Goal(case, f"ours / {base}", limit, lambda timed: timed.ratio(timed.ours, base))


def _theirs(case: str, tool: str, limit: float) -> Goal:
    """Return the goal that another tool takes at least `limit` times as long as ours."""
    return Goal(case, f"{tool} / ours", limit, lambda timed: timed.ratio(tool, timed.ours), True)


def _memory(case: str) -> Goal:
    return Goal(case, "peak MiB of ours", 60, lambda timed: timed.peak(timed.ours))


def _exponent(command: str) -> Goal:
    return Goal(f"growth of {command}", "exponent", 1.1, lambda timed: timed.exponent or 0.0)


GOALS = (
    _ours("105 KB", "rumdl", 5),
    _ours("105 KB", _FLOOR, 8),
    _theirs("105 KB", "markdownlint-cli2", 5),
    _theirs("105 KB", "awesome-lint", 10),
    _ours("400 KB", "rumdl", 2.5),
    _theirs("400 KB", "markdownlint-cli2", 8),
    _theirs("400 KB", "awesome-lint", 18),
    _theirs("400 KB", "mdformat", 5),
    _ours("105 KB, clean, warm", _FLOOR, 3),
    _ours("105 KB, warm", _FLOOR, 3),
    _ours("10 MB", "rumdl", 2),
    _theirs("10 MB", "markdownlint-cli2", 12),
    _theirs("10 MB", "mdformat", 12),
    _theirs("10 MB", "awesome-lint", 45),
    _ours("10 MB, warm", "rumdl", 1),
    _ours("10 MB, one changed", "rumdl", 1.5),
    _memory("400 KB"),
    _memory("10 MB"),
    Goal(
        "400 KB, mended",
        "fix --diff / check",
        2.5,
        lambda timed: timed.ratio("awesomelint fix --diff", timed.ours),
    ),
    _exponent("check"),
    _exponent("fix"),
    _exponent("format"),
)
