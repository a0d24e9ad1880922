"""The configuration that states the style of a repository: what most files share, what differs.

A rule is given what can be stated of most files with entries. A file of which that cannot be
stated without changing a finding gets an override with what can.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.init.explicit import RuleScope, Statement, default_options
from awesomelint.style.style import Evidence

Pairs = tuple[tuple[str, object], ...]


class Reason(Struct, frozen=True):
    """A convention behind a value: the evidence in all the files that show it, and their number."""

    name: str
    evidence: Evidence
    files: int


class RuleOptions(Struct, frozen=True):
    """What one rule is given, and why; without reasons where a file has no such convention."""

    rule: str
    options: Pairs
    reasons: tuple[Reason, ...]


class Override(Struct, frozen=True):
    """The settings of some files, named by path, that differ from those of all files."""

    paths: tuple[str, ...]
    rules: tuple[RuleOptions, ...]


class ListFiles(Struct, frozen=True):
    """Files that make up a list, and how many findings come from reading them as one list."""

    paths: tuple[str, ...]
    more: int


class Draft(Struct, frozen=True):
    """A configuration to be written.

    `files` is the number of files with entries that it is for. `left_out` has statements that would
    change the findings, with the paths of their files. `unclear` has files that look like one list,
    but would lose findings if they were read as one list.
    """

    preset: str
    files: int
    rules: tuple[RuleOptions, ...]
    overrides: tuple[Override, ...]
    lists: tuple[ListFiles, ...] = ()
    unclear: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[tuple[tuple[str, ...], Statement], ...] = ()

    @property
    def values(self) -> int:
        """How many values it makes explicit."""
        in_overrides = [rule for override in self.overrides for rule in override.rules]
        return sum(len(rule.options) for rule in (*self.rules, *in_overrides) if rule.reasons)


def draft(scopes: Sequence[RuleScope], preset: str, without: frozenset[str] = frozenset()) -> Draft:
    """Return the configuration for all scopes of a repository, the rules `without` left alone."""
    by_rule: dict[str, list[RuleScope]] = defaultdict(list)
    for scope in scopes:
        if scope.rule.name not in without:
            by_rule[scope.rule.name].append(scope)
    rules: list[RuleOptions] = []
    differing: dict[str, list[RuleOptions]] = defaultdict(list)
    for name, of_rule in by_rule.items():
        common = _majority(of_rule)
        if common:
            rules.append(_with_reasons(name, common, of_rule))
        for scope in of_rule:
            if departing := _departing(scope, common):
                for path in scope.paths:
                    differing[path].append(_with_reasons(name, departing, [scope]))
    left_out = tuple(
        (scope.paths, statement)
        for scope in scopes
        for statement in scope.statements
        if statement.obstacle
    )
    files = {path for scope in scopes if scope.entries for path in scope.paths}
    return Draft(preset, len(files), tuple(rules), _overrides(differing), left_out=left_out)


def _majority(scopes: Sequence[RuleScope]) -> Pairs:
    """Return the options of most files; of as many files, those of more entries."""
    files: Counter[Pairs] = Counter()
    entries: Counter[Pairs] = Counter()
    for scope in scopes:
        if scope.options and scope.entries:
            files[_pairs(scope)] += len(scope.paths)
            entries[_pairs(scope)] += scope.entries
    return max(files, key=lambda pairs: (files[pairs], entries[pairs]), default=())


def _pairs(scope: RuleScope) -> Pairs:
    return tuple(scope.options.items())


def _departing(scope: RuleScope, common: Pairs) -> Pairs:
    """Return the options that a scope needs apart from those that all files get."""
    shared, options = dict(common), scope.options
    defaults = default_options(scope.rule)
    unset = {name: defaults[name] for name in shared if name not in options}
    for candidate in (options, options | unset):
        if scope.keeps(shared | candidate):
            return tuple(pair for pair in candidate.items() if pair not in common)
    raise AssertionError(f"{scope.rule.name} reports something else when its style is configured")


def _with_reasons(rule: str, options: Pairs, scopes: Sequence[RuleScope]) -> RuleOptions:
    """Return what a rule is given, with the evidence of the scopes that show it."""
    reasons = (
        Reason(statement.name, statement.evidence, len(scope.paths))
        for scope in scopes
        for statement in scope.statements
        if not statement.obstacle and set(statement.options) <= set(options)
    )
    return RuleOptions(rule, options, _pooled(reasons))


def _pooled(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return one reason for each convention, with the evidence of all files."""
    pooled: dict[str, Reason] = {}
    for reason in reasons:
        if earlier := pooled.get(reason.name):
            first, more = earlier.evidence, reason.evidence
            evidence = replace(
                first, count=first.count + more.count, total=first.total + more.total
            )
            reason = Reason(reason.name, evidence, earlier.files + reason.files)
        pooled[reason.name] = reason
    return tuple(pooled.values())


def _overrides(differing: dict[str, list[RuleOptions]]) -> tuple[Override, ...]:
    """Return one override for the files that are given the same."""
    alike: dict[tuple[tuple[str, Pairs], ...], list[str]] = defaultdict(list)
    for path, rules in differing.items():
        alike[tuple((rule.rule, rule.options) for rule in rules)].append(path)
    return tuple(
        Override(tuple(paths), tuple(_merged([differing[path] for path in paths])))
        for paths in alike.values()
    )


def _merged(of_files: Sequence[Sequence[RuleOptions]]) -> Iterator[RuleOptions]:
    """Yield what several files are given alike, their evidence pooled."""
    for alike in zip(*of_files, strict=True):
        reasons = (reason for rule in alike for reason in rule.reasons)
        yield replace(alike[0], reasons=_pooled(reasons))
