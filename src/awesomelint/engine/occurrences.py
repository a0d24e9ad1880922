"""Many findings of one fault in one file, reported as one diagnostic.

A rule says which of its findings are of one fault: they have the same text in `Diagnostic.many`.
They are gathered after suppressions were applied. So a finding that a comment switches off is
neither counted with the others nor fixed with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Fix, Level, Related

# From three findings on, they are reported as one. `http` in every link of a list is one decision
# of its owner, and hundreds of lines about it hide all others. Over the real lists the median is to
# stay under 12 findings for 1000 entries (`python -m benchmarks.lists.findings` prints it).
LEAST_FINDINGS = 3


def gather(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one file, with those of one fault as one where they are many."""
    groups: dict[tuple[str, str, Level | None], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.many:
            key = diagnostic.rule, diagnostic.many, diagnostic.level
            groups.setdefault(key, []).append(diagnostic)
        else:
            yield diagnostic
    for group in groups.values():
        if len(group) < LEAST_FINDINGS:
            yield from group
        else:
            yield _merge(sorted(group, key=lambda diagnostic: diagnostic.span))


def _merge(group: Sequence[Diagnostic]) -> Diagnostic:
    """Return one diagnostic at the first span; the other spans are related to it.

    Behind each stands what was related to the finding there.
    """
    first, *others = group
    return replace(
        first,
        message=first.many.replace("{count}", str(len(group))),
        fix=_merge_fixes(group),
        related=(
            *first.related,
            *(
                related
                for other in others
                for related in (Related(other.path, other.span, "here too"), *other.related)
            ),
        ),
        many="",
        count=len(group),
    )


def _merge_fixes(group: Sequence[Diagnostic]) -> Fix | None:
    """Return a fix with the edits of all fixes that are of the kind and safety of the first."""
    fixes = [diagnostic.fix for diagnostic in group if diagnostic.fix]
    if not fixes:
        return None
    first = fixes[0]
    alike = [fix for fix in fixes if (fix.kind, fix.safe) == (first.kind, first.safe)]
    edits = dict.fromkeys(edit for fix in alike for edit in fix.edits)
    return replace(first, edits=tuple(edits))
