"""A value is said only where its rule, told it, finds what it finds by itself."""

from __future__ import annotations

from awesomelint import Source, read
from awesomelint.config.configuration import DEFAULT, parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.linter import Held
from awesomelint.engine.registry import ALL_RULES
from awesomelint.init.draft import draft
from awesomelint.init.explicit import Unit, units
from awesomelint.init.toml_text import toml


def _entries(count: int, form: str) -> str:
    return "".join(form.format(n=n) + "\n" for n in range(10, 10 + count))


def _held(path: str, text: str, configuration: str = "") -> Held:
    parsed = parse(configuration, "a.toml", rules=ALL_RULES) if configuration else DEFAULT
    return Held(read(Source(path, text)), settings_for(parsed, path, rules=ALL_RULES))


def _unit(rule: str, *held: Held) -> Unit:
    (found,) = (unit for unit in units(held) if unit.rule.name == rule)
    return found


PLAIN = _entries(10, "- [T {n}](https://example.com/{n}) - Text.")


def test_a_convention_is_said_by_its_options() -> None:
    unit = _unit("inconsistent-separator", _held("a.md", PLAIN))
    assert unit.options == {"separator": " - "}
    assert [said.why_not for said in unit.said] == [""]


def test_a_value_that_would_report_more_is_left_out_and_why_is_said() -> None:
    # Three items of the second depth are too few to show a bullet of their own.
    text = PLAIN + "  * [U](https://example.com/u) - Text.\n" * 3
    unit = _unit("inconsistent-marker", _held("a.md", text))
    assert unit.options == {}
    assert [said.why_not for said in unit.said] == ["findings would change: 1 new"]


def test_what_the_preset_says_is_not_said_again() -> None:
    told = 'rules.inconsistent-separator = { separator = " - " }'
    assert _unit("inconsistent-separator", _held("a.md", PLAIN, told)).said == ()


def test_a_rule_that_is_off_is_told_nothing() -> None:
    held = _held("a.md", PLAIN, 'rules.inconsistent-separator = "off"')
    assert "inconsistent-separator" not in {unit.rule.name for unit in units([held])}


def test_what_is_inferred_of_a_list_is_said_of_all_its_files() -> None:
    unit = _unit("duplicate-url", _held("a.md", PLAIN), _held("b.md", PLAIN))
    assert unit.paths == ("a.md", "b.md")
    assert unit.options == {"elsewhere": "never"}


def test_most_files_make_the_rules_and_the_others_overrides() -> None:
    colons = PLAIN.replace(" - ", ": ")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": colons}
    of_all = [unit for path, text in files.items() for unit in units([_held(path, text)])]
    drafted = draft(of_all, "recommended")
    (told,) = (one for one in drafted.told if one.rule == "inconsistent-separator")
    assert told.options == (("separator", " - "),)
    assert [(one.evidence.count, one.files) for one in told.reasons] == [(20, 2)]
    (other,) = drafted.differing
    assert other.paths == ("c.md",)
    assert [one.options for one in other.told] == [(("separator", ": "),)]


def test_a_file_without_the_convention_is_left_to_itself() -> None:
    mixed = _entries(4, "- [T {n}](https://example.com/{n}) - Text.")
    mixed += _entries(4, "- [U {n}](https://example.com/u/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": PLAIN, "c.md": mixed}
    of_all = [unit for path, text in files.items() for unit in units([_held(path, text)])]
    drafted = draft(of_all, "recommended")
    (other,) = drafted.differing
    assert [(one.options, one.reasons) for one in other.told] == [
        ((("separator", "infer"),), ()),
    ]
    assert '# no such convention here\nrules.inconsistent-separator = { separator = "infer" }' in (
        toml(drafted, files)
    )


def test_of_as_many_files_those_with_more_entries_count() -> None:
    longer = _entries(20, "- [T {n}](https://example.com/{n}): Text.")
    files = {"a.md": PLAIN, "b.md": longer}
    of_all = [unit for path, text in files.items() for unit in units([_held(path, text)])]
    (told,) = (one for one in draft(of_all, "x").told if one.rule == "inconsistent-separator")
    assert told.options == (("separator", ": "),)


def test_a_rule_that_is_to_be_left_alone_is_told_nothing() -> None:
    drafted = draft([*units([_held("a.md", PLAIN)])], "x", frozenset({"inconsistent-separator"}))
    assert "inconsistent-separator" not in {one.rule for one in drafted.told}


def test_a_list_cannot_write_into_the_configuration() -> None:
    path = 'a\nb"\\.md'
    files = {path: PLAIN.replace(" - ", ": "), "b.md": PLAIN, "c.md": PLAIN}
    of_all = [unit for name, text in files.items() for unit in units([_held(name, text)])]
    text = toml(draft(of_all, "recommended"), files)
    parsed = parse(text, "a.toml", rules=ALL_RULES)
    assert len(parsed.overrides) == 1
