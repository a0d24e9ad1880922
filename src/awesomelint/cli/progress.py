"""A progress bar for a run that takes its time, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0  # seconds


def progress(steps: Iterable[T], length: int, label: str) -> Iterator[T]:
    """Yield the steps; once they take over a second, show on standard error how far they are."""
    start, done = monotonic(), 0
    iterator = iter(steps)
    if sys.stderr.isatty():
        for step in iterator:
            yield step
            done += 1
            if monotonic() - start > _PATIENCE:
                break
        else:
            return
        import click

        with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
            bar.update(done)
            for step in iterator:
                yield step
                bar.update(1)
        return
    yield from iterator
