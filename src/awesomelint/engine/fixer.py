"""Fixes applied to the documents of a list, pass by pass, until none is left. Nothing is written.

A pass takes the fixes in the order in which they stand; one that overlaps another waits for the
next pass. The gate looks at every pass before it counts: what it refuses is left out, and said. So
is what makes another rule find more than it found before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence

from msgspec import Struct, field

from awesomelint.diagnostic import Diagnostic, Fix
from awesomelint.engine.linter import Held, lint
from awesomelint.reading.reader import read
from awesomelint.safety.edits import apply, take
from awesomelint.safety.gate import Refusal, examine
from awesomelint.text import Source

# Where fixes of several rules cannot go in at once, a pass takes those of one rule.
MAX_PASSES = 50

# The rule, and what its fix would take out and put in.
Identity = tuple[str, tuple[tuple[str, str], ...]]


class Refused(Struct, frozen=True):
    """A fix that was not applied, and why."""

    diagnostic: Diagnostic
    refusal: Refusal
    identity: Identity


class Mended(Struct):
    """What became of one document: its source now, and what was done to it.

    `fixes` counts the diagnostics that were mended, by rule.
    """

    source: Source
    fixes: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


class Outcome(Struct, frozen=True):
    """The documents of one list after fixing, and the diagnostics that remain."""

    mended: tuple[Mended, ...]
    diagnostics: tuple[Diagnostic, ...]


def fix(
    held: Sequence[Held], *, unsafe: bool = False, only: Container[str] | None = None
) -> Outcome:
    """Return the documents of one list with every fix applied that does no harm.

    Only safe fixes are applied unless `unsafe`; only the documents at the paths `only` are mended
    where these are given.
    """
    run = _Run(held, unsafe=unsafe, only=only)
    for _ in range(MAX_PASSES):
        if not run.step():
            break
    return Outcome(tuple(run.mended), run.diagnostics)


class _Run:
    """The documents of one list between two passes."""

    def __init__(self, held: Sequence[Held], *, unsafe: bool, only: Container[str] | None) -> None:
        self.held, self.unsafe, self.only = list(held), unsafe, only
        self.mended = [Mended(one.document.source) for one in held]
        self.diagnostics = lint(held)

    def step(self) -> bool:
        """Apply what can be applied at once; return whether that changed anything."""
        chosen = [self._choose(one) for one in self.mended]
        if not any(chosen):
            return False
        if not self._try(chosen):
            self._rule_by_rule(chosen)
        return True

    def _choose(self, one: Mended) -> dict[Fix, Diagnostic]:
        """Return the fixes of a document that go together and through the gate."""
        path = one.source.path
        if self.only is not None and path not in self.only:
            return {}
        refused = {each.identity for each in one.refused}
        wanted = {
            found.fix: found
            for found in reversed(self.diagnostics)
            if found.path == path and found.fix and (found.fix.safe or self.unsafe)
            if _identity(one.source, found) not in refused
        }
        return {each: wanted[each] for each in _through_gate(one, take(wanted), wanted)}

    def _try(self, chosen: Sequence[dict[Fix, Diagnostic]]) -> bool:
        """Apply the fixes unless a rule would find more afterwards; return whether they were."""
        sources = [
            Source(one.source.path, apply(one.source.text, fixes))
            for one, fixes in zip(self.mended, chosen, strict=True)
        ]
        held = [
            Held(read(source, before.document), before.settings) if fixes else before
            for source, before, fixes in zip(sources, self.held, chosen, strict=True)
        ]
        diagnostics = lint(held)
        if _counts(diagnostics) - _counts(self.diagnostics):
            return False
        for one, source, fixes in zip(self.mended, sources, chosen, strict=True):
            one.source = source
            # Two documents can have fixes that are equal: the same at the same place.
            own = (found for found in self.diagnostics if found.path == source.path)
            one.fixes += _counts(found for found in own if found.fix in fixes)
        self.held, self.diagnostics = held, diagnostics
        return True

    def _rule_by_rule(self, chosen: Sequence[dict[Fix, Diagnostic]]) -> None:
        """Apply the fixes of the first rule that does no harm; refuse those that do.

        The rest waits for the next pass: its spans are those of a text that has changed.
        """
        rules = dict.fromkeys(found.rule for fixes in chosen for found in fixes.values())
        for rule in rules:
            own = [{fix: d for fix, d in fixes.items() if d.rule == rule} for fixes in chosen]
            if self._try(own):
                return
            for one, fixes in zip(self.mended, own, strict=True):
                refusal = Refusal("counts", f"{rule} mended makes another rule find more")
                one.refused += [_refused(one, found, refusal) for found in fixes.values()]


def _counts(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for diagnostic in diagnostics:
        counts[diagnostic.rule] += diagnostic.count
    return counts


def _refused(one: Mended, diagnostic: Diagnostic, refusal: Refusal) -> Refused:
    return Refused(diagnostic, refusal, _identity(one.source, diagnostic))


def _identity(source: Source, diagnostic: Diagnostic) -> Identity:
    """Return what tells a refused fix again in a later pass, where its spans have moved."""
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    return diagnostic.rule, tuple((source.slice(edit.span), edit.text) for edit in edits)


def _through_gate(
    one: Mended, fixes: Sequence[Fix], diagnostics: dict[Fix, Diagnostic]
) -> tuple[Fix, ...]:
    """Return the fixes that the gate lets through together; note the others as refused."""

    def judge(some: Sequence[Fix]) -> Refusal | None:
        return examine(one.source, apply(one.source.text, some), some)

    passed: list[Fix] = []
    for group, refusal in _bisect(tuple(fixes), judge):
        if refusal is None:
            passed += group
        else:
            one.refused += [_refused(one, diagnostics[each], refusal) for each in group]
    if passed and len(passed) < len(fixes) and (refusal := judge(passed)):
        # Harmless one by one and not together: none of them can be proved harmless.
        one.refused += [_refused(one, diagnostics[each], refusal) for each in passed]
        return ()
    return tuple(passed)


def _bisect(
    fixes: tuple[Fix, ...], judge: Callable[[Sequence[Fix]], Refusal | None]
) -> list[tuple[tuple[Fix, ...], Refusal | None]]:
    """Split fixes until each part is let through whole or is a single fix."""
    if not fixes:
        return []
    refusal = judge(fixes)
    if refusal is None or len(fixes) == 1:
        return [(fixes, refusal)]
    middle = len(fixes) // 2
    return _bisect(fixes[:middle], judge) + _bisect(fixes[middle:], judge)
