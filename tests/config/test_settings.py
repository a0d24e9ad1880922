"""What applies to a file: defaults, preset, rules, overrides, command line; the later wins."""

from __future__ import annotations

import pytest

from awesomelint.config.configuration import DEFAULT, PRESETS, Configuration, parse
from awesomelint.config.settings import Settings, is_excluded, list_of, settings_for
from awesomelint.engine.registry import ALL_RULES
from awesomelint.errors import ConfigurationError
from tests.support.little_rules import KINDS, PLAIN, RULES, WINDOW, EveryKind, Window


def read(text: str) -> Configuration:
    return parse(text, "a.toml", rules=RULES)


def levels(settings: Settings) -> dict[str, str]:
    return {setting.rule.name: setting.level for setting in settings.rules}


def options(settings: Settings, name: str) -> object:
    return next(setting.options for setting in settings.rules if setting.rule.name == name)


def test_rules_run_at_their_own_level_by_default() -> None:
    settings = settings_for(DEFAULT, "a.md", rules=RULES)
    assert levels(settings) == {"duplicate-url": "error", "every-kind": "warning"}
    assert not any(setting.configured for setting in settings.rules)
    assert options(settings, "every-kind") == EveryKind()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_loads(preset: str) -> None:
    assert settings_for(DEFAULT, "a.md", rules=ALL_RULES, preset=preset).rules


def test_a_preset_that_names_a_rule_gives_it_its_own_level_there() -> None:
    settings = settings_for(DEFAULT, "a.md", rules=ALL_RULES, preset="awesome")
    heading = next(setting for setting in settings.rules if setting.rule.name == "main-heading")
    assert (heading.level, heading.configured) == ("error", False)


def test_a_configured_level_holds_also_where_the_preset_has_one() -> None:
    configuration = parse("rules.main-heading = 'error'", "a.toml", rules=ALL_RULES)
    settings = settings_for(configuration, "a.md", rules=ALL_RULES, preset="awesome")
    assert next(
        setting.configured for setting in settings.rules if setting.rule.name == "main-heading"
    )


def test_strict_makes_every_rule_an_error() -> None:
    settings = settings_for(read("preset = 'strict'"), "a.md", rules=RULES)
    assert levels(settings) == dict.fromkeys(("duplicate-url", "every-kind", "window"), "error")
    assert all(setting.configured for setting in settings.rules)


def test_rules_win_over_the_preset() -> None:
    configuration = read("preset = 'strict'\nrules.every-kind = 'off'\nrules.window = 'warning'")
    assert levels(settings_for(configuration, "a.md", rules=RULES)) == {
        "duplicate-url": "error",
        "window": "warning",
    }


def test_the_preset_of_the_command_line_replaces_the_configured_one() -> None:
    configuration = read("preset = 'strict'\nrules.window = 'error'")
    settings = settings_for(configuration, "a.md", rules=RULES, preset="recommended")
    assert levels(settings) == {
        "duplicate-url": "error",
        "every-kind": "warning",
        "window": "error",
    }
    assert [setting.configured for setting in settings.rules] == [False, False, True]


def test_all_is_the_level_of_each_rule_that_is_given_none() -> None:
    configuration = read("[rules]\nall = 'off'\nduplicate-url = 'warning'\nwindow = { low = 1 }")
    settings = settings_for(configuration, "a.md", rules=RULES)
    assert levels(settings) == {"duplicate-url": "warning"}


def test_all_in_a_later_layer_wins_over_a_name_in_an_earlier_one() -> None:
    override = "[[overrides]]\nfiles = ['a.md']\nrules = { all = 'warning' }"
    configuration = read(f"rules.duplicate-url = 'error'\n{override}")
    assert levels(settings_for(configuration, "a.md", rules=[PLAIN])) == {
        "duplicate-url": "warning"
    }


def test_options_without_a_level_keep_it() -> None:
    configuration = read("rules.every-kind = { count = 9 }\nrules.window = { low = 1 }")
    settings = settings_for(configuration, "a.md", rules=RULES)
    assert levels(settings) == {"duplicate-url": "error", "every-kind": "warning"}
    assert options(settings, "every-kind") == EveryKind(count=9)
    assert not settings.rules[1].configured


OVERRIDES = """
rules.every-kind = { count = 1, word = "one" }
[[overrides]]
files = ["section/*.md"]
rules = { every-kind = { level = "error", count = 2 } }
[[overrides]]
files = ["section/azure.md"]
rules = { every-kind = { count = 3, flag = true } }
"""


@pytest.mark.parametrize(
    ("path", "level", "expected"),
    [
        ("README.md", "warning", EveryKind(count=1, word="one")),
        ("section/gcp.md", "error", EveryKind(count=2, word="one")),
        ("section/azure.md", "error", EveryKind(count=3, word="one", flag=True)),
        ("other/section/azure.md", "warning", EveryKind(count=1, word="one")),
    ],
)
def test_overrides_change_the_keys_they_name(path: str, level: str, expected: EveryKind) -> None:
    settings = settings_for(read(OVERRIDES), path, rules=RULES)
    assert levels(settings)["every-kind"] == level
    assert options(settings, "every-kind") == expected


def test_files_with_the_same_overrides_share_their_settings() -> None:
    configuration = read(OVERRIDES)
    first = settings_for(configuration, "section/a.md", rules=RULES)
    assert settings_for(configuration, "section/b.md", rules=RULES) is first
    assert hash(first) == hash(settings_for(configuration, "section/c.md", rules=list(RULES)))


def test_overrides_that_only_together_are_wrong_are_refused_for_their_file() -> None:
    configuration = read(
        "[[overrides]]\nfiles = ['*.md']\nrules = { window = { low = 9 } }\n"
        "[[overrides]]\nfiles = ['a.md']\nrules = { window = { high = 5 } }\n"
    )
    assert settings_for(configuration, "b.md", rules=RULES)
    with pytest.raises(ConfigurationError) as caught:
        settings_for(configuration, "a.md", rules=RULES)
    assert str(caught.value) == "a.toml: overrides[1].rules.window: low is 9, more than high, 5"


def test_select_runs_only_these_at_their_level() -> None:
    configuration = read("rules.every-kind = 'error'")
    settings = settings_for(configuration, "a.md", rules=RULES, select=["every-kind"])
    assert levels(settings) == {"every-kind": "error"}
    assert settings.rules[0].configured


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("rules.duplicate-url = 'off'", "duplicate-url", "error"),
        ("rules.all = 'off'", "every-kind", "warning"),
        ("", "window", "warning"),
    ],
)
def test_select_switches_a_rule_on(text: str, name: str, level: str) -> None:
    settings = settings_for(read(text), "a.md", rules=RULES, select=[name])
    assert levels(settings) == {name: level}
    assert not settings.rules[0].configured


def test_select_keeps_the_options() -> None:
    configuration = read("rules.window = { level = 'off', low = 4 }")
    settings = settings_for(configuration, "a.md", rules=RULES, select=["window"])
    assert options(settings, "window") == Window(low=4)


def test_extend_select_adds_to_what_runs() -> None:
    more = settings_for(DEFAULT, "a.md", rules=RULES, extend_select=["window"])
    assert levels(more) == {
        "duplicate-url": "error",
        "every-kind": "warning",
        "window": "warning",
    }
    both = settings_for(
        DEFAULT, "a.md", rules=RULES, select=["every-kind"], extend_select=["window"]
    )
    assert levels(both) == {"every-kind": "warning", "window": "warning"}
    with pytest.raises(ConfigurationError, match="--extend-select: unknown rule"):
        settings_for(DEFAULT, "a.md", rules=RULES, extend_select=["duplicate-ulr"])


def test_ignore_switches_off_what_is_selected_too() -> None:
    assert levels(settings_for(DEFAULT, "a.md", rules=RULES, ignore=["every-kind"])) == {
        "duplicate-url": "error"
    }
    both = settings_for(DEFAULT, "a.md", rules=RULES, select=["window"], ignore=["window"])
    assert both == Settings(())


def test_settings_come_in_the_order_of_the_registry() -> None:
    settings = settings_for(
        read("rules.all = 'error'"),
        "a.md",
        rules=(WINDOW, PLAIN, KINDS),
        select=["every-kind", "window"],
    )
    assert [setting.rule for setting in settings.rules] == [WINDOW.rule, KINDS.rule]


def test_unknown_names_of_the_command_line() -> None:
    with pytest.raises(ConfigurationError) as caught:
        settings_for(DEFAULT, "a.md", rules=RULES, select=["duplicate-ulr"])
    assert str(caught.value) == (
        '--select: unknown rule "duplicate-ulr"; did you mean "duplicate-url"?'
    )
    with pytest.raises(ConfigurationError) as caught:
        settings_for(DEFAULT, "a.md", rules=RULES, ignore=["zzz"])
    assert str(caught.value) == (
        '--ignore: unknown rule "zzz"; known: duplicate-url, every-kind, window'
    )
    with pytest.raises(ConfigurationError) as caught:
        settings_for(DEFAULT, "a.md", rules=RULES, preset="stric")
    assert str(caught.value) == '--preset: unknown preset "stric"; did you mean "strict"?'


def test_a_file_belongs_to_the_first_list_that_names_it() -> None:
    text = "[[lists]]\nfiles = ['section/*.md']\n[[lists]]\nfiles = ['*.md', '!CONTRIBUTING.md']"
    configuration = read(text)
    assert list_of(configuration, "section/a.md") == 0
    assert list_of(configuration, "README.md") == 1
    assert list_of(configuration, "CONTRIBUTING.md") is None
    assert list_of(DEFAULT, "README.md") is None


def test_excluded_files() -> None:
    configuration = read("exclude = ['generated/**', 'old/', '!old/keep.md']")
    assert is_excluded(configuration, "generated/deep/a.md")
    assert is_excluded(configuration, "x/old/a.md")
    assert not is_excluded(configuration, "old/keep.md")
    assert not is_excluded(configuration, "README.md")
    assert not is_excluded(DEFAULT, "README.md")
