"""What `check --since` costs, as a multiple of a `check` of the same list without a cache.

python -m benchmarks.speed.since [--runs 9] [--lists FOLDER]

Each list is committed, an entry is added to it, and both commands run in turn, each in a new
process. The figure is processor time, and the ratio is taken pair by pair.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from awesomelint import Source, read
from benchmarks.speed.process import run
from benchmarks.speed.synthetic_lists import write_list
from benchmarks.table import print_table
from tests.support import corpus
from tests.support.paths import ROOT
from tests.support.repository import git

_SIZES = (105_000, 400_000)
_SEED = 1
_REAL_LISTS = 5


def texts(lists: Path | None) -> dict[str, str]:
    """Return the lists to time: two that are made up, and the longest real ones."""
    made_up = {f"made up, {size // 1000} KB": write_list(size, _SEED) for size in _SIZES}
    if lists is None and not corpus.LISTS.is_dir():
        return made_up
    folder = corpus.find(lists)
    real = {name[:40]: corpus.load(folder, name) for name in corpus.names(folder)}
    with_entries = {
        name: source.text for name, source in real.items() if any(read(source).entries())
    }
    return made_up | dict(list(with_entries.items())[:_REAL_LISTS])


def with_an_entry(text: str) -> str:
    """Return a list with a faulty entry in the middle of its entries."""
    entries = [*read(Source("README.md", text)).entries()]
    end = entries[len(entries) // 2].item.end
    return f"{text[:end]}- [new ](https://example.com/new) ~ What is new\n{text[end:]}"


def ratios(text: str, runs: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each `check`, and the ratio of `check --since` to each."""
    seconds, pairs = [], []
    code = f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}]\n"
    code += "from awesomelint.cli.main import start; start()"
    check = [sys.executable, "-c", code, "check", "--exit-zero", "--isolated", "--quiet"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, "init", "--quiet")
        (folder / "README.md").write_bytes(text.encode())
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "list")
        (folder / "README.md").write_bytes(with_an_entry(text).encode())
        for number in range(runs + 1):
            base = run([*check, "--no-cache", "--jobs=1", "README.md"], folder).cpu
            cost = run([*check, "--since", "HEAD", "README.md"], folder).cpu
            if number:  # the first pair fills the caches of the system
                seconds.append(base)
                pairs.append(cost / base)
    return seconds, pairs


def main() -> None:
    """Print the cost for each list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs of each list")
    parser.add_argument("--lists", type=Path, help="folder of real lists")
    options = parser.parse_args()
    rows = []
    for name, text in texts(options.lists).items():
        seconds, pairs = ratios(text, options.runs)
        size = f"{len(text.encode()) // 1000} KB"
        rows.append((name, size, f"{median(seconds) * 1000:.0f} ms", f"{median(pairs):.2f}"))
    head = ("list", "size", "check, cold", "check --since, as a multiple")
    print_table("What check --since costs", head, rows)


if __name__ == "__main__":
    main()
