"""One operation on one list, and the passes by which it came to its result.

The fixer is watched from outside: what it put into which text, how long its gate took. The passes
that counted are those that lead from the text at the start to the one at the end.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from awesomelint import Source
from awesomelint.config.choices import Choices
from awesomelint.diagnostic import Fix
from awesomelint.engine import fixer
from awesomelint.run.project import Project
from awesomelint.safety import edits, gate
from benchmarks.found import TODAY

# Nothing is there: a README beside a list would make it a mere part of a repository.
_AWAY = Path(tempfile.gettempdir()) / "awesomelint-no-such-folder"


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done to a list: `format`, or `fix`, perhaps with one rule alone, or with a preset."""

    name: str
    is_format: bool = False
    unsafe: bool = False
    rule: str | None = None
    preset: str | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """A text, the fixes put into it at once, and what came of it."""

    before: str
    fixes: tuple[Fix, ...]
    after: str


@dataclass(slots=True)
class Done:
    """What an operation did to one text; `refused` names rule and reason, `gate` is in seconds."""

    after: str
    passes: tuple[Pass, ...] = ()
    mended: int = 0
    refused: tuple[str, ...] = ()
    gate: float = 0.0


@dataclass(slots=True)
class _Watched:
    """The first way each text was come by, and the seconds spent in the gate."""

    made: dict[str, Pass] = field(default_factory=dict)
    gate: float = 0.0


def run(operation: Operation, source: Source) -> Done:
    """Return what `operation` makes of one text; nothing is written."""
    select = (operation.rule,) if operation.rule else ()
    choices = Choices(isolated=True, preset=operation.preset, select=select, today=TODAY)
    project = Project(choices, _AWAY)
    found = (project.give(source.path, source.text),)
    with _watch() as watched:
        if operation.is_format:
            done = _laid_out(project, [text for *_, text in project.lay_out(found)], source)
        else:
            done = _fixed(list(project.fix(found, unsafe=operation.unsafe)), source, watched)
    done.gate = watched.gate
    return done


def _laid_out(project: Project, texts: Sequence[str], source: Source) -> Done:
    refused = tuple(f"format: {error.message}" for error in project.errors)
    return Done(texts[0] if texts else source.text, refused=refused)


def _fixed(fixed: Sequence[Any], source: Source, watched: _Watched) -> Done:
    ((_, _, mended),) = fixed[0].files
    refused = tuple(
        f"{one.diagnostic.rule}: {one.refusal.message} ({one.refusal.step})"
        for one in mended.refused_fixes
    )
    after = mended.source.text
    passes = tuple(_way(watched.made, source.text, after))[::-1]
    return Done(after, passes, mended.fix_counts.total(), refused)


def _way(made: dict[str, Pass], start: str, end: str) -> Iterator[Pass]:
    """Yield the passes back from `end` to `start`; each text was first made of an earlier one."""
    while end != start:
        yield made[end]
        end = made[end].before


@contextmanager
def _watch() -> Iterator[_Watched]:
    """Note what the fixer puts in, and time what it and `format` ask of the gate."""
    watched = _Watched()

    def noting(text: str, fixes: Iterable[Fix]) -> str:
        after = edits.apply(text, fixes := tuple(fixes))
        if after != text:
            watched.made.setdefault(after, Pass(text, fixes, after))
        return after

    def timed(judge: Any) -> Any:
        def judged(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return judge(*arguments)
            finally:
                watched.gate += time.process_time() - start

        return judged

    with (
        patch.object(fixer, "apply", noting),
        patch.object(fixer, "examine", timed(gate.examine)),
        patch.object(gate, "examine_layout", timed(gate.examine_layout)),
    ):
        yield watched
