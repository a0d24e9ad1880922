"""Fixes applied to text, pass by pass, until none is left. No files are written here.

A pass takes the fixes in the order in which they stand; one that overlaps another waits for the
next pass. The gate looks at every pass before it counts: what it refuses is left out, and said.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.engine.gate import Refusal, examine
from awesomelint.engine.linter import Held, lint
from awesomelint.markdown.printer import print_inline
from awesomelint.markdown.reader import read
from awesomelint.text import Source, Span

MAX_PASSES = 10


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix the gate did not let through, and why."""

    diagnostic: Diagnostic
    refusal: Refusal


@dataclass(slots=True)
class Mended:
    """What became of one document: its source now, and what was done to it.

    `fixes` counts the fixes applied, by rule.
    """

    source: Source
    fixes: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The documents of one list after fixing, and the diagnostics that remain."""

    mended: tuple[Mended, ...]
    diagnostics: tuple[Diagnostic, ...]


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """Return `text` with every edit of the fixes, which do not overlap, put in."""
    pieces = []
    cursor = 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
        pieces += [text[cursor : edit.span.start], _text(edit)]
        cursor = edit.span.end
    return "".join([*pieces, text[cursor:]])


def _text(edit: Edit) -> str:
    return print_inline(edit.text) if edit.new else edit.text


def take(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return the fixes, in the order of their first edits, that overlap none taken before."""
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in sorted(dict.fromkeys(fixes), key=lambda fix: min(edit.span for edit in fix.edits)):
        if not any(_is_taken(edit.span, spans) for edit in fix.edits):
            taken.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    return tuple(taken)


def _is_taken(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` overlaps, or begins where one begins, of the sorted `spans`."""
    at = bisect_left(spans, span)
    before = at > 0 and (spans[at - 1].end > span.start or spans[at - 1].start == span.start)
    behind = at < len(spans) and (spans[at].start < span.end or spans[at].start == span.start)
    return before or behind


def fix(
    held: Sequence[Held], *, unsafe: bool = False, only: Container[str] | None = None
) -> Outcome:
    """Return the documents of one list with every fix applied that the gate lets through.

    Only safe fixes are applied unless `unsafe`; only the documents at the paths `only` are mended
    where these are given.
    """
    mended = [Mended(one.document.source) for one in held]
    diagnostics = lint(held)
    for _ in range(MAX_PASSES):
        changed = [
            (only is None or one.source.path in only) and _pass(one, diagnostics, unsafe=unsafe)
            for one in mended
        ]
        if not any(changed):
            break
        held = [
            Held(read(one.source), before.settings) if new else before
            for one, before, new in zip(mended, held, changed, strict=True)
        ]
        diagnostics = lint(held)
    return Outcome(tuple(mended), diagnostics)


def _pass(one: Mended, diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> bool:
    """Apply what can be applied to one document at once; return whether that changed it."""
    refused = {_identity(entry.diagnostic) for entry in one.refused}
    candidates = {
        diagnostic.fix: diagnostic
        for diagnostic in reversed(diagnostics)
        if diagnostic.path == one.source.path
        and diagnostic.fix
        and (diagnostic.fix.safe or unsafe)
        and _identity(diagnostic) not in refused
    }
    passed = _through_gate(one, take(candidates), candidates)
    if not passed:
        return False
    one.source = Source(one.source.path, apply(one.source.text, passed))
    one.fixes += Counter(candidates[each].rule for each in passed)
    return True


def _identity(diagnostic: Diagnostic) -> tuple[str, str, tuple[str, ...]]:
    """Return what tells a refused fix again in a later pass, where its spans have moved."""
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    return diagnostic.rule, diagnostic.message, tuple(edit.text for edit in edits)


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
            one.refused += [Refused(diagnostics[each], refusal) for each in group]
    if passed and len(passed) < len(fixes) and (refusal := judge(passed)):
        # Harmless one by one and not together: none of them can be proved harmless.
        one.refused += [Refused(diagnostics[each], refusal) for each in passed]
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
