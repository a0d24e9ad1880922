"""Print the links, images and code spans of real lists that pulldown-cmark places elsewhere.

python -m benchmarks.fuzz.pulldown_cmark [FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support import corpus
from tests.support.pulldown import our_pieces, their_pieces

# Characters of a piece that are printed.
_EXCERPT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many pieces both place alike, and those that they do not."""
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz.pulldown_cmark", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    alike = differing = 0
    for name in sorted(corpus.names(folder)):
        source = corpus.load(folder, name)
        ours, theirs = our_pieces(source), their_pieces(source)
        alike += len(ours & theirs)
        differing += len(ours ^ theirs)
        for kind, start, end in sorted(ours ^ theirs, key=lambda piece: piece[1:]):
            who = "awesomelint" if (kind, start, end) in ours else "pulldown-cmark"
            line = source.position(start).line
            excerpt = source.text[start:end][:_EXCERPT]
            print(f"{name}:{line}: {kind} for {who} alone: {excerpt!r}")
    print(f"{alike} links, images and code spans placed alike, {differing} seen by one alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
