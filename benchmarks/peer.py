"""Compare awesome-lint with us, preset `awesome`, and say what explains where they part.

python -m benchmarks.peer --cases [--write]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import peer_update
from benchmarks.peer_run import NoPeerError, install


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; return 0, 1 where a page is out of date, 2 without awesome-lint."""
    parser = argparse.ArgumentParser(prog="benchmarks.peer", description=__doc__)
    parser.add_argument("--cases", action="store_true", help="ask both about the conformance cases")
    parser.add_argument("--write", action="store_true", help="with --cases: write their verdicts")
    given = parser.parse_args(arguments)
    try:
        peer = install()
        if given.cases:
            return _cases(peer_update.ask(peer), write=given.write)
    except NoPeerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _cases(asked: peer_update.Asked, *, write: bool) -> int:
    changed = peer_update.print_changed(asked)
    if write:
        peer_update.write(asked)
    print(f"{len(asked)} cases{'' if changed else ', each as its page says'}")
    return int(changed and not write)


if __name__ == "__main__":
    raise SystemExit(main())
