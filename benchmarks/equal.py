"""Whether the fast layer makes the very tokens of the stock parser, on snippets made up at random.

python -m benchmarks.equal [FOLDER] [--cases 1000000] [--seed 1]
python -m benchmarks.equal --spec

With lists at hand, half of the snippets are a few lines of theirs with a few faults. `--spec` takes
the examples of the CommonMark specification instead, which pip downloads.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from awesomelint.parsing.parser import build_parser, build_stock_parser
from benchmarks import corpus
from benchmarks.snippets import mutated, snippet
from benchmarks.spec import examples

_FAST, _STOCK = build_parser(), build_stock_parser()
# Left behind in the environment by a rule that looks for footnotes and finds none.
_NO_FOOTNOTES: dict[str, Any] = {"refs": {}, "list": {}}

Parsed = tuple[list[Token], dict[str, Any]]


def parsed(text: str) -> tuple[Parsed, Parsed]:
    """Return what the fast and the stock parser make of `text`: tokens, and what they found out."""
    both = []
    for parser in (_FAST, _STOCK):
        env: dict[str, Any] = {}
        tokens = parser.parse(text, env)
        if env.get("footnotes") == _NO_FOOTNOTES:
            del env["footnotes"]
        both.append((tokens, env))
    return both[0], both[1]


def is_equal(text: str) -> bool:
    """Whether both parsers make the same of `text`, in every field of every token."""
    fast, stock = parsed(text)
    return fast == stock


def smallest(text: str, fails: Callable[[str], bool]) -> str:
    """Return the text with as much left out as can be while it `fails`."""
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


def _from_lines(chance: random.Random, lines: Sequence[str]) -> str:
    text = "\n".join(chance.choices(lines, k=chance.randint(1, 6)))
    for _ in range(chance.randint(1, 8)):
        text = mutated(chance, text)
    return text


def _cases(seed: int, count: int, lines: Sequence[str]) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        real = lines and chance.random() < 0.5
        yield _from_lines(chance, lines) if real else snippet(chance)


def _lines(folder: Path | None) -> list[str]:
    """Return the lines of the lists that are short enough to parse often."""
    try:
        lists = corpus.corpus(corpus.find(folder))
    except corpus.NoListsError:
        return []
    lines = [line for one in lists for line in one.source.text.split("\n")]
    return [line for line in lines if 0 < len(line) < 600]


def _made_up(options: argparse.Namespace) -> Iterator[str]:
    lines = _lines(options.folder)
    print(f"seed {options.seed}, {len(lines)} lines of lists")
    return _cases(options.seed, options.cases, lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the snippets on which the parsers differ; return 1 if there is one."""
    parser = argparse.ArgumentParser(prog="benchmarks.equal", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--cases", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--spec", action="store_true", help="the specification's examples")
    options = parser.parse_args(arguments)
    cases = examples() if options.spec else _made_up(options)
    total = differing = 0
    for text in cases:
        total += 1
        if not is_equal(text):
            differing += 1
            print(repr(smallest(text, lambda shorter: not is_equal(shorter))), flush=True)
    print(f"{total} snippets, {differing} parsed otherwise by the fast layer")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
