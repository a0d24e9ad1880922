"""Many findings of one fault in one file or list, reported as one diagnostic.

A rule says which of its findings are of one fault: they have the same text in `Diagnostic.many`,
and the same `group` where they are counted in a list. They are gathered after suppressions were
applied. So a finding that a comment switches off is neither counted with the others nor fixed with
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Fix, Level
from awesomelint.text import Span

# From three findings on, they are reported as one. `http` in every link of a list is one decision
# of its owner, and hundreds of lines about it hide all others. Over the real lists the median is to
# stay under 12 findings for 1000 entries (`python -m benchmarks.lists.findings` prints it).
LEAST_FINDINGS = 3


def gather(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one file, with those of one fault as one where they are many."""
    groups: dict[tuple[str, str, Span | None, Level | None], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.many:
            key = diagnostic.rule, diagnostic.many, diagnostic.group, diagnostic.level
            groups.setdefault(key, []).append(diagnostic)
        else:
            yield diagnostic
    for group in groups.values():
        if len(group) < LEAST_FINDINGS:
            yield from group
        else:
            yield _merge(sorted(group, key=lambda diagnostic: diagnostic.span))


def _merge(group: Sequence[Diagnostic]) -> Diagnostic:
    """Return one diagnostic at the first span, with each of the group as an occurrence."""
    first = group[0]
    return replace(
        first,
        message=first.many.replace("{count}", str(len(group))),
        fix=_merge_fixes(group),
        occurrences=tuple(chain.from_iterable(diagnostic.occurrences for diagnostic in group)),
        many="",
        group=None,
    )


def _merge_fixes(group: Sequence[Diagnostic]) -> Fix | None:
    """Return one fix with the edits of all that are like the first safe fix and do not overlap.

    Without a safe fix, it has those that are like the first.
    """
    fixes = [diagnostic.fix for diagnostic in group if diagnostic.fix]
    if not fixes:
        return None
    from awesomelint.safety.edits import select_disjoint  # few runs have a finding that needs it

    first = next((fix for fix in fixes if fix.safe), fixes[0])
    alike = [fix for fix in fixes if (fix.kind, fix.safe) == (first.kind, first.safe)]
    return replace(first, edits=tuple(edit for fix in select_disjoint(alike) for edit in fix.edits))
