"""An operation on a list, and the passes that lead to its result.

The fixer is watched from outside: which fixes it applies to which text, and the time of the gate.
The passes are those that lead from the text at the start to the text at the end.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from awesomelint import Source
from awesomelint.config.choices import Choices
from awesomelint.diagnostic import Fix
from awesomelint.disk.files import SourceFile
from awesomelint.engine import fixer
from awesomelint.errors import AwesomelintError
from awesomelint.run import project
from awesomelint.safety import edits, gate
from tests.support.corpus import TODAY

# A folder that does not exist: a README next to a list would make it a part of another list.
_NO_FOLDER = Path(tempfile.gettempdir()) / "awesomelint-no-such-folder"


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done to a list: `format`, or `fix` with one rule, with a preset or as configured."""

    name: str
    is_format: bool = False
    unsafe: bool = False
    rule: str | None = None
    preset: str | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """A text, the fixes applied to it at once, and the text that they make."""

    before: str
    fixes: tuple[Fix, ...]
    after: str


@dataclass(slots=True)
class Outcome:
    """What an operation makes of a text.

    `fixes` is the number of fixes applied; `refused` has the rule and the reason of each fix that
    the gate refused; `gate` is the processor time of the gate in seconds.
    """

    after: str
    passes: tuple[Pass, ...] = ()
    fixes: int = 0
    refused: tuple[str, ...] = ()
    gate: float = 0.0


@dataclass(slots=True)
class _Watch:
    """The first pass that made each text, by that text, and the seconds spent in the gate."""

    passes: dict[str, Pass] = field(default_factory=dict)
    gate: float = 0.0


def run(operation: Operation, source: Source) -> Outcome:
    """Return what `operation` makes of a text; nothing is written."""
    select = (operation.rule,) if operation.rule else ()
    choices = Choices(isolated=True, preset=operation.preset, select=select, today=TODAY)
    folder = str(_NO_FOLDER)
    files = (SourceFile(str(_NO_FOLDER / source.path), source.path, text=source.text),)
    with _watching() as watch:
        if operation.is_format:
            (layout,) = project.lay_out(files, choices, folder)
            outcome = _layout_outcome(layout, source)
        else:
            (fixed,) = project.fix(files, choices, folder, unsafe=operation.unsafe)
            assert isinstance(fixed, project.FixedList)
            outcome = _fix_outcome(fixed, source, watch)
    outcome.gate = watch.gate
    return outcome


def _layout_outcome(layout: project.LaidOutFile | AwesomelintError, source: Source) -> Outcome:
    if isinstance(layout, AwesomelintError):
        return Outcome(source.text, refused=(f"format: {layout.message}",))
    return Outcome(layout.text)


def _fix_outcome(fixed: project.FixedList, source: Source, watch: _Watch) -> Outcome:
    result = fixed.files[0].result
    refused = tuple(
        f"{refused.diagnostic.rule}: {refused.refusal.message} ({refused.refusal.step})"
        for refused in result.refused_fixes
    )
    after = result.source.text
    passes = tuple(_passes_back(watch.passes, source.text, after))[::-1]
    return Outcome(after, passes, result.fix_counts.total(), refused)


def _passes_back(passes: dict[str, Pass], start: str, end: str) -> Iterator[Pass]:
    """Yield the passes from `end` back to `start`; `passes` has the pass that made each text."""
    while end != start:
        yield passes[end]
        end = passes[end].before


@contextmanager
def _watching() -> Iterator[_Watch]:
    """Note the fixes that the fixer applies, and time the gate for it and for `format`."""
    watch = _Watch()

    def apply_and_note(text: str, fixes: Iterable[Fix]) -> str:
        after = edits.apply(text, fixes := tuple(fixes))
        if after != text:
            watch.passes.setdefault(after, Pass(text, fixes, after))
        return after

    def timed(examine: Any) -> Any:
        def examine_timed(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return examine(*arguments)
            finally:
                watch.gate += time.process_time() - start

        return examine_timed

    with (
        patch.object(fixer, "apply", apply_and_note),
        patch.object(fixer, "examine", timed(gate.examine)),
        patch.object(gate, "examine_layout", timed(gate.examine_layout)),
    ):
        yield watch
