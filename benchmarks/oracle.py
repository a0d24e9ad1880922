"""Links, images and code spans beside those of pulldown-cmark, another parser with positions.

python -m benchmarks.oracle [FOLDER]

It comes with the package pyromark. The parsers differ on a few texts; what is compared is whether a
piece that both see stands in the same place.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from awesomelint import Source
from awesomelint.parsing.parser import parse
from awesomelint.reading.positions import Locator
from awesomelint.text import BOM
from benchmarks import corpus
from benchmarks.positions import inlines

# A kind, and where it starts and ends in the source.
Piece = tuple[str, int, int]

_KINDS = {"link_open": "link", "image": "image", "code_inline": "code"}
_THEIRS = {"Link": "link", "Image": "image"}


def ours(source: Source) -> set[Piece]:
    """Return the pieces of a source as awesomelint places them."""
    return {
        (_KINDS[child.type], *place.span(*child.meta["span"]))
        for token, place, _ in inlines(parse(source.text).tokens, Locator(source))
        for child in token.children or []
        if child.type in _KINDS
    }


def theirs(source: Source) -> set[Piece]:
    """Return the pieces of a source as pulldown-cmark places them; pieces in an image left out."""
    import pyromark

    has = pyromark.Options
    options = has.ENABLE_TABLES | has.ENABLE_STRIKETHROUGH | has.ENABLE_FOOTNOTES
    options |= has.ENABLE_YAML_STYLE_METADATA_BLOCKS
    text = source.text.replace("\0", "\ufffd")
    start = len(BOM) if text.startswith(BOM) else 0
    # Their ranges count bytes.
    widths = accumulate((len(character.encode()) for character in text[start:]), initial=0)
    offsets = {at: index for index, at in enumerate(widths, start)}
    return {
        (kind, offsets[first], offsets[last])
        for kind, first, last in _pieces(pyromark.events_with_range(text[start:], options=options))
    }


def _pieces(events: Any) -> Iterator[Piece]:
    images = 0
    for event, place in events:
        if not isinstance(event, dict):
            continue
        span = place["start"], place["end"]
        started, ended = event.get("Start"), event.get("End")
        if "Code" in event and not images:
            yield "code", *span
        if isinstance(started, dict):
            for name in started.keys() & _THEIRS.keys():
                if not images:
                    yield _THEIRS[name], *span
                images += name == "Image"
        elif ended == "Image":
            images -= 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many pieces both place alike, and those they do not."""
    parser = argparse.ArgumentParser(prog="benchmarks.oracle", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    both = 0
    differing = 0
    for name in sorted(corpus.names(folder)):
        source = corpus.load(folder, name)
        one, other = ours(source), theirs(source)
        both += len(one & other)
        differing += len(one ^ other)
        for kind, start, end in sorted(one ^ other, key=lambda piece: piece[1:]):
            who = "awesomelint" if (kind, start, end) in one else "pulldown-cmark"
            line = source.position(start).line
            print(f"{name}:{line}: {kind} for {who} alone: {source.text[start:end][:70]!r}")
    print(f"{both} links, images and code spans placed alike, {differing} seen by one alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
