"""Print every entry that the safe fix of unsorted-entries moves, as JSON lines to be judged.

python -m benchmarks.lists.moves [--lists FOLDER] [--preset NAME] [--draw N --seed S]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from pathlib import Path

from awesomelint import Source
from awesomelint.config.configuration import PRESETS
from benchmarks.lists.draw import draw
from benchmarks.lists.list_findings import configuration, find_in
from benchmarks.lists.passes import Operation, run
from tests.support import corpus
from tests.support.moves import Move, moves

_RULE = "unsorted-entries"


def moves_in(source: Source, preset: str) -> list[Move]:
    """Return the entries of a list that `fix` moves, with this rule alone and safe fixes alone."""
    outcome = run(Operation(_RULE, rule=_RULE, preset=preset), source)
    if outcome.after == source.text:
        return []
    reported = {
        occurrence.line
        for finding in find_in(source, configuration(preset)).findings
        for occurrence in finding.occurrences
        if finding.rule == _RULE
    }
    return list(moves(source, outcome.after, reported))


def print_moves(drawn: Sequence[Move]) -> None:
    """Print entries that were moved, one a line."""
    for move in drawn:
        note = {
            "list": move.name,
            "from": move.line,
            "to": move.new_line,
            "title": move.title,
            "stood between": move.around,
            "stands between": move.new_around,
        }
        print(json.dumps(note, ensure_ascii=False))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all moves, or some drawn at random; their number goes to standard error."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists.moves", description=__doc__)
    parser.add_argument("--lists", type=Path, metavar="FOLDER", help="where the lists are")
    parser.add_argument("--preset", choices=PRESETS, default=PRESETS[0], help="recommended")
    parser.add_argument("--draw", type=int, metavar="N", help="print N moves drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.lists)
    names = corpus.names(folder)
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        sources = (corpus.load(folder, name) for name in names)
        by_list = list(pool.map(moves_in, sources, repeat(options.preset)))
    all_moves = sorted(chain.from_iterable(by_list), key=lambda move: (move.name, move.line))
    print_moves(draw(all_moves, options.draw, options.seed) if options.draw else all_moves)
    print(f"{len(all_moves)} entries in {sum(map(bool, by_list))} lists are moved", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
