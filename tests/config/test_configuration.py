"""A configuration is read whole, or refused with the key, the fault and what to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from awesomelint.config.configuration import DEFAULT, Configuration, Override, RuleTable, parse
from awesomelint.errors import ConfigurationError
from tests.support.little_rules import RULES

FILE = "awesomelint.toml"

FULL = """
preset = "strict"
exclude = ["generated/**", "!generated/keep.md"]

[rules]
all = "warning"
duplicate-url = "error"
every-kind = { level = "off", word = "D Mon YYYY" }

[[overrides]]
files = ["section/azure.md"]
rules = { every-kind = { separator = " - " } }

[[lists]]
files = ["README.md", "section/*.md"]
"""


def test_every_key_is_read() -> None:
    key = f"{FILE}: overrides[0].rules.every-kind"
    assert parse(FULL, FILE, rules=RULES) == Configuration(
        base="",
        preset="strict",
        exclude=("generated/**", "!generated/keep.md"),
        rules=(
            RuleTable("all", "warning", (), f"{FILE}: rules.all"),
            RuleTable("duplicate-url", "error", (), f"{FILE}: rules.duplicate-url"),
            RuleTable("every-kind", "off", (("word", "D Mon YYYY"),), f"{FILE}: rules.every-kind"),
        ),
        overrides=(
            Override(
                ("section/azure.md",),
                (RuleTable("every-kind", None, (("separator", " - "),), key),),
            ),
        ),
        lists=(("README.md", "section/*.md"),),
    )


def test_an_empty_file_is_the_default() -> None:
    assert parse("", FILE, rules=RULES) == DEFAULT == Configuration()


def test_a_table_of_pyproject_is_read_and_the_rest_is_not() -> None:
    text = '[project]\nname = "x"\n[tool.awesomelint]\npreset = "strict"\n'
    table = ("tool", "awesomelint")
    assert parse(text, FILE, table=table, rules=RULES) == Configuration(preset="strict")
    assert parse('[project]\nname = "x"\n', FILE, table=table, rules=RULES) == DEFAULT


def test_the_key_in_pyproject_starts_with_its_table() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(
            "[tool.awesomelint]\npresets = 1\n",
            "pyproject.toml",
            table=("tool", "awesomelint"),
            rules=RULES,
        )
    assert caught.value.location == "pyproject.toml: tool.awesomelint.presets"
    assert caught.value.message == 'unknown key "presets"'
    assert caught.value.advice == 'did you mean "preset"?'


def test_a_table_of_pyproject_that_is_none() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse("tool = 3", "pyproject.toml", table=("tool", "awesomelint"), rules=RULES)
    assert str(caught.value) == "pyproject.toml: tool: 3 is not a table; write it as a table"


MISTAKES = {
    # broken TOML
    "preset = \n": ":1:10: broken TOML: Invalid value",
    'a = 1\nb = "x': ":2:7: broken TOML: Unterminated string",
    "a = 1\na = 2": ":2:6: broken TOML: Cannot overwrite a value",
    # keys
    'presett = "strict"': ': presett: unknown key "presett"; did you mean "preset"?',
    "zzz = 1": ': zzz: unknown key "zzz"; known: exclude, lists, overrides, preset, rules',
    "[[overrides]]\nfiles = []\nrule = {}": (
        ': overrides[0].rule: unknown key "rule"; did you mean "rules"?'
    ),
    "[[lists]]\nfiles = []\n[[lists]]\nfile = []": (
        ': lists[1].file: unknown key "file"; did you mean "files"?'
    ),
    "[[lists]]": ": lists[0]: files is missing; give an array of patterns",
    # shapes
    "rules = 3": ": rules: 3 is not a table; write it as a table",
    "overrides = true": ": overrides: overrides cannot be true; write [[overrides]]",
    "lists = ['a.md']": ': lists[0]: "a.md" is not a table; write it as a table',
    "exclude = 'a'": ': exclude: "a" is not an array of strings; write it as ["generated/**"]',
    "exclude = ['a', 1]": (
        ': exclude: ["a", 1] is not an array of strings; write it as ["generated/**"]'
    ),
    "[[lists]]\nfiles = {}": (
        ': lists[0].files: a table is not an array of strings; write it as ["generated/**"]'
    ),
    # presets
    "preset = 'strickt'": ': preset: unknown preset "strickt"; did you mean "strict"?',
    "preset = 'x'": ': preset: unknown preset "x"; known: awesome, recommended, strict',
    "preset = 1": ': preset: preset cannot be 1; give "recommended", "awesome" or "strict"',
    # rules and levels
    "rules.duplicate-ulr = 'error'": (
        ': rules.duplicate-ulr: unknown rule "duplicate-ulr"; did you mean "duplicate-url"?'
    ),
    "rules.zzz = 'error'": (
        ': rules.zzz: unknown rule "zzz"; known: all, duplicate-url, every-kind, window'
    ),
    "rules.all = 'warn'": (': rules.all: all cannot be "warn"; give "error", "warning" or "off"'),
    "rules.duplicate-url = 'warn'": (
        ': rules.duplicate-url: duplicate-url cannot be "warn"; '
        'give "error", "warning", "off" or a table'
    ),
    "rules.duplicate-url = true": (
        ": rules.duplicate-url: duplicate-url cannot be true; "
        'give "error", "warning", "off" or a table'
    ),
    "rules.duplicate-url = { level = 2 }": (
        ': rules.duplicate-url.level: level cannot be 2; give "error", "warning" or "off"'
    ),
    "[[overrides]]\nfiles = []\nrules = { windou = 'off' }": (
        ': overrides[0].rules.windou: unknown rule "windou"; did you mean "window"?'
    ),
    # patterns
    "exclude = ['/etc/*.md']": (
        ': exclude: "/etc/*.md" is an absolute pattern; '
        "give it relative to the configuration's folder"
    ),
    "exclude = ['!C:/a.md']": (
        ': exclude: "!C:/a.md" is an absolute pattern; '
        "give it relative to the configuration's folder"
    ),
    "exclude = ['a/../b.md']": (
        ': exclude: "a/../b.md" leaves the configuration\'s folder; '
        "put a configuration into the folder of those files"
    ),
    "exclude = ['!']": ': exclude: "!" is not a pattern; patterns are written as in .gitignore',
    "exclude = ['[z-a]']": (
        ': exclude: "[z-a]" is not a pattern; patterns are written as in .gitignore'
    ),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_named_with_its_place(text: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(text, FILE, rules=RULES)
    assert str(caught.value) == FILE + MISTAKES[text]


@pytest.mark.parametrize("text", ["a = " + "[" * 9999, "a = " + "1" * 9999])
def test_toml_that_python_gives_up_on_is_a_configuration_error(text: str) -> None:
    with pytest.raises(ConfigurationError, match="TOML"):
        parse(text, FILE, rules=RULES)


def test_importing_it_does_not_import_what_only_some_configurations_need() -> None:
    program = (
        "import sys, awesomelint.config.settings\n"
        "print([name for name in ('pathspec', 'difflib', 'tomllib') if name in sys.modules])"
    )
    path = ["-c", f"import sys; sys.path[:] = {sys.path!r}\n{program}"]
    done = subprocess.run([sys.executable, *path], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
