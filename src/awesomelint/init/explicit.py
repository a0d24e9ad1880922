"""A style made explicit: the options that state what rules infer, and change nothing they find.

Where a list has no convention the options say that too. Otherwise later entries could make one, and
with it findings about entries that nobody has touched.

Each value is tried on its documents before it is taken. Where the rule, given the value, would find
anything else than it finds by itself (at another position, of another level, with another fix), the
value is left out, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from awesomelint.config.settings import RuleSetting, Settings
from awesomelint.diagnostic import Diagnostic, Occurrence
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.rule_conventions import rule_convention
from awesomelint.rules.context import Surroundings
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.style import Evidence, styles_of

Options = Mapping[str, object]
Findings = Counter[tuple[object, ...]]


class Statement(Struct, frozen=True):
    """A convention, or that there is none, with the options that state it, and the evidence.

    `obstacle` is empty if they can be stated, else the reason why they are left out.
    """

    rule: str
    name: str
    evidence: Evidence | None
    options: tuple[tuple[str, object], ...]
    obstacle: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether the documents have the convention."""
        return self.evidence is not None and self.evidence.holds


class RuleScope(Struct, frozen=True):
    """Documents for which one rule is given the same options, and what can be stated of them.

    That is a single document, or a whole list where the rule compares its files.
    """

    rule: Rule
    documents: tuple[ConfiguredDocument, ...]
    surroundings: Surroundings
    statements: tuple[Statement, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the documents."""
        return tuple(configured.document.source.path for configured in self.documents)

    @property
    def paths_with_entries(self) -> tuple[str, ...]:
        """The paths of the documents that have entries."""
        return tuple(
            configured.document.source.path
            for configured in self.documents
            if configured.document.lists
        )

    @property
    def options(self) -> dict[str, object]:
        """The options that can be stated."""
        stated = (statement for statement in self.statements if not statement.obstacle)
        return dict(pair for statement in stated for pair in statement.options)

    @property
    def decided_names(self) -> frozenset[str]:
        """The names of the options that state a convention, not that there is none."""
        decided = (each for each in self.statements if each.is_decided and not each.obstacle)
        return frozenset(name for statement in decided for name, _ in statement.options)

    @property
    def entries(self) -> int:
        """How many entries the documents have."""
        return sum(1 for configured in self.documents for _ in configured.document.entries())

    def keeps(self, options: Options) -> bool:
        """Whether the rule, given `options`, finds what it finds by itself."""
        return self.findings(options) == self.findings({})

    def findings(self, options: Options) -> Findings:
        """Return what the rule finds when it is given `options`."""
        documents = [_with_options(document, self.rule, options) for document in self.documents]
        return comparable(lint(documents, self.surroundings))


def comparable(diagnostics: Iterable[Diagnostic]) -> Findings:
    """Return findings without their wording, which says where a value is from, for comparisons.

    Each occurrence is one; the number is how often it occurs.
    """
    return Counter(
        (diagnostic.path, diagnostic.rule, diagnostic.level, _without_wording(occurrence))
        for diagnostic in diagnostics
        for occurrence in diagnostic.occurrences
    )


def _without_wording(occurrence: Occurrence) -> tuple[object, ...]:
    related = tuple((related.path, related.span) for related in occurrence.related)
    return occurrence.span, occurrence.fix, related


def rule_scopes(
    documents: Sequence[ConfiguredDocument], surroundings: Surroundings
) -> Iterator[RuleScope]:
    """Yield what can be stated for each rule that runs on documents that make up one list."""
    rules = {
        setting.rule.name: setting.rule
        for configured in documents
        for setting in configured.settings.rules
    }
    for rule in rules.values():
        if not rule.relies_on:
            continue
        alone = [(configured,) for configured in documents]
        for group in [tuple(documents)] if rule.check_list else alone:
            if all(_setting(configured, rule) for configured in group):
                yield _stated(RuleScope(rule, group, surroundings, ()))


def _stated(scope: RuleScope) -> RuleScope:
    """Return the scope with each convention it shows, tried on top of those before it."""
    style = styles_of([configured.document for configured in scope.documents])[0]
    defaults = default_options(scope.rule)
    for reliance in scope.rule.relies_on:
        convention = rule_convention(scope.rule, reliance, style)
        options = tuple(pair for pair in convention.options if pair[1] != defaults[pair[0]])
        if options and not _is_configured(scope, reliance):
            statement = Statement(scope.rule.name, convention.name, convention.evidence, options)
            same = (other for other in scope.statements if other.options == options)
            earlier = next(same, None)
            obstacle = earlier.obstacle if earlier else _obstacle(scope, statement)
            if not (earlier and obstacle):
                statement = replace(statement, obstacle=obstacle)
                scope = replace(scope, statements=(*scope.statements, statement))
    return scope


def _obstacle(scope: RuleScope, statement: Statement) -> str:
    """Return why a convention is left out; nothing where it can be stated."""
    try:
        after = scope.findings(scope.options | dict(statement.options))
    except ValueError as error:
        return str(error)
    before = scope.findings({})
    more, fewer = (after - before).total(), (before - after).total()
    changes = [f"{count} {word}" for count, word in ((more, "new"), (fewer, "gone")) if count]
    return f"findings would change: {', '.join(changes)}" if changes else ""


def _is_configured(scope: RuleScope, reliance: Reliance) -> bool:
    """Whether the preset states the convention already."""
    default = default_options(scope.rule)
    settings = filter(None, (_setting(configured, scope.rule) for configured in scope.documents))
    return any(
        getattr(setting.options, name) != default[name]
        for setting in settings
        for name in reliance.option_names
    )


def default_options(rule: Rule) -> dict[str, Any]:
    """Return the value of each option where none is given."""
    return {field.name: field.default for field in fields(rule.options)}


def _setting(configured: ConfiguredDocument, rule: Rule) -> RuleSetting | None:
    settings = configured.settings.rules
    return next((setting for setting in settings if setting.rule.name == rule.name), None)


def _with_options(
    configured: ConfiguredDocument, rule: Rule, options: Options
) -> ConfiguredDocument:
    """Return a document with one rule alone, and with `options` instead of its options."""
    setting = _setting(configured, rule)
    assert setting is not None
    made: Any = setting.options
    changed = replace(setting, options=replace(made, **options))
    return ConfiguredDocument(configured.document, Settings((changed,)))
