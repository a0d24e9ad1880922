"""What fixing costs compared with checking: `fix --diff` and `check` in one process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from awesomelint import Source
from awesomelint.cli.change_writer import diff_lines
from awesomelint.config.choices import Choices
from awesomelint.disk.files import SourceFile
from awesomelint.parsing.parser import memo
from awesomelint.run.check import check
from awesomelint.run.project import FixedList, fix
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
    list(check([_handed_in(source)], _CHOICES, str(Path.cwd()), use_cache=False))


def _fix(source: Source) -> None:
    for fixed_list in fix([_handed_in(source)], _CHOICES, str(Path.cwd()), unsafe=False):
        assert isinstance(fixed_list, FixedList)
        for fixed in fixed_list.files:
            diff_lines(fixed.before.path, fixed.before.text, fixed.result.source.text)


def _handed_in(source: Source) -> SourceFile:
    return SourceFile(str(Path.cwd() / source.path), source.path, text=source.text)


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
