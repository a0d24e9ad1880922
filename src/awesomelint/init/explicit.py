"""A house style made explicit: the options that say what rules infer, and change nothing they find.

Each value is tried on the documents it is about before it is taken: where the rule, told it, would
find anything else than it finds by itself, at another place, of another level or with another fix,
the value is left out, and why is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from awesomelint.config.settings import RuleSetting, Settings
from awesomelint.diagnostic import Diagnostic
from awesomelint.engine.linter import Held, lint
from awesomelint.rules.rule import Evidence, Inferred, Rule

Options = Mapping[str, object]
Findings = Counter[tuple[object, ...]]


class Said(Struct, frozen=True):
    """A convention with the options that say it, and the evidence for it.

    `why_not` is empty where they can be said, else the reason why they are left out.
    """

    rule: str
    name: str
    evidence: Evidence
    why_not: str = ""


class Unit(Struct, frozen=True):
    """Documents that one rule is told the same about, and what it can be told.

    That is a single document, or a whole list where the rule infers something of all of it.
    """

    rule: Rule
    held: tuple[Held, ...]
    said: tuple[Said, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the documents."""
        return tuple(one.document.source.path for one in self.held)

    @property
    def options(self) -> dict[str, object]:
        """The options that can be said."""
        return dict(pair for one in self.said if not one.why_not for pair in one.evidence.options)

    @property
    def entries(self) -> int:
        """How many entries the documents have."""
        return sum(1 for one in self.held for _ in one.document.entries())

    def keeps(self, options: Options) -> bool:
        """Whether the rule, told `options`, finds what it finds by itself."""
        return self.findings(options) == self.findings({})

    def findings(self, options: Options) -> Findings:
        """Return what the rule finds when it is told `options`."""
        return findings(lint([_told(one, self.rule, options) for one in self.held]))


def findings(diagnostics: Iterable[Diagnostic]) -> Findings:
    """Return what diagnostics come to, their wording left out: it says where a value is from."""
    return Counter(
        (
            one.path,
            one.span,
            one.rule,
            one.level,
            one.fix,
            tuple((related.path, related.span) for related in one.related),
        )
        for one in diagnostics
    )


def units(held: Sequence[Held]) -> Iterator[Unit]:
    """Yield what each rule that runs can be told of documents that make up one list."""
    rules = {setting.rule.name: setting.rule for one in held for setting in one.settings.rules}
    for rule in rules.values():
        if not rule.infers:
            continue
        whole = any(inferred.of_list for inferred in rule.infers)
        for group in [tuple(held)] if whole else [(one,) for one in held]:
            if all(_setting(one, rule) for one in group):
                yield _said(Unit(rule, group, ()))


def _said(unit: Unit) -> Unit:
    """Return the unit with each convention it shows, tried on top of those before it."""
    for inferred in unit.rule.infers:
        evidence = inferred.find([one.document for one in unit.held])
        if evidence and evidence.options and not _is_configured(unit, inferred):
            said = Said(unit.rule.name, inferred.name, evidence)
            said = replace(said, why_not=_why_not(unit, said))
            unit = replace(unit, said=(*unit.said, said))
    return unit


def _why_not(unit: Unit, said: Said) -> str:
    """Return why a convention is left out; nothing where it can be said."""
    try:
        after = unit.findings(unit.options | dict(said.evidence.options))
    except ValueError as error:
        return str(error)
    before = unit.findings({})
    more, fewer = (after - before).total(), (before - after).total()
    changes = [f"{count} {word}" for count, word in ((more, "new"), (fewer, "gone")) if count]
    return f"findings would change: {', '.join(changes)}" if changes else ""


def _is_configured(unit: Unit, inferred: Inferred) -> bool:
    """Whether the preset says the convention already."""
    default = defaults(unit.rule)
    settings = filter(None, (_setting(one, unit.rule) for one in unit.held))
    return any(
        getattr(setting.options, name) != default[name]
        for setting in settings
        for name in inferred.options
    )


def defaults(rule: Rule) -> dict[str, Any]:
    """Return the value of each option where none is given."""
    return {field.name: field.default for field in fields(rule.options)}


def _setting(held: Held, rule: Rule) -> RuleSetting | None:
    return next((one for one in held.settings.rules if one.rule.name == rule.name), None)


def _told(held: Held, rule: Rule, options: Options) -> Held:
    """Return a document held to one rule alone, with `options` in place of what they were."""
    setting = _setting(held, rule)
    assert setting is not None
    made: Any = setting.options
    return Held(held.document, Settings((replace(setting, options=replace(made, **options)),)))
