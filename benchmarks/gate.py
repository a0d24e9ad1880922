"""Print how well the gate guards: mutants caught by kind, honest edits let through, speed.

python -m benchmarks.gate [FOLDER] [--places 3] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import get_args

from awesomelint import Document, Edit, Fix, Source, Span, read
from awesomelint.diagnostic import FixKind
from awesomelint.safety.edits import apply
from awesomelint.safety.gate import examine, examine_layout
from awesomelint.safety.inventory import take_inventory
from awesomelint.safety.rendering import render, split_pieces
from benchmarks import corpus, honest
from benchmarks.mutants import MUTANTS, Edited, Mutant
from benchmarks.table import print_table

_KINDS: tuple[FixKind, ...] = get_args(FixKind)
_SHOWN = 160


@dataclass(slots=True)
class Tally:
    """What became of the mutants of one kind: how many were tried, and which step caught them."""

    tried: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    escaped: list[str] = field(default_factory=list)

    @property
    def caught(self) -> int:
        return self.steps.total()


@dataclass(slots=True)
class Alarms:
    """What became of honest edits: how many were tried, and which were refused."""

    tried: int = 0
    refused: list[str] = field(default_factory=list)


def hunt(sources: Sequence[Source], places: int, seed: int) -> dict[str, Tally]:
    """Return how each kind of mutant fared at `places` places of each source."""
    tallies = {mutant.name: Tally() for mutant in MUTANTS}
    rng = random.Random(seed)
    for source in sources:
        for mutant in MUTANTS:
            for _ in range(places):
                edited = mutant.mutate(source.text, rng)
                if edited and not _is_nothing(source, edited):
                    _try(tallies[mutant.name], mutant, source, edited)
    return tallies


def _is_nothing(source: Source, edited: Edited) -> bool:
    """Whether all that changes is white space that renders to the same."""
    span, new = edited
    after = source.text[: span.start] + new + source.text[span.end :]
    same_words = source.slice(span).split() == new.split()
    at_an_end = span.end == len(source.text) or "\r" in source.slice(span)
    return same_words and not at_an_end and _shown(source.text) == _shown(after)


def _shown(text: str) -> list[str]:
    return list(split_pieces(render(text)))


def _try(tally: Tally, mutant: Mutant, source: Source, edited: Edited) -> None:
    span, new = edited
    after = source.text[: span.start] + new + source.text[span.end :]
    for fixes in _disguises(mutant, source, edited):
        tally.tried += 1
        refusal = examine(source, after, fixes)
        if refusal:
            tally.steps[refusal.step] += 1
        else:
            tally.escaped.append(f"{fixes[0].kind} {_excerpt(source, edited)}")
    if mutant.layout:
        tally.tried += 1
        refusal = examine_layout(source, after)
        if refusal:
            tally.steps[refusal.step] += 1
        else:
            tally.escaped.append(f"layout {_excerpt(source, edited)}")


def _excerpt(source: Source, edited: Edited) -> str:
    span, new = edited
    lines = source.text[span.start - 30 : span.end + 30]
    return f"{source.path}: {lines[:_SHOWN]!r}: {source.slice(span)[:40]!r} -> {new[:40]!r}"


def _disguises(mutant: Mutant, source: Source, edited: Edited) -> Iterator[tuple[Fix, ...]]:
    """Yield fixes that a mutant could come in under: of each kind, exact, line-wide, elsewhere."""
    span, new = edited
    start = source.text.rfind("\n", 0, span.start) + 1
    end = source.text.find("\n", span.end)
    lines = Span(start, end if end >= 0 else len(source.text))
    whole = source.text[lines.start : span.start] + new + source.text[span.end : lines.end]
    for kind in _KINDS:
        if kind not in mutant.but:
            yield (Fix("mutate", (Edit(span, new),), kind),)
            yield (Fix("mutate", (Edit(lines, whole),), kind),)
    yield (Fix("do nothing", (Edit(Span(0, 0), ""),)),)


def let_through(sources: Sequence[Source], places: int, seed: int) -> dict[str, Alarms]:
    """Return how honest edits fared, by what they do; `all together` is one trial a source."""
    alarms: dict[str, Alarms] = {}
    rng = random.Random(seed)
    for document in map(read, sources):
        for source, fix in honest.honest(document, rng, places):
            _let(alarms.setdefault(fix.message, Alarms()), source, (fix,))
        if fixes := honest.together(document, rng):
            _let(alarms.setdefault("all together", Alarms()), document.source, fixes)
    return alarms


def _let(alarm: Alarms, source: Source, fixes: Sequence[Fix]) -> None:
    alarm.tried += 1
    if refusal := examine(source, apply(source.text, fixes), fixes):
        before = source.slice(fixes[0].edits[0].span)
        alarm.refused.append(f"{source.path}: {before[:_SHOWN]!r}: {refusal}")


def speeds(documents: Sequence[Document], seed: int) -> dict[str, float]:
    """Return seconds a megabyte: of reading, and of the gate after fixes of each kind.

    What stands before the fixes has been looked at by the pass before.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    sizes: Counter[str] = Counter()
    for document in documents:
        source = document.source
        together = honest.together(document, random.Random(seed))
        trials = {f"gate: {kind}": [fix for fix in together if fix.kind == kind] for kind in _KINDS}
        trials["gate: all kinds at once"] = list(together)
        seconds["read"] += _timed(partial(read, source))
        seconds["render"] += _timed(partial(render.__wrapped__, source.text))
        seconds["parse blocks"] += _timed(partial(take_inventory.__wrapped__, source.text))
        for part in ("read", "render", "parse blocks"):
            sizes[part] += len(source.text.encode())
        for name, fixes in trials.items():
            after = apply(source.text, fixes)
            if after != source.text:
                take_inventory(source.text)
                render(source.text)
                seconds[name] += _timed(partial(examine, source, after, fixes))
                sizes[name] += len(source.text.encode())
    return {what: spent / sizes[what] * 1e6 for what, spent in seconds.items()}


def _timed(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.gate", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the lists are")
    parser.add_argument("--places", type=int, default=3, help="places in each list, by kind")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    folder = corpus.find_or_exit(given.folder)
    sources = [corpus.load(folder, name) for name in corpus.names(folder)]
    print_mutants(hunt(sources, given.places, given.seed))
    print_alarms(let_through(sources, given.places, given.seed))
    rows = [
        (what, f"{spent:.2f}") for what, spent in speeds([*map(read, sources)], given.seed).items()
    ]
    print_table("Seconds of processor time a megabyte", ("", "s/MB"), rows)
    return 0


def print_mutants(tallies: dict[str, Tally]) -> None:
    """Print what was caught, by kind and by the step that caught it; then what escaped."""
    steps = ("bytes", "coverage", "inventory", "rendering", "headings")
    rows = [
        (name, one.tried, one.caught, _share(one), *(one.steps[step] for step in steps))
        for name, one in tallies.items()
    ]
    total = Tally(sum(one.tried for one in tallies.values()))
    for one in tallies.values():
        total.steps += one.steps
    rows.append(
        ("all", total.tried, total.caught, _share(total), *(total.steps[step] for step in steps))
    )
    print_table("Mutants", ("kind", "tried", "caught", "share", *steps), rows)
    for name, one in tallies.items():
        for escape in one.escaped:
            print(f"  escaped: {name}: {escape}")


def print_alarms(alarms: dict[str, Alarms]) -> None:
    """Print how many honest edits were let through, and each that was not."""
    rows = [(what, one.tried, len(one.refused)) for what, one in alarms.items()]
    print_table("Honest edits", ("edit", "tried", "refused"), rows)
    for what, one in alarms.items():
        for refused in one.refused:
            print(f"  refused: {what}: {refused}")


def _share(tally: Tally) -> str:
    return f"{tally.caught / tally.tried:.1%}" if tally.tried else ""


if __name__ == "__main__":
    raise SystemExit(main())
