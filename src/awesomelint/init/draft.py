"""The configuration that says a repository's house style: what most files share, and what differs.

What a rule is told is what most files with entries can be told; a file that cannot be told it
without a change in what is found is told what it can be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.init.explicit import Said, Unit, defaults
from awesomelint.rules.rule import Evidence

Pairs = tuple[tuple[str, object], ...]


class Reason(Struct, frozen=True):
    """A convention behind a value: the evidence in all the files where it was found."""

    name: str
    evidence: Evidence
    files: int


class Told(Struct, frozen=True):
    """What one rule is told, and why; without reasons, that nothing is known."""

    rule: str
    options: Pairs
    reasons: tuple[Reason, ...]


class Differing(Struct, frozen=True):
    """What some files, named by path, are told in place of what all are."""

    paths: tuple[str, ...]
    told: tuple[Told, ...]


class OneList(Struct, frozen=True):
    """Files that make up a list, and how many findings come from reading them as one."""

    paths: tuple[str, ...]
    more: int


class Draft(Struct, frozen=True):
    """A configuration to be written.

    `files` is how many files with entries it is about. `left_out` are values that would change what
    is found, with the files they are about; `unclear` are files that look like one list and would,
    read as one, hide what is found now.
    """

    preset: str
    files: int
    told: tuple[Told, ...]
    differing: tuple[Differing, ...]
    lists: tuple[OneList, ...] = ()
    unclear: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[tuple[tuple[str, ...], Said], ...] = ()

    @property
    def values(self) -> int:
        """How many values it makes explicit."""
        differing = [told for one in self.differing for told in one.told]
        return sum(len(told.options) for told in (*self.told, *differing) if told.reasons)


def draft(units: Sequence[Unit], preset: str, without: frozenset[str] = frozenset()) -> Draft:
    """Return the configuration for all units of a repository, the rules `without` left alone."""
    by_rule: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.rule.name not in without:
            by_rule[unit.rule.name].append(unit)
    told: list[Told] = []
    differing: dict[str, list[Told]] = defaultdict(list)
    for name, own in by_rule.items():
        common = _majority(own)
        if common:
            told.append(_told(name, common, own))
        for unit in own:
            if other := _other(unit, common):
                for path in unit.paths:
                    differing[path].append(_told(name, other, [unit]))
    left_out = tuple((unit.paths, said) for unit in units for said in unit.said if said.why_not)
    files = {path for unit in units if unit.entries for path in unit.paths}
    return Draft(preset, len(files), tuple(told), _gathered(differing), left_out=left_out)


def _majority(units: Sequence[Unit]) -> Pairs:
    """Return what most files can be told: of as many, what those with more entries can."""
    files: Counter[Pairs] = Counter()
    entries: Counter[Pairs] = Counter()
    for unit in units:
        if unit.options and unit.entries:
            files[_pairs(unit)] += len(unit.paths)
            entries[_pairs(unit)] += unit.entries
    return max(files, key=lambda pairs: (files[pairs], entries[pairs]), default=())


def _pairs(unit: Unit) -> Pairs:
    return tuple(unit.options.items())


def _other(unit: Unit, common: Pairs) -> Pairs:
    """Return what a unit has to be told beside what all are told."""
    shared, own = dict(common), unit.options
    unset = {name: defaults(unit.rule)[name] for name in shared if name not in own}
    for options in (own, own | unset):
        if unit.keeps(shared | options):
            return tuple(pair for pair in options.items() if pair not in common)
    raise AssertionError(f"{unit.rule.name} finds something else when told what it is told now")


def _told(rule: str, options: Pairs, units: Sequence[Unit]) -> Told:
    """Return what a rule is told, with the evidence of the units whose own style it is."""
    reasons = (
        Reason(said.name, said.evidence, len(unit.paths))
        for unit in units
        for said in unit.said
        if not said.why_not and set(said.evidence.options) <= set(options)
    )
    return Told(rule, options, _pooled(reasons))


def _pooled(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return one reason for each convention, the evidence of all files in it."""
    pooled: dict[str, Reason] = {}
    for one in reasons:
        if before := pooled.get(one.name):
            first, more = before.evidence, one.evidence
            evidence = replace(
                first, count=first.count + more.count, total=first.total + more.total
            )
            one = Reason(one.name, evidence, before.files + one.files)
        pooled[one.name] = one
    return tuple(pooled.values())


def _gathered(differing: dict[str, list[Told]]) -> tuple[Differing, ...]:
    """Return the files that are told the same things together."""
    alike: dict[tuple[tuple[str, Pairs], ...], list[str]] = defaultdict(list)
    for path, told in differing.items():
        alike[tuple((one.rule, one.options) for one in told)].append(path)
    return tuple(
        Differing(tuple(paths), tuple(_together([differing[path] for path in paths])))
        for paths in alike.values()
    )


def _together(of_files: Sequence[Sequence[Told]]) -> Iterator[Told]:
    """Yield what each of several files is told, their evidence pooled."""
    for same in zip(*of_files, strict=True):
        reasons = (reason for told in same for reason in told.reasons)
        yield replace(same[0], reasons=_pooled(reasons))
