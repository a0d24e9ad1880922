"""The configuration that states the style of a repository: what most files share, what differs.

A rule is given what is stated of most files with entries, be it that they have not decided. A file
of which that cannot be said without changing a finding gets an override with what can.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.config.options import is_table, kinds, names_sections
from awesomelint.init.explicit import RuleScope, Statement, default_options
from awesomelint.style.style import Evidence

Pairs = tuple[tuple[str, object], ...]


class Reason(Struct, frozen=True):
    """A convention behind a value: the evidence in all the files that show it, and their number.

    `is_decided` is whether there is such a convention: a value may also say that there is none.
    """

    name: str
    evidence: Evidence | None
    files: int

    @property
    def is_decided(self) -> bool:
        """Whether the files have the convention."""
        return self.evidence is not None and self.evidence.holds


class RuleOptions(Struct, frozen=True):
    """What one rule is given, and why; without reasons where a value is left to be inferred.

    `undecided` is how many of the options say that the files have no convention.
    """

    rule: str
    options: Pairs
    reasons: tuple[Reason, ...]
    undecided: int

    @property
    def is_undecided(self) -> bool:
        """Whether no option has a convention behind it."""
        return self.undecided == len(self.options)


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
        return sum(len(rule.options) for rule in self._explicit())

    @property
    def undecided(self) -> int:
        """How many of these values say that there is no convention."""
        return sum(rule.undecided for rule in self._explicit())

    def _explicit(self) -> Iterator[RuleOptions]:
        in_overrides = (rule for override in self.overrides for rule in override.rules)
        return (rule for rule in (*self.rules, *in_overrides) if rule.reasons)


def draft(scopes: Sequence[RuleScope], preset: str, without: frozenset[str] = frozenset()) -> Draft:
    """Return the configuration for all scopes of a repository, the rules `without` left alone."""
    by_rule: dict[str, list[RuleScope]] = defaultdict(list)
    for scope in scopes:
        if scope.rule.name not in without:
            by_rule[scope.rule.name].append(scope)
    rules: list[RuleOptions] = []
    differing: dict[str, list[RuleOptions]] = defaultdict(list)
    for name, of_rule in by_rule.items():
        common = _of_most_files(of_rule)
        if common:
            with_entries = [scope for scope in of_rule if scope.entries]
            agreeing = [_agreeing_with(scope, common) for scope in with_entries]
            rules.append(_with_reasons(name, common, agreeing))
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
    files = {path for scope in scopes for path in scope.paths_with_entries}
    return Draft(preset, len(files), tuple(rules), _overrides(differing), left_out=left_out)


def _agreeing_with(scope: RuleScope, common: Pairs) -> RuleScope:
    """Return a scope with those of its statements that say what all files get."""
    return replace(
        scope,
        statements=tuple(
            statement
            for statement in scope.statements
            if all(pair in common or names_sections(pair[1]) for pair in statement.options)
        ),
    )


def _of_most_files(scopes: Sequence[RuleScope]) -> Pairs:
    """Return the value of each option in most files; in as many files, that of more entries.

    What is stated section by section is a file's own, unless it is the only one.
    """
    rule = scopes[0].rule
    defaults, types = default_options(rule), kinds(rule.options)
    with_entries = [scope for scope in scopes if scope.entries]
    is_single = len({path for scope in with_entries for path in scope.paths_with_entries}) == 1
    common = []
    for name, default in defaults.items():
        files: Counter[object] = Counter()
        entries: Counter[object] = Counter()
        for scope in with_entries:
            value = scope.options.get(name, default)
            files[value] += len(scope.paths_with_entries)
            entries[value] += scope.entries
        value = max(files, key=lambda value: (files[value], entries[value]), default=default)
        if value != default and (is_single or not is_table(types[name])):
            common.append((name, value))
    return tuple(common)


def _departing(scope: RuleScope, common: Pairs) -> Pairs:
    """Return the options that a scope needs apart from those that all files get.

    Where it has no convention, that of the other files may hold, if it finds nothing in this scope.
    """
    shared, options = dict(common), scope.options
    own = {
        name: value
        for name, value in options.items()
        if name in scope.decided_names or name not in shared
    }
    defaults = default_options(scope.rule)
    unset = {name: defaults[name] for name in shared if name not in options}
    for candidate in (own, options, options | unset):
        if scope.keeps(shared | candidate):
            return tuple(pair for pair in candidate.items() if pair not in common)
    raise AssertionError(f"{scope.rule.name} reports something else when its style is configured")


def _with_reasons(rule: str, options: Pairs, scopes: Sequence[RuleScope]) -> RuleOptions:
    """Return what a rule is given, with the evidence of the scopes that show it."""
    stated = [
        (statement, len(scope.paths_with_entries))
        for scope in scopes
        for statement in scope.statements
        if not statement.obstacle and set(statement.options) & set(options)
    ]
    decided = _decided([statement for statement, _ in stated])
    reasons = (
        Reason(statement.name, statement.evidence, files)
        for statement, files in stated
        if statement.is_decided or not decided.issuperset(statement.options)
    )
    undecided = sum(pair not in decided for pair in options)
    # What is decided comes first, and of that what most files do.
    pooled = sorted(_pooled(reasons), key=lambda reason: (not reason.is_decided, -reason.files))
    return RuleOptions(rule, options, tuple(pooled), undecided)


def _decided(statements: Sequence[Statement]) -> frozenset[tuple[str, object]]:
    """Return the values that a convention is behind.

    Of several statements with a value, those with fewest values are about this one.
    """
    fewest: dict[tuple[str, object], int] = {}
    for statement in statements:
        count = len(statement.options)
        fewest |= {pair: min(fewest.get(pair, count), count) for pair in statement.options}
    return frozenset(
        pair
        for statement in statements
        for pair in statement.options
        if statement.is_decided and len(statement.options) == fewest[pair]
    )


def _pooled(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return one reason for each convention, with the evidence of all files."""
    pooled: dict[tuple[str, str | None], Reason] = {}
    for reason in reasons:
        key = reason.name, reason.evidence.words if reason.evidence and reason.is_decided else None
        if earlier := pooled.get(key):
            reason = Reason(
                reason.name,
                _sum(earlier.evidence, reason.evidence),
                earlier.files + reason.files,
            )
        pooled[key] = reason
    return tuple(pooled.values())


def _sum(first: Evidence | None, more: Evidence | None) -> Evidence | None:
    """Return the evidence of both; what comes closest to a convention is of a single file."""
    if first is None or more is None or not first.holds:
        return None
    return replace(first, count=first.count + more.count, total=first.total + more.total)


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
