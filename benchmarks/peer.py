"""Compare awesome-lint with us, preset `awesome`, and say what explains where they part.

python -m benchmarks.peer [FOLDER] [--unexplained N] | --cases [--write]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from awesomelint import Source
from benchmarks import corpus, peer_update
from benchmarks.peer_compare import CHECKS, Compared, Parting, compare
from benchmarks.peer_explain import explain
from benchmarks.peer_run import NoPeerError, Said, install, say
from benchmarks.table import print_table

# awesome-lint looks for this file beside the list; a list of the corpus comes without.
_CONTRIBUTING = {"contributing.md": "Open a pull request.\n"}
_CUT = 160


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; return 0, 1 where a page is out of date, 2 where something lacks."""
    given = _arguments().parse_args(arguments)
    try:
        peer = install()
        if given.cases:
            return _cases(peer_update.ask(peer), write=given.write)
        compared = _compare_all(peer, corpus.find(given.folder))
    except (NoPeerError, corpus.NoListsError) as error:
        print(error, file=sys.stderr)
        return 2
    print_agreement(compared)
    print_classes(compared)
    print_unexplained(compared, given.unexplained)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.peer", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--unexplained", type=int, default=0, metavar="N", help="print N of them")
    parser.add_argument("--cases", action="store_true", help="ask both about the conformance cases")
    parser.add_argument("--write", action="store_true", help="with --cases: write their verdicts")
    return parser


def _cases(asked: peer_update.Asked, *, write: bool) -> int:
    changed = peer_update.print_changed(asked)
    if write:
        peer_update.write(asked)
    print(f"{len(asked)} cases{'' if changed else ', each as its page says'}")
    return int(changed and not write)


def _compare_all(peer: Path, folder: Path) -> Mapping[str, Compared]:
    """Return the comparison of each check on all lists, each list alone in a repository."""
    sources = [corpus.load(folder, name) for name in corpus.names(folder)]

    def ask(source: Source) -> Sequence[Said]:
        return say(peer, {"readme.md": source.text, **_CONTRIBUTING})

    every = {check.name: Compared() for check in CHECKS}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, said in zip(sources, pool.map(ask, sources), strict=True):
            for name, one in compare(source, said).items():
                every[name].units += one.units
                every[name].both += one.both
                every[name].partings += one.partings
    return every


def print_agreement(compared: Mapping[str, Compared]) -> None:
    """Print how often the two agree, check by check."""
    rows = []
    for name, one in compared.items():
        by_peer = sum(parting.by_peer for parting in one.partings)
        parted = len(one.partings)
        unexplained = sum(explain(parting) is None for parting in one.partings)
        rows.append(
            (
                name,
                one.units,
                one.both,
                by_peer,
                parted - by_peer,
                f"{1 - parted / max(one.units, 1):.1%}",
                f"{1 - unexplained / max(one.units, 1):.2%}",
                unexplained,
            )
        )
    head = (
        "check", "items or files", "both report", "awesome-lint only", "awesomelint only",
        "agreement", "agreed or explained", "unexplained",
    )  # fmt: skip
    print_table("awesome-lint and awesomelint, preset awesome", head, rows)


def print_classes(compared: Mapping[str, Compared]) -> None:
    """Print what only one of the two reports, by message, with the difference that explains it."""
    rows = []
    for name, one in compared.items():
        counts = Counter(
            (
                "awesome-lint" if parting.by_peer else "awesomelint",
                parting.kind[:_CUT],
                explain(parting) or "unexplained",
            )
            for parting in one.partings
        )
        rows += [(count, name, who, why, kind) for (who, kind, why), count in counts.most_common()]
    head = ("count", "check", "only", "difference", "message")
    print_table("Where they part; the differences are in docs/awesome-lint.md", head, rows)


def print_unexplained(compared: Mapping[str, Compared], most: int) -> None:
    """Print the first unexplained places of each check."""
    for name, one in compared.items():
        for parting in [each for each in one.partings if explain(each) is None][:most]:
            print(f"\n{name}: {_place(parting)}: {parting.message}\n  {parting.text[:_CUT]!r}")


def _place(parting: Parting) -> str:
    return f"{parting.document.source.path}:{parting.line}"


if __name__ == "__main__":
    raise SystemExit(main())
