"""Compare awesome-lint with the preset `awesome`, and explain what only one of the two reports.

python -m benchmarks.awesome_lint.agreement [FOLDER] [--unexplained N]
python -m benchmarks.awesome_lint.agreement --cases [--write]
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
from benchmarks.awesome_lint import verdicts
from benchmarks.awesome_lint.installation import NoPeerError, install, messages_for
from benchmarks.table import print_table
from tests.conformance.comparison import CHECKS, Comparison, Message, compare
from tests.conformance.explanation import explain
from tests.support import corpus

# awesome-lint looks for this file in the list's folder; a list of the corpus comes without.
_CONTRIBUTING = {"contributing.md": "Open a pull request.\n"}
# Characters of a message or an item that are printed.
_EXCERPT = 160


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; return 0, 1 where a page is out of date, 2 where something lacks."""
    options = _arguments().parse_args(arguments)
    try:
        peer = install()
        if options.cases:
            return _print_cases(verdicts.verdicts_now(peer), write=options.write)
        comparisons = _compare_all(peer, corpus.find(options.folder))
    except (NoPeerError, corpus.NoListsError) as error:
        print(error, file=sys.stderr)
        return 2
    print_agreement(comparisons)
    print_classes(comparisons)
    print_unexplained(comparisons, options.unexplained)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.awesome_lint.agreement", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--unexplained", type=int, default=0, metavar="N", help="print N of them")
    parser.add_argument("--cases", action="store_true", help="run both on the conformance cases")
    parser.add_argument("--write", action="store_true", help="with --cases: write their verdicts")
    return parser


def _print_cases(current: verdicts.Verdicts, *, write: bool) -> int:
    changed = verdicts.print_changed(current)
    if write:
        verdicts.write(current)
    print(f"{len(current)} cases{'' if changed else ', each as its page says'}")
    return int(changed and not write)


def _compare_all(peer: Path, folder: Path) -> Mapping[str, Comparison]:
    """Return the comparison of each check on all lists, each list alone in a repository."""
    sources = [corpus.load(folder, name) for name in corpus.names(folder)]

    def their_messages(source: Source) -> Sequence[Message]:
        return messages_for(peer, {"readme.md": source.text, **_CONTRIBUTING})

    totals = {check.name: Comparison() for check in CHECKS}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, messages in zip(sources, pool.map(their_messages, sources), strict=True):
            for name, comparison in compare(source, messages).items():
                totals[name].units += comparison.units
                totals[name].both += comparison.both
                totals[name].partings += comparison.partings
    return totals


def print_agreement(comparisons: Mapping[str, Comparison]) -> None:
    """Print how often the two agree, check by check."""
    rows = []
    for name, comparison in comparisons.items():
        by_peer = sum(parting.by_peer for parting in comparison.partings)
        parted = len(comparison.partings)
        unexplained = sum(explain(parting) is None for parting in comparison.partings)
        rows.append(
            (
                name,
                comparison.units,
                comparison.both,
                by_peer,
                parted - by_peer,
                f"{1 - parted / max(comparison.units, 1):.1%}",
                f"{1 - unexplained / max(comparison.units, 1):.2%}",
                unexplained,
            )
        )
    head = (
        "check", "items or files", "both report", "awesome-lint only", "awesomelint only",
        "agreement", "agreed or explained", "unexplained",
    )  # fmt: skip
    print_table("awesome-lint and awesomelint, preset awesome", head, rows)


def print_classes(comparisons: Mapping[str, Comparison]) -> None:
    """Print what only one of the two reports, by message, with the difference that explains it."""
    rows = []
    for name, comparison in comparisons.items():
        counts = Counter(
            (
                "awesome-lint" if parting.by_peer else "awesomelint",
                parting.kind[:_EXCERPT],
                explain(parting) or "unexplained",
            )
            for parting in comparison.partings
        )
        rows += [(count, name, who, why, kind) for (who, kind, why), count in counts.most_common()]
    head = ("count", "check", "only", "difference", "message")
    print_table("Where they part; the differences are in docs/awesome-lint.md", head, rows)


def print_unexplained(comparisons: Mapping[str, Comparison], most: int) -> None:
    """Print the first `most` unexplained partings of each check."""
    for name, comparison in comparisons.items():
        unexplained = [parting for parting in comparison.partings if explain(parting) is None]
        for parting in unexplained[:most]:
            line = f"{parting.document.source.path}:{parting.line}"
            print(f"\n{name}: {line}: {parting.message}\n  {parting.text[:_EXCERPT]!r}")


if __name__ == "__main__":
    raise SystemExit(main())
