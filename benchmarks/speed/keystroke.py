"""How long it takes from a keystroke in a long list to its diagnostics.

python -m benchmarks.speed.keystroke [FOLDER] [--places 8] [--seed N]

Characters are typed at random offsets. After each character the text is read again, with the
document of the text before it, and checked. Times are processor time. Garbage is collected before
the typing moves to another offset, as a server does while nobody types. The lists are a made-up one
of 400 KB and the real ones of about that length, where there are any.
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
from benchmarks.speed import synthetic_lists
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.corpus import TODAY

GOAL = 100  # milliseconds, the median
_SIZE = 400_000  # bytes, the longest of the race's lists
_SIZE_TOLERANCE = 50_000  # bytes by which a real list may be longer or shorter
_SEED = 2020  # a list of the most usual family, `- [Title](url) - Description.`
_TYPED = "\n- [New](https://example.org/new) - Words, *more*."
_PARTS = {"start": (0.0, 0.1), "middle": (0.45, 0.55), "end": (0.9, 1.0), "anywhere": (0.0, 1.0)}
_COLD_ROUNDS = 5  # times that a text is read without an earlier document
_TYPED_LENGTH = 12  # characters typed at each offset


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of processor time of one keystroke: to read the text, and to check it."""

    reading: float
    rules: float

    @property
    def all(self) -> float:
        """The time of reading and checking."""
        return self.reading + self.rules


def keystrokes(text: str, part: tuple[float, float], chance: Random) -> Iterator[str]:
    """Yield the text after each of some characters, typed at the end of a line in a part of it."""
    first, last = (round(share * len(text)) for share in part)
    ends = [at for at in range(first, last) if text[at] == "\n" and text[at - 1] != "\n"]
    offset, begun = chance.choice(ends), chance.randrange(len(_TYPED) - _TYPED_LENGTH)
    before, typed, after = text[:offset], _TYPED[:begun], text[offset:]
    for character in _TYPED[begun : begun + _TYPED_LENGTH]:
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
    """Return the times of each character typed at random offsets in a part of a list."""
    times = []
    for _ in range(places):
        gc.collect()
        document, first = read(source), True
        for text in keystrokes(source.text, part, chance):
            document, keystroke_times = _timed(Source(source.path, text), document)
            if not first:  # the first character comes with a jump from the offset before
                times.append(keystroke_times)
            first = False
    return times


def from_scratch(source: Source) -> list[Times]:
    """Return the times of reading and checking a text as if for the first time."""
    times = []
    for _ in range(_COLD_ROUNDS):
        memo.cache_clear()
        times.append(_timed(source, None)[1])
    return times


def _lists(folder: Path | None) -> Iterator[Source]:
    yield Source("made up", synthetic_lists.write_list(_SIZE, _SEED))
    try:
        real = corpus.find(folder)
    except corpus.NoListsError:
        return
    for name in corpus.names(real):
        if abs((real / name).stat().st_size - _SIZE) < _SIZE_TOLERANCE:
            yield corpus.load(real, name)


def _row(name: str, part: str, times: Sequence[Times]) -> tuple[object, ...]:
    milliseconds = (
        median(keystroke.reading for keystroke in times),
        median(keystroke.rules for keystroke in times),
        median(keystroke.all for keystroke in times),
        quantiles([keystroke.all for keystroke in times], n=20)[-1],
    )
    return name, part, *(f"{figure:.0f}" for figure in milliseconds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times for each list, part by part."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.keystroke", description=__doc__)
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
        f"Milliseconds from a keystroke to the diagnostics; goal: median <= {GOAL}", head, rows
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
