"""Whether the fast parser makes the very tokens of the stock parser, on snippets made at random.

python -m benchmarks.fuzz.parser_equality [FOLDER] [--cases 1000000] [--seed 1]
python -m benchmarks.fuzz.parser_equality --spec

With lists at hand, half of the snippets are a few lines of theirs with a few faults. `--spec` takes
the examples of the CommonMark specification instead, which pip downloads.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.fuzz.commonmark import examples
from tests.support import corpus
from tests.support.parser_pair import parse_twice
from tests.support.snippets import mutated, snippet

# A longer line of a list takes most of the time and shows little more.
_LONGEST_LINE = 600  # characters
_REAL_LINES_SHARE = 0.5


def is_equal(text: str) -> bool:
    """Whether both parsers make the same of `text`, in every field of every token."""
    fast, stock = parse_twice(text)
    return fast == stock


def smallest(text: str, fails: Callable[[str], bool]) -> str:
    """Return `text` with as much left out as can be while it still `fails`."""
    width = max(1, len(text) // 2)
    while width:
        for start in range(len(text)):
            shorter = text[:start] + text[start + width :]
            if shorter != text and fails(shorter):
                text = shorter
                break
        else:
            width //= 2
    return text


def _snippet_of(lines: Sequence[str], chance: random.Random) -> str:
    """Return a few real lines with a few faults."""
    text = "\n".join(chance.choices(lines, k=chance.randint(1, 6)))
    for _ in range(chance.randint(1, 8)):
        text = mutated(chance, text)
    return text


def _snippets(seed: int, count: int, lines: Sequence[str]) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        is_real = lines and chance.random() < _REAL_LINES_SHARE
        yield _snippet_of(lines, chance) if is_real else snippet(chance)


def _real_lines(folder: Path | None) -> list[str]:
    """Return the lines of the lists that are short enough to parse often; none without lists."""
    try:
        lists = corpus.find(folder)
    except corpus.NoListsError:
        return []
    lines = [
        line
        for name in sorted(corpus.names(lists))
        for line in corpus.load(lists, name).text.split("\n")
    ]
    return [line for line in lines if 0 < len(line) < _LONGEST_LINE]


def _made_up(options: argparse.Namespace) -> Iterator[str]:
    lines = _real_lines(options.folder)
    print(f"seed {options.seed}, {len(lines)} lines of lists")
    return _snippets(options.seed, options.cases, lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the snippets on which the parsers differ; return 1 if there is any."""
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz.parser_equality", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--cases", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--spec", action="store_true", help="the specification's examples")
    options = parser.parse_args(arguments)
    texts = examples() if options.spec else _made_up(options)
    total = differing = 0
    for text in texts:
        total += 1
        if not is_equal(text):
            differing += 1
            print(repr(smallest(text, lambda shorter: not is_equal(shorter))), flush=True)
    print(f"{total} snippets, {differing} parsed otherwise by the fast parser")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
