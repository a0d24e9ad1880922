"""Many findings of one fault in one file, told as one.

The rule says which of its findings are of one fault (`Diagnostic.many`). They are gathered after
the comments of the file have had their say: a finding that one of them covers is neither counted
nor mended with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Fix, Level, Related

# From this number on, one finding with all places says more than one for each place.
MANY = 3


def gather(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one file, those of one fault as one where they are many."""
    groups: dict[tuple[str, str, Level | None], list[Diagnostic]] = {}
    for one in diagnostics:
        if one.many:
            groups.setdefault((one.rule, one.many, one.level), []).append(one)
        else:
            yield one
    for group in groups.values():
        if len(group) < MANY:
            yield from group
        else:
            yield _together(sorted(group, key=lambda one: one.span))


def _together(group: Sequence[Diagnostic]) -> Diagnostic:
    """Return one diagnostic at the first place, which the other places are related to."""
    first = group[0]
    return replace(
        first,
        message=first.many.replace("{count}", str(len(group))),
        fix=_fix(group),
        related=tuple(Related(one.path, one.span, "here too") for one in group[1:]),
        many="",
        count=len(group),
    )


def _fix(group: Sequence[Diagnostic]) -> Fix | None:
    """Return the fix that makes the edits of all fixes that are like the first of them."""
    fixes = [one.fix for one in group if one.fix]
    if not fixes:
        return None
    alike = [fix for fix in fixes if (fix.kind, fix.safe) == (fixes[0].kind, fixes[0].safe)]
    edits = dict.fromkeys(edit for fix in alike for edit in fix.edits)
    return replace(fixes[0], edits=tuple(edits))
