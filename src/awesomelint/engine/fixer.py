"""Fixes applied to the documents of one list, in memory: nothing is written to the disk.

A finding with several occurrences has a fix for each. The gate accepts or refuses them one by one:
what it refuses keeps back none of the others.

Fixes are applied in passes. A pass has three steps.

1. For each document, take the fixes that do not overlap. A fix that overlaps one taken before it
   waits for the next pass.
2. Ask the gate (`safety/gate.py`) whether the text with these fixes loses anything. The fixes that
   it refuses are left out.
3. Read and lint the new texts. If a rule reports more than before, the new texts are dropped. The
   fixes of one rule after the other are tried alone, until those of a rule do no harm.

Texts that become links come first, in a pass of their own: rules that were silent about such a text
speak of it once it is a link.

Passes are made until there is no fix to apply. The result has every fix that was refused, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Fix
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.reading.reader import read
from awesomelint.rules.context import NO_SURROUNDINGS, Surroundings
from awesomelint.safety.edits import apply, inserted_text, select_disjoint
from awesomelint.safety.gate import Refusal, examine
from awesomelint.text import Source

# Ends the passes if fixes bring each other back. A pass may apply the fixes of one rule alone, and
# there are 47 rules. Of 97 real lists, fixed with `recommended`, none needed more than 3 passes;
# with `strict` and unsafe fixes, none more than 15.
MAX_PASSES = 50


Judge = Callable[[Sequence[ConfiguredDocument]], tuple[Diagnostic, ...]]


class FixIdentity(NamedTuple):
    """What a fix has in common with itself in a later pass.

    `offset` is where it begins in the text as it is. `texts` has, for each of its edits, the text
    taken out and the text put in.
    """

    rule: str
    offset: int
    texts: tuple[tuple[str, str], ...]


class RefusedFix(Struct, frozen=True):
    """A diagnostic whose fix was refused, and why; `identity` is the same in later passes.

    The diagnostic has one occurrence.
    """

    diagnostic: Diagnostic
    refusal: Refusal
    identity: FixIdentity


class FixedDocument(Struct):
    """One document while it is fixed, and afterwards: it changes from pass to pass.

    `source` is its text with all fixes applied so far. `fix_counts` counts the occurrences that
    were fixed, by rule.
    """

    source: Source
    fix_counts: Counter[str] = field(default_factory=Counter)
    refused_fixes: list[RefusedFix] = field(default_factory=list)


class FixResult(Struct, frozen=True):
    """The documents of one list after fixing, in the order given, and the diagnostics left."""

    documents: tuple[FixedDocument, ...]
    diagnostics: tuple[Diagnostic, ...]


def fix(
    configured: Sequence[ConfiguredDocument],
    surroundings: Surroundings = NO_SURROUNDINGS,
    *,
    unsafe: bool = False,
    only: Container[str] | None = None,
    rules: Container[str] | None = None,
    judge: Judge | None = None,
) -> FixResult:
    """Return the documents of one list with every fix applied that does no harm.

    Fixes that are not safe are applied only if `unsafe`. If `only` is given, documents at other
    paths are linted and left as they are. If `rules` are given, no other rule's fix is applied.
    `judge` returns the findings that are to be fixed, where these are not all that `lint` finds.
    """
    judge = judge or partial(lint, surroundings=surroundings)
    loop = _FixLoop(configured, judge, unsafe=unsafe, only=only, rules=rules)
    for _ in range(MAX_PASSES):
        if not loop.make_pass():
            break
    return FixResult(tuple(loop.documents), loop.diagnostics)


class _FixLoop:
    """The documents of one list between two passes, and the diagnostics of their texts now."""

    def __init__(
        self,
        configured: Sequence[ConfiguredDocument],
        judge: Judge,
        *,
        unsafe: bool,
        only: Container[str] | None,
        rules: Container[str] | None,
    ) -> None:
        self.judge, self.rules = judge, rules
        self.configured, self.unsafe, self.only = list(configured), unsafe, only
        self.documents = [FixedDocument(unfixed.document.source) for unfixed in configured]
        self.diagnostics = judge(configured)

    def make_pass(self) -> bool:
        """Apply the fixes that go together; return False if there was none to apply."""
        chosen = [self._choose(document) for document in self.documents]
        if not any(chosen):
            return False
        links = [
            {fix: diagnostic for fix, diagnostic in fixes.items() if fix.kind == "link"}
            for fixes in chosen
        ]
        if any(links):
            return self._try(links, may_report_more=True)
        if not self._try(chosen):
            self._try_rule_by_rule(chosen)
        return True

    def _choose(self, document: FixedDocument) -> dict[Fix, Diagnostic]:
        """Return the fixes for one document that do not overlap and that the gate accepts."""
        path = document.source.path
        if self.only is not None and path not in self.only:
            return {}
        refused = {refused_fix.identity for refused_fix in document.refused_fixes}
        # Reversed: if two diagnostics have the same fix, it counts for the first of them.
        wanted = {
            diagnostic.fix: diagnostic
            for diagnostic in reversed(_split(self.diagnostics, path))
            if diagnostic.fix and (diagnostic.fix.safe or self.unsafe)
            if self.rules is None or diagnostic.rule in self.rules
            if _identity(document.source, diagnostic) not in refused
        }
        accepted = _accepted_by_gate(document, select_disjoint(wanted), wanted)
        return {fix: wanted[fix] for fix in accepted}

    def _try(
        self, chosen: Sequence[dict[Fix, Diagnostic]], *, may_report_more: bool = False
    ) -> bool:
        """Apply the fixes chosen for each document, unless a rule would report more afterwards.

        With `may_report_more`, a rule may. Return whether they were applied.
        """
        sources = [
            Source(document.source.path, apply(document.source.text, fixes))
            for document, fixes in zip(self.documents, chosen, strict=True)
        ]
        configured = [
            ConfiguredDocument(read(source, old.document), old.settings) if fixes else old
            for source, old, fixes in zip(sources, self.configured, chosen, strict=True)
        ]
        diagnostics = self.judge(configured)
        more = _count_by_rule(diagnostics) - _count_by_rule(self.diagnostics)
        if more and not may_report_more:
            return False
        for document, source, fixes in zip(self.documents, sources, chosen, strict=True):
            # Two documents can have equal fixes: the same edits at the same offsets.
            document.fix_counts += Counter(
                diagnostic.rule
                for diagnostic in _split(self.diagnostics, source.path)
                if diagnostic.fix in fixes
            )
            if document.refused_fixes:
                document.refused_fixes = _follow(document.refused_fixes, fixes)
            document.source = source
        self.configured, self.diagnostics = configured, diagnostics
        return True

    def _try_rule_by_rule(self, chosen: Sequence[dict[Fix, Diagnostic]]) -> None:
        """Apply the fixes of the first rule that does no harm; refuse those of the rules before it.

        The other rules wait for the next pass: their spans are offsets into the text before.
        """
        rules = dict.fromkeys(diagnostic.rule for fixes in chosen for diagnostic in fixes.values())
        for rule in rules:
            fixes_of_rule = [
                {fix: diagnostic for fix, diagnostic in fixes.items() if diagnostic.rule == rule}
                for fixes in chosen
            ]
            if self._try(fixes_of_rule):
                return
            refusal = Refusal("counts", f"fixing {rule} makes another rule report more")
            for document, fixes in zip(self.documents, fixes_of_rule, strict=True):
                _refuse(document, fixes.values(), refusal)


def _count_by_rule(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """Return how many findings each rule has; a diagnostic may stand for several."""
    counts: Counter[str] = Counter()
    for diagnostic in diagnostics:
        counts[diagnostic.rule] += diagnostic.count
    return counts


def _split(diagnostics: Iterable[Diagnostic], path: str) -> list[Diagnostic]:
    """Return a diagnostic for each occurrence in the file at `path`."""
    return [
        single
        for diagnostic in diagnostics
        if diagnostic.path == path
        for single in diagnostic.split()
    ]


def _follow(refused_fixes: Iterable[RefusedFix], applied: Iterable[Fix]) -> list[RefusedFix]:
    """Return the refused fixes with the offsets that they have once other fixes are applied."""
    shifts = [
        (edit.span.end, len(inserted_text(edit)) - (edit.span.end - edit.span.start))
        for fix in applied
        for edit in fix.edits
    ]
    return [
        replace(refused, identity=refused.identity._replace(offset=_shifted(refused, shifts)))
        for refused in refused_fixes
    ]


def _shifted(refused: RefusedFix, shifts: Iterable[tuple[int, int]]) -> int:
    """Return where a refused fix begins after edits, each given by its end and what it adds."""
    offset = refused.identity.offset
    return offset + sum(added for end, added in shifts if end <= offset)


def _refuse(document: FixedDocument, diagnostics: Iterable[Diagnostic], refusal: Refusal) -> None:
    """Note that the fixes of these diagnostics were refused, so that no later pass tries them."""
    document.refused_fixes += [
        RefusedFix(diagnostic, refusal, _identity(document.source, diagnostic))
        for diagnostic in diagnostics
    ]


def _identity(source: Source, diagnostic: Diagnostic) -> FixIdentity:
    """Return a key that identifies the fix in later passes, after its spans have moved."""
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    offset = min((edit.span.start for edit in edits), default=0)
    texts = tuple((source.slice(edit.span), edit.text) for edit in edits)
    return FixIdentity(diagnostic.rule, offset, texts)


def _accepted_by_gate(
    document: FixedDocument, fixes: Sequence[Fix], diagnostics: dict[Fix, Diagnostic]
) -> tuple[Fix, ...]:
    """Return the fixes that the gate accepts together; note the others as refused."""
    source = document.source

    def ask_gate(candidates: Sequence[Fix]) -> Refusal | None:
        return examine(source, apply(source.text, candidates), candidates)

    accepted: list[tuple[Fix, ...]] = []
    for group, refusal in _bisect(tuple(fixes), ask_gate):
        if refusal is None:
            accepted.append(group)
        else:
            _refuse(document, (diagnostics[fix] for fix in group), refusal)
    together = tuple(fix for group in accepted for fix in group)
    if len(accepted) > 1 and (refusal := ask_gate(together)):
        # Each group is harmless and all of them together are not: no fix is proved harmless.
        _refuse(document, (diagnostics[fix] for fix in together), refusal)
        return ()
    return together


def _bisect(
    fixes: tuple[Fix, ...], ask_gate: Callable[[Sequence[Fix]], Refusal | None]
) -> list[tuple[tuple[Fix, ...], Refusal | None]]:
    """Return the fixes in groups, each with the answer of the gate: a refusal, or None.

    A group that is refused is halved until the fix that is refused stands alone.
    """
    if not fixes:
        return []
    refusal = ask_gate(fixes)
    if refusal is None or len(fixes) == 1:
        return [(fixes, refusal)]
    middle = len(fixes) // 2
    return _bisect(fixes[:middle], ask_gate) + _bisect(fixes[middle:], ask_gate)
