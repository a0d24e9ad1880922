"""Work shared out to several processes; the results come in the order of the work."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

# With fewer bytes another process costs about as much as it saves: it starts in milliseconds, but
# its results have to be sent back (`python -m benchmarks.speed.two_processes` prints both).
BYTES_PER_PROCESS = 100_000


def processor_count() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def process_count(sizes: Sequence[int], jobs: int | None) -> int:
    """Return in how many processes to do work of these sizes, in bytes.

    `jobs` is the number that the user wants; with None the size of the work decides. Without fork
    the answer is 1, because starting a process takes longer than most runs. On macOS it is 1 too,
    because system libraries may crash after a fork.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    wanted = min(processor_count(), 1 + sum(sizes) // BYTES_PER_PROCESS) if jobs is None else jobs
    return max(min(wanted, len(sizes)), 1)


def share_out(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Return the indexes of the work for each of `count` processes, with about the same size."""
    shares: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        least = loads.index(min(loads))
        shares[least].append(index)
        loads[least] += sizes[index] + 1  # empty files cost something too
    return shares


def map_in_processes(
    function: Callable[[Work], Result],
    work: Sequence[Work],
    sizes: Sequence[int],
    jobs: int | None,
) -> list[Result]:
    """Return `function` of each piece of work, from several processes if that is faster.

    `sizes` and `jobs` are those of `process_count`. If another process fails, its work is done in
    this process, so that exceptions are raised here. No process is left running, even if this
    process is interrupted.
    """
    first_share, *other_shares = share_out(sizes, process_count(sizes, jobs))
    children: list[tuple[list[int], int, int]] = []
    try:
        children += (
            (share, *_start(function, [work[index] for index in share])) for share in other_shares
        )
        results = {index: function(work[index]) for index in first_share}
        while children:
            share, child, descriptor = children[-1]
            received: list[Result] | None = _receive(descriptor)
            children.pop()
            os.waitpid(child, 0)
            if received is None:
                received = [function(work[index]) for index in share]
            results |= zip(share, received, strict=True)
    finally:
        for _, child, descriptor in children:
            with suppress(OSError):
                os.close(descriptor)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return [results[index] for index in range(len(work))]


def _start(function: Callable[[Work], Result], work: Sequence[Work]) -> tuple[int, int]:
    """Start a process that does the work; return its id and a descriptor to read its results."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # only the parent reports an interrupt
        os.close(reading)
        with os.fdopen(writing, "wb") as file:
            pickle.dump([function(piece) for piece in work], file, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # flushes no buffer of the parent, and runs no exit handler of it


def _receive(descriptor: int) -> list[Result] | None:
    """Return the results that a process of ours sent; None if it did not send all of them."""
    with os.fdopen(descriptor, "rb") as file:
        try:
            results: list[Result] = pickle.load(file)  # noqa: S301 - of a process of ours, by a pipe
        except Exception:  # cut short, or of a value that cannot be sent
            return None
    return results
