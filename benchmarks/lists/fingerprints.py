"""How many findings keep their fingerprint from one version of a list to the next.

A finding is still there if its line is in both versions and the same rule reports it in both; which
line of one version is which of the other comes from comparing the texts, not from the fingerprint.

Run: python -m benchmarks.lists.fingerprints [--versions N] [BUNDLE...]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from awesomelint import Source, read
from awesomelint.changes.identity import fingerprint, with_subjects
from awesomelint.changes.lines import compare_lines
from awesomelint.config.configuration import DEFAULT
from awesomelint.config.settings import settings_for
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules.context import Surroundings
from benchmarks.lists.since import HISTORIES, TODAY, clone, git, tip

VERSIONS = 101
# Those of the histories with a list in README.md, many commits and findings of several rules.
CHOSEN = (
    "enaqx__awesome-pentest",
    "josephmisiti__awesome-machine-learning",
    "markets__awesome-ruby",
    "sbilly__awesome-security",
    "tensorchord__Awesome-LLMOps",
)
SETTINGS = settings_for(DEFAULT, "README.md", rules=ALL_RULES)

# The fingerprints of the findings of a rule on a line, in their order.
Found = dict[tuple[int, str], list[str]]


def versions(repository: Path, count: int) -> Iterator[Source]:
    """Yield the last versions of the list, the newest first."""
    log = git(
        repository, "log", tip(repository), "--format=%H", f"--max-count={count}", "--", "README.md"
    )
    for commit in log.split():
        yield Source("README.md", git(repository, "show", f"{commit}:README.md"))


def find(source: Source) -> Found:
    """Return the fingerprints of all findings in a version."""
    document = read(source)
    found: Found = {}
    diagnostics = lint([ConfiguredDocument(document, SETTINGS)], Surroundings(today=TODAY))
    for diagnostic in with_subjects(diagnostics, [document]):
        for occurrence in diagnostic.occurrences:
            line = source.position(occurrence.span.start).line
            key = line, diagnostic.rule
            found.setdefault(key, []).append(fingerprint(diagnostic, occurrence))
    return found


def common_lines(before: Source, after: Source) -> dict[int, int]:
    """Return which line of the later version each common line of the earlier one is."""
    change = compare_lines(before, after)
    old, new = written(before, change.removed), written(after, change.added)
    return dict(zip(old, new, strict=True))


def written(source: Source, apart: dict[int, int]) -> list[int]:
    """Return the numbers of the lines that are not blank, without those in `apart`."""
    numbers = range(1, len(source.line_starts) + 1)
    return [number for number in numbers if source.line(number).strip() and number not in apart]


def kept(before: Source, after: Source, old: Found, new: Found) -> Counter[str]:
    """Return how many findings are still there, and how many of these have their fingerprint."""
    counts: Counter[str] = Counter()
    lines = common_lines(before, after)
    for (line, rule), fingerprints in old.items():
        others = new.get((lines.get(line, 0), rule), [])
        for one, other in zip(fingerprints, others, strict=False):
            counts["there"] += 1
            counts["kept"] += one == other
    return counts


def main() -> None:
    """Print the figures of each list and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--versions", type=int, default=VERSIONS, help="of each list")
    options = parser.parse_args()
    bundles = options.bundles or [HISTORIES / f"{name}.bundle" for name in CHOSEN]
    if not all(bundle.is_file() for bundle in bundles):
        print(f"no histories (*.bundle) in {HISTORIES}", file=sys.stderr)
        raise SystemExit(2)
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for bundle in bundles:
            counts: Counter[str] = Counter()
            sources = versions(clone(bundle, Path(folder)), options.versions)
            states = ((source, find(source)) for source in sources)
            for (after, new), (before, old) in pairwise(states):
                counts += kept(before, after, old, new)
                counts["pairs"] += 1
            print(f"{bundle.stem}: {say(counts)}", flush=True)
            total += counts
    print(say(total))


def say(counts: Counter[str]) -> str:
    """Return the figures in words."""
    share = counts["kept"] / max(counts["there"], 1)
    return (
        f"{counts['pairs']} pairs of versions, {counts['there']} findings still there, "
        f"{counts['kept']} with their fingerprint ({share:.2%})"
    )


if __name__ == "__main__":
    main()
