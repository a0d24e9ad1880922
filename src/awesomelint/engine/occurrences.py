"""Many findings of one fault in one list or file, reported as one diagnostic.

A rule says which of its findings are of one fault: they have the same `Diagnostic.many`. They are
gathered after suppressions were applied. So a finding that a comment switches off is neither
counted with the others nor fixed with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Fix, Level, Many

# From three findings on, they are reported as one. `http` in every link of a list is one decision
# of its owner, and hundreds of lines about it hide all others. Over the real lists the median is to
# stay under 12 findings for 1000 entries (`python -m benchmarks.lists.findings` prints it).
LEAST_FINDINGS = 3


def gather(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one file, with those of one fault as one where they are many."""
    pending = []
    for diagnostic in diagnostics:
        if diagnostic.many:
            pending.append(diagnostic)
        else:
            yield diagnostic
    while pending:
        groups: dict[tuple[str, Many, Level | None], list[Diagnostic]] = {}
        for diagnostic in pending:
            key = diagnostic.rule, diagnostic.many[0], diagnostic.level
            groups.setdefault(key, []).append(diagnostic)
        pending = []
        for group in groups.values():
            if len(group) >= LEAST_FINDINGS:
                yield _merge(sorted(group, key=lambda diagnostic: diagnostic.span))
            elif len(group[0].many) > 1:  # too few in their list, perhaps not in the file
                pending += [replace(diagnostic, many=diagnostic.many[1:]) for diagnostic in group]
            else:
                yield from group


def _merge(group: Sequence[Diagnostic]) -> Diagnostic:
    """Return one diagnostic at the first span, with each of the group as an occurrence."""
    first = group[0]
    return replace(
        first,
        message=first.many[0].message.replace("{count}", str(len(group)), 1),
        fix=_merge_fixes(group),
        occurrences=tuple(chain.from_iterable(diagnostic.occurrences for diagnostic in group)),
        many=(),
    )


def _merge_fixes(group: Sequence[Diagnostic]) -> Fix | None:
    """Return one fix with the edits of all that are like the first safe fix and do not overlap.

    Without a safe fix, it has those that are like the first. Its message is theirs, or that there
    are several.
    """
    fixes = [diagnostic.fix for diagnostic in group if diagnostic.fix]
    if not fixes:
        return None
    from awesomelint.safety.edits import select_disjoint  # few runs have a finding that needs it

    first = next((fix for fix in fixes if fix.safe), fixes[0])
    alike = [fix for fix in fixes if (fix.kind, fix.safe) == (first.kind, first.safe)]
    messages = {fix.message for fix in alike}
    return replace(
        first,
        message=first.message if len(messages) == 1 else "apply the fix of each",
        edits=tuple(edit for fix in select_disjoint(alike) for edit in fix.edits),
    )
