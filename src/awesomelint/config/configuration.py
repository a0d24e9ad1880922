"""A configuration: what it can say, and how it is read from TOML."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from msgspec import Struct

from awesomelint.config import options, patterns
from awesomelint.config.toml import loads
from awesomelint.config.wording import either, nearest, shown
from awesomelint.diagnostic import Level
from awesomelint.errors import ConfigurationError

if TYPE_CHECKING:
    from awesomelint.rules.rule import Registered

PRESETS = ("recommended", "awesome", "strict")
EVERY_RULE = "all"

_LEVELS: tuple[Level, ...] = get_args(Level)
_KEYS = ("preset", "exclude", "rules", "overrides", "lists")


class RuleTable(Struct, frozen=True):
    """What one table says of one rule, or of every rule it gives no level (`EVERY_RULE`).

    `level` is None where the table is silent; `options` are checked; `place` is the key.
    """

    name: str
    level: Level | None
    options: tuple[tuple[str, object], ...]
    place: str


class Override(Struct, frozen=True):
    """What holds for the files that match one of the patterns, on top of all before it."""

    files: tuple[str, ...]
    rules: tuple[RuleTable, ...]


class Configuration(Struct, frozen=True):
    """One configuration file, checked.

    `base` is the folder the patterns are relative to, with forward slashes; whoever reads the file
    sets it. Each of `lists` holds the patterns of files that make one list.
    """

    base: str = ""
    preset: str = "recommended"
    exclude: tuple[str, ...] = ()
    rules: tuple[RuleTable, ...] = ()
    overrides: tuple[Override, ...] = ()
    lists: tuple[tuple[str, ...], ...] = ()


DEFAULT = Configuration()


def parse(
    text: str, place: str, *, table: tuple[str, ...] = (), rules: Sequence[Registered]
) -> Configuration:
    """Return the configuration in the TOML `text`, under the keys `table`; DEFAULT if not there.

    `place` names the file in errors; `rules` are those a configuration may set. Raises
    ConfigurationError for the first mistake: broken TOML, an unknown name, a value of the wrong
    type.
    """
    found: Mapping[str, Any] = loads(text, place)
    prefix = f"{place}: "
    for name in table:
        found = _table(found.get(name, {}), prefix + name)
        prefix += f"{name}."
    _check_keys(found, _KEYS, prefix)
    known = {rule.name: rule for rule in rules}
    common = _rule_tables(found.get("rules", {}), f"{prefix}rules", known, ())
    return Configuration(
        preset=check_preset(found.get("preset", DEFAULT.preset), f"{prefix}preset"),
        exclude=patterns.checked(found.get("exclude", []), f"{prefix}exclude"),
        rules=common,
        overrides=tuple(
            Override(
                _files(one, at), _rule_tables(one.get("rules", {}), f"{at}.rules", known, common)
            )
            for one, at in _array(found, "overrides", ("files", "rules"), prefix)
        ),
        lists=tuple(_files(one, at) for one, at in _array(found, "lists", ("files",), prefix)),
    )


def check_preset(value: object, place: str) -> str:
    """Return the preset `value`; raises ConfigurationError where there is none of that name."""
    if not isinstance(value, str):
        advice = f"give {either([*map(shown, PRESETS)])}"
        raise ConfigurationError(place, f"preset cannot be {shown(value)}", advice)
    if value not in PRESETS:
        message = f"unknown preset {shown(value)}"
        raise ConfigurationError(place, message, nearest(value, PRESETS))
    return value


def _rule_tables(
    value: object, place: str, known: Mapping[str, Registered], common: tuple[RuleTable, ...]
) -> tuple[RuleTable, ...]:
    """Return the tables of the rules; `common` are those that they will be laid upon."""
    under = {table.name: table.options for table in common}
    return tuple(
        _every_rule(said, f"{place}.{name}")
        if name == EVERY_RULE
        else _rule_table(name, said, f"{place}.{name}", known, under.get(name, ()))
        for name, said in _table(value, place).items()
    )


def _every_rule(said: object, place: str) -> RuleTable:
    return RuleTable(EVERY_RULE, _level(said, place, EVERY_RULE), (), place)


def _rule_table(
    name: str,
    said: object,
    place: str,
    known: Mapping[str, Registered],
    under: tuple[tuple[str, object], ...],
) -> RuleTable:
    if name not in known:
        message = f"unknown rule {shown(name)}"
        raise ConfigurationError(place, message, nearest(name, (EVERY_RULE, *known)))
    if not isinstance(said, dict):
        return RuleTable(name, _level(said, place, name, "a table"), (), place)
    level = _level(said["level"], f"{place}.level", "level") if "level" in said else None
    given = {key: value for key, value in said.items() if key != "level"}
    if not given:
        return RuleTable(name, level, (), place)
    kind = known[name].rule.options
    values = options.check(kind, given, place)
    options.create(kind, dict(under) | values, place)
    return RuleTable(name, level, tuple(values.items()), place)


def _level(value: object, place: str, key: str, *others: str) -> Level:
    for level in _LEVELS:
        if value == level:
            return level
    advice = f"give {either([*map(shown, _LEVELS), *others])}"
    raise ConfigurationError(place, f"{key} cannot be {shown(value)}", advice)


def _array(
    found: Mapping[str, Any], key: str, known: Collection[str], prefix: str
) -> list[tuple[Mapping[str, Any], str]]:
    """Return each table of the array of tables at `key` with its place."""
    value = found.get(key, [])
    if not isinstance(value, list):
        message = f"{key} cannot be {shown(value)}"
        raise ConfigurationError(prefix + key, message, f"write [[{key}]]")
    tables = [
        (_table(one, f"{prefix}{key}[{i}]"), f"{prefix}{key}[{i}]") for i, one in enumerate(value)
    ]
    for one, at in tables:
        _check_keys(one, known, f"{at}.")
    return tables


def _files(table: Mapping[str, Any], place: str) -> tuple[str, ...]:
    if "files" not in table:
        raise ConfigurationError(place, "files is missing", "give an array of patterns")
    return patterns.checked(table["files"], f"{place}.files")


def _table(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigurationError(place, f"{shown(value)} is not a table", "write it as a table")
    return value


def _check_keys(table: Mapping[str, Any], known: Collection[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            message = f"unknown key {shown(key)}"
            raise ConfigurationError(prefix + key, message, nearest(key, known))
