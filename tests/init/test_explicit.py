"""A value is stated only where its rule, given it, finds what it finds by itself."""

from __future__ import annotations

from awesomelint import Source, read
from awesomelint.config.configuration import DEFAULT, parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.engine.registry import ALL_RULES
from awesomelint.init.draft import draft
from awesomelint.init.explicit import RuleScope, rule_scopes
from awesomelint.init.toml_text import toml
from awesomelint.rules.context import NO_SURROUNDINGS


def _entries(count: int, form: str) -> str:
    return "".join(form.format(n=n) + "\n" for n in range(10, 10 + count))


def _configured(path: str, text: str, configuration: str = "") -> ConfiguredDocument:
    parsed = parse(configuration, "a.toml", rules=ALL_RULES) if configuration else DEFAULT
    return ConfiguredDocument(read(Source(path, text)), settings_for(parsed, path, rules=ALL_RULES))


def _scope(rule: str, *documents: ConfiguredDocument) -> RuleScope:
    (scope,) = (scope for scope in _scopes(*documents) if scope.rule.name == rule)
    return scope


def _scopes(*documents: ConfiguredDocument) -> list[RuleScope]:
    return list(rule_scopes(documents, NO_SURROUNDINGS))


PLAIN = _entries(10, "- [T {n}](https://example.com/{n}) - Text.")


def test_a_convention_is_said_by_its_options() -> None:
    scope = _scope("inconsistent-separator", _configured("a.md", PLAIN))
    assert scope.options == {"separator": " - "}
    assert [statement.obstacle for statement in scope.statements] == [""]


def test_a_value_that_would_report_more_is_left_out_and_why_is_said() -> None:
    # Three items of the second depth are too few to show a bullet of their own.
    text = PLAIN + "  * [U](https://example.com/u) - Text.\n" * 3
    scope = _scope("inconsistent-marker", _configured("a.md", text))
    assert scope.options == {}
    assert [statement.obstacle for statement in scope.statements] == [
        "findings would change: 1 new"
    ]


def test_what_the_preset_says_is_not_said_again() -> None:
    told = 'rules.inconsistent-separator = { separator = " - " }'
    assert _scope("inconsistent-separator", _configured("a.md", PLAIN, told)).statements == ()


def test_a_rule_that_is_off_is_told_nothing() -> None:
    held = _configured("a.md", PLAIN, 'rules.inconsistent-separator = "off"')
    assert "inconsistent-separator" not in {scope.rule.name for scope in _scopes(held)}


def test_what_is_inferred_of_a_list_is_said_of_all_its_files() -> None:
    scope = _scope("duplicate-url", _configured("a.md", PLAIN), _configured("b.md", PLAIN))
    assert scope.paths == ("a.md", "b.md")
    assert scope.options == {"elsewhere": "never"}


def test_most_files_make_the_rules_and_the_others_overrides() -> None:
    colons = PLAIN.replace(" - ", ": ")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": colons}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    drafted = draft(of_all, "recommended")
    (rule,) = (rule for rule in drafted.rules if rule.rule == "inconsistent-separator")
    assert rule.options == (("separator", " - "),)
    assert [(reason.evidence.count, reason.files) for reason in rule.reasons] == [(20, 2)]
    (override,) = drafted.overrides
    assert override.paths == ("c.md",)
    assert [rule.options for rule in override.rules] == [(("separator", ": "),)]


def test_a_file_without_the_convention_is_left_to_itself() -> None:
    mixed = _entries(4, "- [T {n}](https://example.com/{n}) - Text.")
    mixed += _entries(4, "- [U {n}](https://example.com/u/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": mixed}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    drafted = draft(of_all, "recommended")
    (override,) = drafted.overrides
    assert [(rule.options, rule.reasons) for rule in override.rules] == [
        ((("separator", "infer"),), ()),
    ]
    assert '# no such convention here\nrules.inconsistent-separator = { separator = "infer" }' in (
        toml(drafted, files)
    )


def test_of_as_many_files_those_with_more_entries_count() -> None:
    longer = _entries(20, "- [T {n}](https://example.com/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": longer}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    rules = draft(of_all, "x").rules
    (rule,) = (rule for rule in rules if rule.rule == "inconsistent-separator")
    assert rule.options == (("separator", ": "),)


def test_a_rule_that_is_to_be_left_alone_is_told_nothing() -> None:
    drafted = draft(_scopes(_configured("a.md", PLAIN)), "x", frozenset({"inconsistent-separator"}))
    assert "inconsistent-separator" not in {rule.rule for rule in drafted.rules}


def test_a_list_cannot_write_into_the_configuration() -> None:
    path = 'a\nb"\\.md'
    files = {path: PLAIN.replace(" - ", ": "), "b.md": PLAIN, "c.md": PLAIN}
    of_all = [scope for name, text in files.items() for scope in _scopes(_configured(name, text))]
    text = toml(draft(of_all, "recommended"), files)
    parsed = parse(text, "a.toml", rules=ALL_RULES)
    assert len(parsed.overrides) == 1
