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
from awesomelint.style.by_section import BySection


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
    assert scope.options == {"separator": " - ", "joints": "any"}
    decided = [(statement.is_decided, statement.obstacle) for statement in scope.statements]
    assert decided == [(True, ""), (False, "")]


def test_what_is_undecided_is_said_too() -> None:
    texts = (
        "- [T {n}](https://example.com/{n}) - Text.",
        "- [U {n}](https://example.com/u/{n}): Text.",
    )
    mixed = "".join(_entries(4, form) for form in texts)
    scope = _scope("inconsistent-separator", _configured("a.md", mixed))
    assert scope.options == {"separator": "any", "joints": "any"}
    assert _scope("missing-date", _configured("a.md", mixed)).options == {"require": False}


def test_a_short_depth_has_the_bullet_above_or_any() -> None:
    # Three items of the second depth are too few to show a bullet of their own.
    nested = "  {bullet} [U](https://example.com/u) - Text.\n" * 3
    other = _configured("a.md", PLAIN + nested.format(bullet="*"))
    assert _scope("inconsistent-marker", other).options == {"bullet": ("-", "any")}
    same = _configured("a.md", PLAIN + nested.format(bullet="-"))
    assert _scope("inconsistent-marker", same).options == {"bullet": "-"}


def test_a_value_that_would_report_more_is_left_out_and_why_is_said() -> None:
    # A configured separator is asked for before words behind a slash, too; a learnt one is not.
    text = PLAIN + "- [U](https://example.com/u) / other words\n"
    scope = _scope("inconsistent-separator", _configured("a.md", text))
    assert scope.options == {"joints": "any"}
    assert [statement.obstacle for statement in scope.statements] == [
        "findings would change: 1 new",
        "",
    ]


def test_days_that_are_written_both_ways_are_undecided() -> None:
    days = [f"{zero}{n}" for zero in ("", "0") for n in range(1, 10)]
    text = "".join(f"- [T {day}](https://example.com/{day}) [{day} Jan 2024]\n" for day in days)
    scope = _scope("inconsistent-date", _configured("a.md", text))
    assert scope.options == {"format": "D Mon YYYY", "days": "any", "delimiter": "[]"}
    drafted = draft([scope], "recommended")
    assert [(rule.options, rule.undecided) for rule in drafted.rules] == [
        ((("format", "D Mon YYYY"), ("delimiter", "[]"), ("days", "any")), 1)
    ]


def test_what_the_preset_says_is_not_said_again() -> None:
    told = 'rules.inconsistent-separator = { separator = " - " }'
    scope = _scope("inconsistent-separator", _configured("a.md", PLAIN, told))
    assert scope.options == {"joints": "any"}


def test_an_order_is_said_section_by_section() -> None:
    names = ("Anvil", "Bellows", "Chisel", "Drill", "File", "Gouge", "Hammer", "Icepick")
    entries = [f"- [{name}](https://example.com/{name})\n" for name in names]
    text = f"## Tools\n\n{''.join(entries)}\n## Friends\n\n{''.join(entries[5:2:-1])}"
    scope = _scope("unsorted-entries", _configured("a.md", text))
    assert scope.options == {
        "by": "title",
        "sections": (BySection("Friends", "none"),),
        "top": "text",
    }
    random = _configured("a.md", "".join(entries[::-1]))
    assert _scope("unsorted-entries", random).options == {"by": "none", "top": "text"}


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
    assert rule.options == (("separator", " - "), ("joints", "any"))
    separator, joints = rule.reasons
    assert separator.evidence
    assert (separator.evidence.count, separator.files) == (20, 2)
    assert (joints.evidence, joints.files) == (None, 3)
    (override,) = drafted.overrides
    assert override.paths == ("c.md",)
    assert [rule.options for rule in override.rules] == [(("separator", ": "),)]


def test_what_one_of_three_files_does_is_no_rule_for_all() -> None:
    dated = _entries(10, "- [T {n}](https://example.com/{n}) - Text. [Mar 2024]")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": dated}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    drafted = draft(of_all, "recommended")
    (rule,) = (rule for rule in drafted.rules if rule.rule == "missing-date")
    assert rule.options == (("require", False),)
    (override,) = drafted.overrides
    assert override.paths == ("c.md",)
    assert (("require", True),) in [rule.options for rule in override.rules]


def test_files_without_entries_are_not_counted() -> None:
    files = {"a.md": PLAIN, "b.md": PLAIN, "notes.md": "Text.\n"}
    scopes = _scopes(*(_configured(path, text) for path, text in files.items()))
    drafted = draft(scopes, "recommended")
    assert drafted.files == 2
    assert {reason.files for rule in drafted.rules for reason in rule.reasons} == {2}


def test_a_file_that_is_undecided_gets_an_override() -> None:
    mixed = _entries(4, "- [T {n}](https://example.com/{n}) - Text.")
    mixed += _entries(4, "- [U {n}](https://example.com/u/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": mixed}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    drafted = draft(of_all, "recommended")
    (override,) = drafted.overrides
    assert [(rule.options, rule.undecided) for rule in override.rules] == [
        ((("separator", "any"),), 1),
    ]
    assert (
        "# separator: none found (best: ` - ` in 50 % of 8 descriptions)\n"
        'rules.inconsistent-separator = { separator = "any" }\n'
    ) in toml(drafted, files)


def test_of_as_many_files_those_with_more_entries_count() -> None:
    longer = _entries(20, "- [T {n}](https://example.com/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": longer}
    of_all = [scope for path, text in files.items() for scope in _scopes(_configured(path, text))]
    rules = draft(of_all, "x").rules
    (rule,) = (rule for rule in rules if rule.rule == "inconsistent-separator")
    assert rule.options == (("separator", ": "), ("joints", "any"))


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
