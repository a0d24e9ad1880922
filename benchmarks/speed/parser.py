"""How fast the fast parser is, compared with the stock parser in the same process.

python -m benchmarks.speed.parser [FOLDER] [--rounds 3]

Times are processor time, the best of the rounds, without garbage collection, as in a run.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from awesomelint.parsing.parser import build_parser, build_stock_parser, memo
from awesomelint.reading.reader import read
from awesomelint.text import BOM, Source
from benchmarks.table import print_table
from tests.support import corpus


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the least processor time `work` took, in seconds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _read_all(sources: Sequence[Source]) -> None:
    for source in sources:
        memo.cache_clear()
        read(source)


def _row(name: str, sources: Sequence[Source], rounds: int) -> tuple[object, ...]:
    texts = [source.text.removeprefix(BOM) for source in sources]
    size = sum(len(text.encode()) for text in texts) / 1e6
    fast, stock = build_parser(), build_stock_parser()
    ours = best(lambda: [fast.parse(text, {}) for text in texts], rounds)
    theirs = best(lambda: [stock.parse(text, {}) for text in texts], rounds)
    reading = best(lambda: _read_all(sources), rounds)
    rates = (f"{seconds / size:.3f}" for seconds in (theirs, ours, reading))
    return name, f"{size * 1000:.0f}", *rates, f"{theirs / ours:.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each list and one for all."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.parser", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    gc.disable()
    sources = [corpus.load(folder, name) for name in corpus.names(folder)]
    rows = [_row(source.path, [source], options.rounds) for source in sources]
    rows.append(_row("all", sources, options.rounds))
    head = ("list", "KB", "stock s/MB", "fast s/MB", "read s/MB", "stock / fast")
    print_table("Parsing, and reading with the fast parser", head, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
