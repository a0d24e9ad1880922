"""Print how many of the recommendations of real lists are read as entries, list by list.

python -m benchmarks.lists.entries_read [FOLDER] [--list NAME] [--show missed|none]
python -m benchmarks.lists.entries_read --draw N --seed S [--lists 40]

What a list recommends is counted without the reader, see `recommendations`. A recommendation is
*missed* if no entry begins on its lines. An entry is *none* if it begins on the lines of no
recommendation. `--draw` prints entries with all their parts as JSON lines, for a person to judge.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

from awesomelint import Document, Source, read
from awesomelint.output.entry_records import records
from benchmarks.lists.draw import draw
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.entries_read import LEAST_RECOMMENDATIONS, ListCount, count_all


def _print_counts(counts: Sequence[ListCount]) -> None:
    rows = [
        (
            count.name,
            count.recommendations,
            len(count.missed),
            f"{count.share:.1%}",
            count.entries,
            len(count.none),
            ", ".join(f"{reason} {number}" for reason, number in count.reasons.most_common()),
        )
        for count in counts
    ]
    head = ("list", "recommendations", "missed", "read", "entries", "none", "why")
    print_table("Recommendations that are read", head, rows)
    recommended = sum(count.recommendations for count in counts)
    missed = sum(len(count.missed) for count in counts)
    entries = sum(count.entries for count in counts)
    none = sum(len(count.none) for count in counts)
    print(f"\n{recommended} recommendations, {1 - missed / max(recommended, 1):.2%} read")
    print(f"{entries} entries, {none / max(entries, 1):.2%} none")
    long = [count for count in counts if count.recommendations >= LEAST_RECOMMENDATIONS]
    if long:
        worst = min(long, key=lambda count: count.share)
        print(
            f"read worst, of lists with {LEAST_RECOMMENDATIONS} and more: "
            f"{worst.name}, {worst.share:.1%}"
        )


def _print_drawn(folder: Path, number: int, seed: int, lists: int) -> None:
    names = random.Random(seed).sample(sorted(corpus.names(folder)), len(corpus.names(folder)))
    candidates: list[tuple[str, dict[str, Any]]] = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        drawn_lists = 0
        for name, found in zip(names, pool.map(_records, repeat(folder), names), strict=True):
            if found and drawn_lists < lists:
                drawn_lists += 1
                candidates += [(name, record) for record in found]
    limit = -(-number // lists)
    for _, record in draw(candidates, number, seed, [(lambda pair: pair[0], limit)]):
        print(json.dumps(record, ensure_ascii=False))


def _records(folder: Path, name: str) -> list[dict[str, Any]]:
    source = corpus.load(folder, name)
    return list(_short(source, read(source)))


def _short(source: Source, document: Document) -> Iterator[dict[str, Any]]:
    """Yield the parts of each entry, with its source: one record an entry, without positions."""
    pairs = zip(records(document), document.entries(), strict=True)
    for record, entry in pairs:
        yield {
            "path": record["path"],
            "line": record["line"],
            "head": record["head"],
            "source": source.slice(entry.span),
            "title": record["title"]["text"],
            "url": record["url"],
            "separator": record["separator"] and record["separator"]["text"],
            "description": record["description"] and record["description"]["text"],
            "dates": [(date["text"], date["first"], date["slot"]) for date in record["dates"]],
            "tags": [tag["text"] for tag in record["tags"]],
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, what is missed, or entries that are drawn."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists.entries_read", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--list", default="", help="only lists with this in their names")
    parser.add_argument("--show", choices=("missed", "none"))
    parser.add_argument("--draw", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lists", type=int, default=40, help="from so many lists")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    if options.draw:
        _print_drawn(folder, options.draw, options.seed, options.lists)
        return 0
    counts = count_all(folder, options.list)
    if options.show:
        for count in counts:
            for line in getattr(count, options.show):
                print(line)
        return 0
    _print_counts(counts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
