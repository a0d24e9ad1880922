"""What fixing costs compared with checking: `fix --diff` and `check` in one process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from awesomelint import Source
from awesomelint.cli.changed_files import unified
from awesomelint.config.choices import Choices
from awesomelint.parsing.parser import memo
from awesomelint.run.check import Run
from awesomelint.run.project import Project
from awesomelint.safety.inventory import take_inventory
from awesomelint.safety.rendering import render
from tests.support.corpus import TODAY

_ROUNDS = 3
_CHOICES = Choices(isolated=True, today=TODAY)


@dataclass(frozen=True, slots=True)
class FixCost:
    """Seconds of processor time for a list, the best of some rounds each; `size` is in bytes."""

    name: str
    size: int
    check: float
    fix: float

    @property
    def ratio(self) -> float:
        """How many times as long fixing takes."""
        return self.fix / self.check


def measure(source: Source) -> FixCost:
    """Return how long a list takes to check, and to fix with its diff; nothing is written."""
    check = min(_timed(lambda: _check(source)) for _ in range(_ROUNDS))
    fix = min(_timed(lambda: _fix(source)) for _ in range(_ROUNDS))
    return FixCost(source.path, len(source.text.encode()), check, fix)


def _check(source: Source) -> None:
    run = Run(_CHOICES, str(Path.cwd()), cache=False)
    list(run.check([run.give(source.path, source.text)]))


def _fix(source: Source) -> None:
    project = Project(_CHOICES, str(Path.cwd()))
    for fixed in project.fix([project.give(source.path, source.text)], unsafe=False):
        for _, before, mended in fixed.files:
            unified(before.path, before.text, mended.source.text)


def _timed(function: Callable[[], None]) -> float:
    """Return the seconds of a call as in a new process: caches empty, no garbage collected."""
    memo.cache_clear()
    take_inventory.cache_clear()
    render.cache_clear()
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        function()
        return time.process_time() - start
    finally:
        gc.enable()
