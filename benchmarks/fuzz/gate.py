"""Print how well the gate guards: mutants caught by kind, harmless fixes let through, its time.

python -m benchmarks.fuzz.gate [FOLDER] [--places 3] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from awesomelint import Document, read
from awesomelint.safety.edits import apply
from awesomelint.safety.gate import examine
from awesomelint.safety.inventory import take_inventory
from awesomelint.safety.rendering import render
from benchmarks.table import print_table
from tests.support import corpus, harmless_fixes
from tests.support.gate_trials import KINDS, Alarms, Tally, try_harmless, try_mutants

_STEPS = ("bytes", "coverage", "inventory", "rendering", "headings")


def costs(documents: Sequence[Document], seed: int) -> dict[str, float]:
    """Return seconds a megabyte: of reading, and of the gate after fixes of each kind.

    The text before the fixes is known to the gate, as it is after an earlier pass.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    sizes: Counter[str] = Counter()
    for document in documents:
        source = document.source
        size = len(source.text.encode())
        fixes_together = harmless_fixes.together(document, random.Random(seed))
        trials = {
            f"gate: {kind}": [fix for fix in fixes_together if fix.kind == kind] for kind in KINDS
        }
        trials["gate: all kinds at once"] = list(fixes_together)
        seconds["read"] += _timed(partial(read, source))
        seconds["render"] += _timed(partial(render.__wrapped__, source.text))
        seconds["parse blocks"] += _timed(partial(take_inventory.__wrapped__, source.text))
        for part in ("read", "render", "parse blocks"):
            sizes[part] += size
        for name, fixes in trials.items():
            after = apply(source.text, fixes)
            if after != source.text:
                take_inventory(source.text)
                render(source.text)
                seconds[name] += _timed(partial(examine, source, after, fixes))
                sizes[name] += size
    return {part: spent / sizes[part] * 1e6 for part, spent in seconds.items()}


def _timed(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz.gate", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--places", type=int, default=3, help="mutants of each kind in each list")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    folder = corpus.find_or_exit(options.folder)
    sources = [corpus.load(folder, name) for name in corpus.names(folder)]
    print_mutants(try_mutants(sources, options.places, options.seed))
    print_alarms(try_harmless(sources, options.places, options.seed))
    by_part = costs([*map(read, sources)], options.seed)
    rows = [(part, f"{seconds:.2f}") for part, seconds in by_part.items()]
    print_table("Seconds of processor time a megabyte", ("", "s/MB"), rows)
    return 0


def print_mutants(tallies: dict[str, Tally]) -> None:
    """Print what was caught, by kind and by the step that caught it; then what escaped."""
    total = Tally(sum(tally.tried for tally in tallies.values()))
    for tally in tallies.values():
        total.steps += tally.steps
    rows = [_row(name, tally) for name, tally in [*tallies.items(), ("all", total)]]
    print_table("Mutants", ("kind", "tried", "caught", "share", *_STEPS), rows)
    for name, tally in tallies.items():
        for escape in tally.escaped:
            print(f"  escaped: {name}: {escape}")


def _row(name: str, tally: Tally) -> tuple[object, ...]:
    share = f"{tally.caught / tally.tried:.1%}" if tally.tried else ""
    return (name, tally.tried, tally.caught, share, *(tally.steps[step] for step in _STEPS))


def print_alarms(alarms_by_sort: dict[str, Alarms]) -> None:
    """Print how many harmless fixes were let through, and each that was not."""
    rows = [(sort, alarms.tried, len(alarms.refused)) for sort, alarms in alarms_by_sort.items()]
    print_table("Harmless fixes", ("fix", "tried", "refused"), rows)
    for sort, alarms in alarms_by_sort.items():
        for refused in alarms.refused:
            print(f"  refused: {sort}: {refused}")


if __name__ == "__main__":
    raise SystemExit(main())
