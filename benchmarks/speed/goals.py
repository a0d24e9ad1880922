"""The goals of the race, and the figure that each is compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.speed.timing import Timed

_FLOOR = "python -c pass"
# MiB at the peak of a check.
_MOST_MEMORY = 60
# The exponent of growth: linear is 1. At 1.1 a list twice as long takes 2.14 times as long.
_MOST_GROWTH = 1.1


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of a case that has to be at most `limit`, or at least with `at_least`.

    `measure` returns the figure of a case; it raises KeyError where a tool was not in the race.
    """

    case: str
    figure: str
    limit: float
    measure: Callable[[Timed], float]
    at_least: bool = False

    def row(self, cases: Mapping[str, Timed]) -> tuple[object, ...] | None:
        """Return the row of the goal; None where its figure was not measured."""
        try:
            value = self.measure(cases[self.case])
        except KeyError:
            return None
        reached = value >= self.limit if self.at_least else value <= self.limit
        goal = f"{'>=' if self.at_least else '<='} {self.limit:g}"
        return self.case, self.figure, goal, f"{value:.2f}", "yes" if reached else "NO"


def _at_most(case: str, base: str, limit: float) -> Goal:
    """Return the goal that we take at most `limit` times as long as another tool."""
    return Goal(case, f"ours / {base}", limit, lambda timed: timed.ratio(timed.ours, base))


def _at_least(case: str, tool: str, limit: float) -> Goal:
    """Return the goal that another tool takes at least `limit` times as long as ours."""
    return Goal(case, f"{tool} / ours", limit, lambda timed: timed.ratio(tool, timed.ours), True)


def _memory(case: str) -> Goal:
    return Goal(case, "peak MiB of ours", _MOST_MEMORY, lambda timed: timed.peak(timed.ours))


def _exponent(command: str) -> Goal:
    return Goal(
        f"growth of {command}", "exponent", _MOST_GROWTH, lambda timed: timed.exponent or 0.0
    )


# The limits are what the project promises itself, not measurements.
GOALS = (
    _at_most("105 KB", "rumdl", 5),
    _at_most("105 KB", _FLOOR, 8),
    _at_least("105 KB", "markdownlint-cli2", 5),
    _at_least("105 KB", "awesome-lint", 10),
    _at_most("400 KB", "rumdl", 2.5),
    _at_least("400 KB", "markdownlint-cli2", 8),
    _at_least("400 KB", "awesome-lint", 18),
    _at_least("400 KB", "mdformat", 5),
    _at_most("105 KB, clean, warm", _FLOOR, 3),
    _at_most("105 KB, warm", _FLOOR, 3),
    _at_most("10 MB", "rumdl", 2),
    _at_least("10 MB", "markdownlint-cli2", 12),
    _at_least("10 MB", "mdformat", 12),
    _at_least("10 MB", "awesome-lint", 45),
    _at_most("10 MB, warm", "rumdl", 1),
    _at_most("10 MB, one changed", "rumdl", 1.5),
    _memory("400 KB"),
    _memory("10 MB"),
    Goal(
        "400 KB, fixed",
        "fix --diff / check",
        2.5,
        lambda timed: timed.ratio("awesomelint fix --diff", timed.ours),
    ),
    _exponent("check"),
    _exponent("fix"),
    _exponent("format"),
)
