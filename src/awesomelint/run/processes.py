"""Work shared out to several processes, which is given back in the order of the work."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")

# Beneath about as many bytes a process more costs as much as it saves: it starts in milliseconds,
# but what it made has to be sent back (`python -m benchmarks.speed.two_processes`).
WORTH = 100_000


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(sizes: Sequence[int], jobs: int | None) -> int:
    """Return in how many processes to do work of these sizes, in bytes.

    `jobs` is how many were asked for; None leaves it to the work. One where processes cannot be
    forked: starting them otherwise takes longer than most runs, and macOS forks at one's peril.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    wanted = min(processors(), 1 + sum(sizes) // WORTH) if jobs is None else jobs
    return max(min(wanted, len(sizes)), 1)


def share_out(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Return the indexes of the work for each of `count` processes, about as much for each."""
    shares: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        least = loads.index(min(loads))
        shares[least].append(index)
        loads[least] += sizes[index] + 1
    return shares


def do_all(
    function: Callable[[Work], Done], work: Sequence[Work], sizes: Sequence[int], jobs: int | None
) -> list[Done]:
    """Return `function` of each piece of work, done in several processes where that is faster.

    What a process fails to do, for whatever reason, is done in this one: an exception is raised
    here, as if there were no others. None is left running, also where this one is interrupted.
    """
    mine, *others = share_out(sizes, processes(sizes, jobs))
    children: list[tuple[list[int], int, int]] = []
    try:
        children += (
            (share, *_start(function, [work[index] for index in share])) for share in others
        )
        done = {index: function(work[index]) for index in mine}
        while children:
            share, child, descriptor = children[-1]
            made: list[Done] | None = _received(descriptor)
            children.pop()
            os.waitpid(child, 0)
            if made is None:
                made = [function(work[index]) for index in share]
            done |= zip(share, made, strict=True)
    finally:
        for _, child, descriptor in children:
            with suppress(OSError):
                os.close(descriptor)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return [done[index] for index in range(len(work))]


def _start(function: Callable[[Work], Done], work: Sequence[Work]) -> tuple[int, int]:
    """Start a process that does the work; return its id and where to read what it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # its end is not its own to report
        os.close(reading)
        with os.fdopen(writing, "wb") as file:
            pickle.dump([function(one) for one in work], file, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is flushed twice, no handler runs


def _received(descriptor: int) -> list[Done] | None:
    """Return what our own process sent; None where it did not send all of it."""
    with os.fdopen(descriptor, "rb") as file:
        try:
            made: list[Done] = pickle.load(file)  # noqa: S301 - of a process of ours, by a pipe
        except Exception:  # cut short, or of a value that cannot be sent
            return None
    return made
