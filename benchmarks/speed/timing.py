"""Several tools run on the same files in turn, and how long each takes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.speed.peers import Tool
from benchmarks.speed.process import ProcessCost, run

# A tool that takes so many seconds runs only so often: of that, milliseconds of noise are no part.
_SLOW_SECONDS = 5.0
_SLOW_RUNS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """Tools, ours first, that check the same files of a folder.

    With `cached` each tool has a cache of its own, filled by a run that does not count. `before` is
    called before each run with a number that is new each time.
    """

    name: str
    folder: Path
    files: Sequence[str]
    tools: Sequence[Tool]
    cached: bool = False
    before: Callable[[int], None] | None = None


@dataclass(slots=True)
class Timed:
    """The runs of each tool in a case, by the name of the tool, ours first.

    A case of growth has an exponent and no runs.
    """

    name: str
    runs: dict[str, list[ProcessCost]] = field(default_factory=dict)
    exponent: float | None = None

    @property
    def ours(self) -> str:
        """The name of the tool that the others are compared with."""
        return next(iter(self.runs))

    def wall(self, tool: str) -> float:
        """Return the median time of a tool in seconds."""
        return median(run.wall for run in self.runs[tool])

    def peak(self, tool: str) -> float:
        """Return the most memory that a run of a tool held, in MiB."""
        return max(run.peak for run in self.runs[tool])

    def ratio(self, tool: str, base: str) -> float:
        """Return how many times as long as `base` a tool takes, run by run."""
        pairs = zip(self.runs[tool], self.runs[base], strict=False)
        return median(run.wall / base_run.wall for run, base_run in pairs)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield a row of the table for each tool."""
        for name, runs in self.runs.items():
            cpu = median(run.cpu for run in runs)
            yield (
                self.name if name == self.ours else "",
                name,
                f"{self.wall(name) * 1000:.1f}",
                f"{cpu * 1000:.1f}",
                f"{self.peak(name):.0f}",
                len(runs),
                "" if name == self.ours else f"{self.ratio(name, self.ours):.2f}",
            )


def race(case: Case, runs: int) -> Timed:
    """Run the tools of a case in turn, each `runs` times, and return what each run took.

    Run -1 fills the caches and does not count.
    """
    timed = Timed(case.name, {tool.name: [] for tool in case.tools})
    with ExitStack() as stack:
        caches = {tool.name: _cache(tool, case, stack) for tool in case.tools}
        for number in range(-1, runs):
            for order, tool in enumerate(case.tools):
                runs_so_far = timed.runs[tool.name]
                if len(runs_so_far) >= _SLOW_RUNS and runs_so_far[0].wall > _SLOW_SECONDS:
                    continue
                if number < 0 and not (case.cached or tool.home):
                    continue
                if case.before:
                    case.before(number * len(case.tools) + order)
                cost = _run(tool, case, caches[tool.name])
                if number >= 0:
                    runs_so_far.append(cost)
    return timed


def _run(tool: Tool, case: Case, cache: Path | None) -> ProcessCost:
    files = ["."] if tool.walks and len(case.files) > 1 else case.files
    return run((*tool.start, *files), case.folder, cache=cache, results=tool.results)


def _cache(tool: Tool, case: Case, stack: ExitStack) -> Path | None:
    """Return the folder of a tool's cache in all runs of a case; None where each has its own."""
    if tool.home or not case.cached:
        return tool.home
    return Path(stack.enter_context(tempfile.TemporaryDirectory()))
