"""What `check --since` tells the contributors of real commits that add one or two entries.

Run: python -m benchmarks.lists.since [--commits N] [--verbose] [BUNDLE...]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from awesomelint.config.choices import Choices
from awesomelint.diagnostic import Diagnostic
from awesomelint.disk.snapshot import snapshot_of_commit
from awesomelint.errors import AwesomelintError
from awesomelint.run.change import ChangedList, changed_lists
from awesomelint.run.comparison import Comparison
from tests.support.paths import ROOT

HISTORIES = ROOT.parent / "shared" / "histories"
TODAY = date(2026, 11, 24)
# Of each history: so many commits are taken, and so many are looked at for them.
COMMITS = 12
LOOKED_AT = 1500
# Lines of Markdown that a commit with one or two entries adds and removes at most.
MOST_ADDED, MOST_REMOVED = 6, 4


class Told(NamedTuple):
    """What a commit is told: the findings, how many of them on lines that it adds."""

    commit: str
    hidden: int
    lines: tuple[str, ...]
    elsewhere: tuple[str, ...]


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints in a folder."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )


def clone(bundle: Path, folder: Path) -> Path:
    """Return a repository, without a work tree, of all branches in a bundle."""
    target = folder / bundle.stem
    subprocess.run(
        ["git", "clone", "--quiet", "--mirror", str(bundle), str(target / ".git")],
        check=True,
        capture_output=True,
    )
    return target


def tip(repository: Path) -> str:
    """Return the last commit of a history, whatever its branch is called."""
    return git(repository, "rev-list", "--all", "--max-count=1").strip()


def small_commits(repository: Path) -> Iterator[tuple[str, str]]:
    """Yield commits that change a few lines of Markdown, the last first, each with its parent."""
    log = git(
        repository,
        *("log", tip(repository), "--no-merges", "--numstat", "--format=%x00%H %P"),
        *(f"--max-count={LOOKED_AT}", "--no-renames", "--no-ext-diff"),
    )
    for record in log.split("\0")[1:]:
        header, *rows = record.strip().split("\n")
        commit, *parents = header.split()
        counts = [row.split("\t") for row in rows if row.strip()]
        markdown = [row for row in counts if row[2].lower().endswith(".md") and row[0] != "-"]
        added = sum(int(row[0]) for row in markdown)
        removed = sum(int(row[1]) for row in markdown)
        if parents and 0 < added <= MOST_ADDED and removed <= MOST_REMOVED:
            yield commit, parents[0]


def compare(repository: Path, base: str, head: str) -> list[ChangedList]:
    """Return the lists that differ between two commits, judged."""
    root = str(repository)
    before, after = snapshot_of_commit(root, base), snapshot_of_commit(root, head)
    assert before, base
    assert after, head
    comparison = Comparison(root, before, after, f"--since {base}")
    files = tuple(comparison.files(root))
    choices = Choices(None, True, None, (), (), TODAY)
    lists = changed_lists(files, choices, root, comparison)
    return [changed for changed in lists if not isinstance(changed, AwesomelintError)]


def told_commits(repository: Path, wanted: int) -> Iterator[Told]:
    """Yield the last commits that add one or two entries and change no other."""
    for commit, parent in small_commits(repository):
        lists = compare(repository, parent, commit)
        added = sum(changed.added for changed in lists)
        if not 1 <= added <= 2:
            continue
        lines: list[str] = []
        elsewhere: list[str] = []
        for changed in lists:
            sources = {source.path: source for source in changed.sources}
            for diagnostic in changed.diagnostics:
                line = sources[diagnostic.path].position(diagnostic.span.start).line
                text = say(diagnostic, line)
                is_new = line in added_lines(repository, parent, commit, diagnostic.path)
                (lines if is_new else elsewhere).append(text)
        hidden = sum(changed.hidden for changed in lists)
        yield Told(commit, hidden, tuple(lines), tuple(elsewhere))
        wanted -= 1
        if not wanted:
            return


def added_lines(repository: Path, base: str, head: str, path: str) -> set[int]:
    """Return the lines that git calls added, by its own diff."""
    diff = git(repository, "diff", "--unified=0", "--no-ext-diff", base, head, "--", path)
    numbers: set[int] = set()
    for line in diff.split("\n"):
        if line.startswith("@@ "):
            start, _, count = line.split(" ")[2].removeprefix("+").partition(",")
            numbers.update(range(int(start), int(start) + int(count or 1)))
    return numbers


def say(diagnostic: Diagnostic, line: int) -> str:
    """Return a finding on one line."""
    return f"{diagnostic.path}:{line}: {diagnostic.message} ({diagnostic.rule})"


def main() -> None:
    """Print what is told about each history, then the figures of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--commits", type=int, default=COMMITS, help="of each history")
    parser.add_argument("--verbose", action="store_true", help="print every finding")
    options = parser.parse_args()
    bundles = options.bundles or sorted(HISTORIES.glob("*.bundle"))
    if not bundles:
        print(f"no histories (*.bundle) in {HISTORIES}", file=sys.stderr)
        raise SystemExit(2)
    everything: list[Told] = []
    rules: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for bundle in bundles:
            repository = clone(bundle, Path(folder))
            found = [*told_commits(repository, options.commits)]
            everything += found
            told = sum(len(each.lines) + len(each.elsewhere) for each in found)
            print(f"{bundle.stem}: {len(found)} commits, {told} findings", flush=True)
            for each in found:
                rules.update(text.rpartition("(")[2] for text in (*each.lines, *each.elsewhere))
                for text in each.elsewhere:
                    print(f"  elsewhere {each.commit[:10]} {text}")
                for text in each.lines if options.verbose else ():
                    print(f"  new       {each.commit[:10]} {text}")
    report(everything, rules)


def report(everything: list[Told], rules: Counter[str]) -> None:
    """Print the figures of all commits."""
    counts = [len(each.lines) + len(each.elsewhere) for each in everything]
    told, on_lines = sum(counts), sum(len(each.lines) for each in everything)
    hidden = sum(each.hidden for each in everything)
    print(f"commits {len(everything)}, findings that `check` has on them {hidden + told}")
    print(f"told {told}: {told / len(everything):.2f} a commit, median {statistics.median(counts)}")
    print(f"on an added line {on_lines} ({on_lines / max(told, 1):.1%})")
    print(", ".join(f"{rule.rstrip(')')} {count}" for rule, count in rules.most_common()))


if __name__ == "__main__":
    main()
