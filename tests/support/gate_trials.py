"""The gate on trial: mutants that it has to catch, harmless fixes that it has to let through."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from awesomelint import Edit, Fix, Source, Span, read
from awesomelint.diagnostic import FixKind
from awesomelint.safety.edits import apply
from awesomelint.safety.gate import examine, examine_layout
from awesomelint.safety.rendering import render, split_pieces
from tests.support import harmless_fixes
from tests.support.mutants import MUTANTS, Edited, Mutant

KINDS: tuple[FixKind, ...] = get_args(FixKind)
# Characters of a source that are shown of what escaped or was refused, and around an edit.
_EXCERPT = 160
_EDIT_EXCERPT = 40
_CONTEXT = 30


@dataclass(slots=True)
class Tally:
    """What became of the mutants of one kind: how many were tried, and which step caught them."""

    tried: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    escaped: list[str] = field(default_factory=list)

    @property
    def caught(self) -> int:
        """The number of mutants that some step caught."""
        return self.steps.total()


@dataclass(slots=True)
class Alarms:
    """What became of harmless fixes of one sort: how many were tried, and which were refused."""

    tried: int = 0
    refused: list[str] = field(default_factory=list)


def try_mutants(sources: Sequence[Source], count: int, seed: int) -> dict[str, Tally]:
    """Return how each kind of mutant fared; `count` of each kind are tried in each source."""
    tallies = {mutant.name: Tally() for mutant in MUTANTS}
    rng = random.Random(seed)
    for source in sources:
        for mutant in MUTANTS:
            for _ in range(count):
                edited = mutant.mutate(source.text, rng)
                if edited and not _is_nothing(source, edited):
                    _try_mutant(tallies[mutant.name], mutant, source, edited)
    return tallies


def _is_nothing(source: Source, edited: Edited) -> bool:
    """Whether all that changes is white space that renders to the same."""
    span, new = edited
    same_words = source.slice(span).split() == new.split()
    at_an_end = span.end == len(source.text) or "\r" in source.slice(span)
    if not same_words or at_an_end:
        return False
    return _rendered(source.text) == _rendered(_applied(source, edited))


def _rendered(text: str) -> list[str]:
    return list(split_pieces(render(text)))


def _applied(source: Source, edited: Edited) -> str:
    span, new = edited
    return source.text[: span.start] + new + source.text[span.end :]


def _try_mutant(tally: Tally, mutant: Mutant, source: Source, edited: Edited) -> None:
    """Try a mutant as a fix of each kind that must not do this, and as a layout."""
    after = _applied(source, edited)
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
    around = source.text[span.start - _CONTEXT : span.end + _CONTEXT][:_EXCERPT]
    old = source.slice(span)[:_EDIT_EXCERPT]
    return f"{source.path}: {around!r}: {old!r} -> {new[:_EDIT_EXCERPT]!r}"


def _disguises(mutant: Mutant, source: Source, edited: Edited) -> Iterator[tuple[Fix, ...]]:
    """Yield fixes that a mutant could come in under.

    For each kind: a fix whose edit is the mutant's, and one whose edit is the whole line. The last
    fix has its edit elsewhere.
    """
    span, new = edited
    start = source.text.rfind("\n", 0, span.start) + 1
    end = source.text.find("\n", span.end)
    lines = Span(start, end if end >= 0 else len(source.text))
    whole = source.text[lines.start : span.start] + new + source.text[span.end : lines.end]
    for kind in KINDS:
        if kind not in mutant.but:
            yield (Fix("mutate", (Edit(span, new),), kind),)
            yield (Fix("mutate", (Edit(lines, whole),), kind),)
    yield (Fix("do nothing", (Edit(Span(0, 0), ""),)),)


def try_harmless(sources: Sequence[Source], count: int, seed: int) -> dict[str, Alarms]:
    """Return how harmless fixes fared, by what they do.

    `count` of each sort are tried in each source; `all together` is one more trial a source.
    """
    alarms: dict[str, Alarms] = {}
    rng = random.Random(seed)
    for document in map(read, sources):
        for source, fix in harmless_fixes.harmless(document, rng, count):
            _try_harmless(alarms.setdefault(fix.message, Alarms()), source, (fix,))
        if fixes := harmless_fixes.together(document, rng):
            _try_harmless(alarms.setdefault("all together", Alarms()), document.source, fixes)
    return alarms


def _try_harmless(alarms: Alarms, source: Source, fixes: Sequence[Fix]) -> None:
    alarms.tried += 1
    if refusal := examine(source, apply(source.text, fixes), fixes):
        before = source.slice(fixes[0].edits[0].span)
        alarms.refused.append(f"{source.path}: {before[:_EXCERPT]!r}: {refusal}")
