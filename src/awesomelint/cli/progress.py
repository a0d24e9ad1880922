"""A progress bar on the terminal, for what takes more than a moment."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

# What takes less needs no bar: it would flash up and be gone.
_SECONDS_WITHOUT_BAR = 1.0


def progress(steps: Iterable[T], length: int, label: str) -> Iterator[T]:
    """Yield the steps; once they have taken a while, show a bar on standard error.

    `length` is the number of steps, `label` stands before the bar.
    """
    start, done = monotonic(), 0
    iterator = iter(steps)
    if sys.stderr.isatty():
        for step in iterator:
            yield step
            done += 1
            if monotonic() - start > _SECONDS_WITHOUT_BAR:
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
