"""How long it takes from a keystroke in a long list to what is found in it.

python -m benchmarks.keystroke [FOLDER] [--places 8] [--seed N]

Characters are typed at random places, and after each one the text is read again, with the document
of the text before, and checked. Processor time; garbage is collected between two places, as a
server does while nobody types. The lists are a made-up one of 400 KB and the real ones of about
that length, where there are any.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from awesomelint import Document, Source, lint, read
from awesomelint.parsing.parser import memo
from benchmarks import corpus, invented
from benchmarks.found import TODAY
from benchmarks.table import print_table

GOAL = 100  # milliseconds, the median
_SIZE = 400_000
_NEAR = 50_000  # bytes by which a real list may be longer or shorter
_SEED = 2020  # a list of the most usual family, `- [Title](url) - Description.`
_TYPED = "\n- [New](https://example.org/new) - Words, *more*."
_PARTS = {"start": (0.0, 0.1), "middle": (0.45, 0.55), "end": (0.9, 1.0), "anywhere": (0.0, 1.0)}
_SCRATCH = 5  # times that a text is read from nothing


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of processor time of one keystroke: to read the text, and to check it."""

    reading: float
    rules: float

    @property
    def all(self) -> float:
        """Both."""
        return self.reading + self.rules


def keystrokes(text: str, part: tuple[float, float], chance: Random) -> Iterator[str]:
    """Yield the text after each of some characters, typed behind a line in a part of it."""
    first, last = (round(share * len(text)) for share in part)
    ends = [at for at in range(first, last) if text[at] == "\n" and text[at - 1] != "\n"]
    place, begun = chance.choice(ends), chance.randrange(len(_TYPED) - 12)
    before, typed, after = text[:place], _TYPED[:begun], text[place:]
    for character in _TYPED[begun : begun + 12]:
        typed += character
        yield before + typed + after


def _timed(source: Source, before: Document | None) -> tuple[Document, Times]:
    start = time.process_time()
    document = read(source, before)
    middle = time.process_time()
    lint(document, today=TODAY)
    end = time.process_time()
    return document, Times(1000 * (middle - start), 1000 * (end - middle))


def type_into(
    source: Source, part: tuple[float, float], places: int, chance: Random
) -> list[Times]:
    """Return the times of each character typed at random places in a part of a list."""
    times = []
    for _ in range(places):
        gc.collect()
        document, first = read(source), True
        for text in keystrokes(source.text, part, chance):
            document, took = _timed(Source(source.path, text), document)
            if not first:  # the first one comes with a jump from the place before
                times.append(took)
            first = False
    return times


def from_scratch(source: Source) -> list[Times]:
    """Return the times of reading and checking a text as if for the first time."""
    times = []
    for _ in range(_SCRATCH):
        memo.cache_clear()
        times.append(_timed(source, None)[1])
    return times


def _lists(folder: Path | None) -> Iterator[Source]:
    yield Source("made up", invented.write_list(_SIZE, _SEED))
    try:
        found = corpus.find(folder)
    except corpus.NoListsError:
        return
    for name in corpus.names(found):
        if abs((found / name).stat().st_size - _SIZE) < _NEAR:
            yield corpus.load(found, name)


def _row(name: str, what: str, times: Sequence[Times]) -> tuple[object, ...]:
    parts = (median(getattr(one, part) for one in times) for part in ("reading", "rules", "all"))
    late = quantiles([one.all for one in times], n=20)[-1]
    return name, what, *(f"{each:.0f}" for each in (*parts, late))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times for each list, part by part."""
    parser = argparse.ArgumentParser(prog="benchmarks.keystroke", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--places", type=int, default=8, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args(arguments)
    rows = []
    gc.disable()
    for source in _lists(options.folder):
        chance = Random(options.seed)
        for name, part in _PARTS.items():
            times = type_into(source, part, options.places, chance)
            rows.append(_row(source.path, name, times))
        rows.append(_row(source.path, "from scratch", from_scratch(source)))
    head = ("list", "typed at", "read", "rules", "median", "95 %")
    print_table(
        f"Milliseconds from a keystroke to what is found; goal: median <= {GOAL}", head, rows
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
