"""A table becomes a rule's options, by the types of the struct and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec import Struct

from awesomelint.config.configuration import parse
from awesomelint.config.options import check, create
from awesomelint.errors import ConfigurationError
from awesomelint.style.by_section import BySection
from tests.support.little_rules import RULES, EveryKind, Window

KEY = "awesomelint.toml: rules.every-kind"


def build(options_type: type[Struct], table: Mapping[str, object], key: str) -> object:
    """Return the options that a table of the configuration makes."""
    return create(options_type, check(options_type, table, key), key)


def test_no_table_gives_the_defaults() -> None:
    assert build(EveryKind, {}, KEY) == EveryKind()


@pytest.mark.parametrize(
    ("table", "options"),
    [
        ({"flag": True}, EveryKind(flag=True)),
        ({"count": 7}, EveryKind(count=7)),
        ({"ratio": 0.25}, EveryKind(ratio=0.25)),
        ({"word": "infer"}, EveryKind(word="infer")),
        ({"order": "down"}, EveryKind(order="down")),
        ({"separator": "infer"}, EveryKind(separator="infer")),
        ({"separator": " – "}, EveryKind(separator=" – ")),
        ({"limit": "none"}, EveryKind(limit="none")),
        ({"limit": 0}, EveryKind(limit=0)),
        ({"names": ["a", "b"]}, EveryKind(names=("a", "b"))),
        ({"names": []}, EveryKind(names=())),
        ({"sections": {}}, EveryKind(sections=())),
        ({"sections": {"A b": "up"}}, EveryKind(sections=(BySection("A b", "up"),))),
        ({"since": date(2025, 3, 1)}, EveryKind(since=date(2025, 3, 1))),
    ],
)
def test_a_value_of_the_right_type_is_taken(table: dict[str, object], options: EveryKind) -> None:
    assert build(EveryKind, table, KEY) == options


def test_a_whole_number_is_a_number() -> None:
    options = build(EveryKind, {"ratio": 2}, KEY)
    assert isinstance(options, EveryKind)
    assert type(options.ratio) is float


def test_a_date_is_written_without_quotes() -> None:
    read = parse("rules.every-kind.since = 2025-03-01", "a.toml", rules=RULES)
    assert read.rules[0].options == (("since", date(2025, 3, 1)),)


MISTAKES = {
    "flag = 1": "flag cannot be 1; give true or false",
    "count = true": "count cannot be true; give an integer",
    "count = 1.0": "count cannot be 1.0; give an integer",
    "ratio = false": "ratio cannot be false; give a number",
    "word = 1": "word cannot be 1; give a string",
    "word = {}": "word cannot be a table; give a string",
    "order = 'Up'": 'order cannot be "Up"; give "up" or "down"',
    "order = 1": 'order cannot be 1; give "up" or "down"',
    "depth = true": "depth cannot be true; give 1 or 2",
    "separator = 1": 'separator cannot be 1; give "infer" or a string',
    "limit = 'x'": 'limit cannot be "x"; give "none" or an integer',
    "limit = true": 'limit cannot be true; give "none" or an integer',
    "names = 'a'": 'names cannot be "a"; give an array of strings',
    "names = ['a', 1]": 'names cannot be ["a", 1]; give an array of strings',
    "sizes = [true]": "sizes cannot be [true]; give an array of integers",
    "sections = 'up'": 'sections cannot be "up"; give a table of headings',
    "since = '2025-03-01'": 'since cannot be "2025-03-01"; give a date such as 2025-03-01',
    "since = 2025-03-01T10:00:00": (
        "since cannot be 2025-03-01 10:00:00; give a date such as 2025-03-01"
    ),
    "ordr = 'up'": 'unknown option "ordr"; did you mean "order"?',
    "levl = 'off'": 'unknown option "levl"; did you mean "level"?',
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_value_of_another_type_is_refused(line: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(f"[rules.every-kind]\n{line}", "awesomelint.toml", rules=RULES)
    assert str(caught.value) == f"{KEY}.{line.split()[0]}: {MISTAKES[line]}"


def test_a_wrong_value_of_a_section_is_named_by_its_heading() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse("[rules.every-kind.sections]\n'A b' = 'left'", "awesomelint.toml", rules=RULES)
    assert str(caught.value) == (
        f'{KEY}.sections."A b": "A b" cannot be "left"; give "up" or "down"'
    )


def test_a_rule_without_options_knows_only_its_level() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse("rules.duplicate-url = { zzz = 1 }", "a.toml", rules=RULES)
    assert str(caught.value) == (
        'a.toml: rules.duplicate-url.zzz: unknown option "zzz"; known: level'
    )


def test_what_the_struct_refuses_is_an_error_at_the_rule() -> None:
    with pytest.raises(ConfigurationError) as caught:
        build(Window, {"low": 20}, "a.toml: rules.window")
    assert str(caught.value) == "a.toml: rules.window: low is 20, more than high, 10"


def test_an_override_is_checked_on_top_of_the_rules() -> None:
    override = "[[overrides]]\nfiles = ['a.md']\nrules = { window = { low = 20 } }\n"
    parse(f"rules.window = {{ high = 30 }}\n{override}", "a.toml", rules=RULES)
    with pytest.raises(ConfigurationError) as caught:
        parse(override, "a.toml", rules=RULES)
    assert str(caught.value) == ("a.toml: overrides[0].rules.window: low is 20, more than high, 10")
