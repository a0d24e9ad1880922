"""Runs of several tools on the same files, in turn, and what they come to."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.peers import Tool
from benchmarks.process import Run, run

# A tool that takes this many seconds runs this often: its figure is not in doubt.
_SLOW = 5.0
_FEW = 3


@dataclass(frozen=True, slots=True)
class Case:
    """Tools, ours first, that check the same files of a folder.

    With `cached` each has a cache of its own, filled by a run that does not count; `before` is
    called with a number, new each time, before each run.
    """

    name: str
    folder: Path
    files: Sequence[str]
    tools: Sequence[Tool]
    cached: bool = False
    before: Callable[[int], None] | None = None


@dataclass(slots=True)
class Timed:
    """What a case took: the runs of each tool, by its name, ours first.

    A case of growth has no runs and an exponent.
    """

    name: str
    runs: dict[str, list[Run]] = field(default_factory=dict)
    exponent: float | None = None

    @property
    def ours(self) -> str:
        """The name of the tool that the others are compared with."""
        return next(iter(self.runs))

    def wall(self, tool: str) -> float:
        """Return the median time of a tool in seconds."""
        return median(one.wall for one in self.runs[tool])

    def peak(self, tool: str) -> float:
        """Return the most memory that a run of a tool held, in MiB."""
        return max(one.peak for one in self.runs[tool])

    def ratio(self, tool: str, base: str) -> float:
        """Return how many times as long as `base` a tool takes, run by run."""
        pairs = zip(self.runs[tool], self.runs[base], strict=False)
        return median(one.wall / other.wall for one, other in pairs)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield a row of the table for each tool."""
        for name, runs in self.runs.items():
            cpu = median(one.cpu for one in runs)
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
    """Run the tools of a case in turn, and return what each run took."""
    timed = Timed(case.name, {tool.name: [] for tool in case.tools})
    with ExitStack() as stack:
        caches = {tool.name: _cache(tool, case, stack) for tool in case.tools}
        for number in range(-1, runs):
            for order, tool in enumerate(case.tools):
                done = timed.runs[tool.name]
                if len(done) >= _FEW and done[0].wall > _SLOW:
                    continue
                if number < 0 and not (case.cached or tool.home):
                    continue
                if case.before:
                    case.before(number * len(case.tools) + order)
                took = _run(tool, case, caches[tool.name])
                if number >= 0:
                    done.append(took)
    return timed


def _run(tool: Tool, case: Case, cache: Path | None) -> Run:
    files = ["."] if tool.walks and len(case.files) > 1 else case.files
    return run((*tool.start, *files), case.folder, cache=cache, results=tool.results)


def _cache(tool: Tool, case: Case, stack: ExitStack) -> Path | None:
    """Return the folder that keeps a tool's cache through the case; None for an empty one a run."""
    if tool.home or not case.cached:
        return tool.home
    return Path(stack.enter_context(tempfile.TemporaryDirectory()))
