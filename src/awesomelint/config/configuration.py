"""A configuration: what it can say, and how it is read from TOML.

A *key* in an error is where a value stands: the name of the file, then the path of the value in it,
as in `awesomelint.toml: overrides[0].rules.duplicate-url`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from msgspec import Struct

from awesomelint.config import options
from awesomelint.config.patterns import read_patterns
from awesomelint.config.wording import either, suggest, toml_value
from awesomelint.diagnostic import Level
from awesomelint.errors import ConfigurationError
from awesomelint.text import Source

if TYPE_CHECKING:
    from awesomelint.rules.rule import RegistryEntry

PRESETS = ("recommended", "awesome", "strict")
# The name in a table of rules that stands for every rule to which the table gives no level.
EVERY_RULE = "all"

_LEVELS: tuple[Level, ...] = get_args(Level)
_KEYS = ("preset", "exclude", "rules", "overrides", "lists")


class RuleTable(Struct, frozen=True):
    """What one table says of one rule, or of `EVERY_RULE`.

    `level` is None if the table gives none. `options` are checked. `key` is where the table is.
    """

    name: str
    level: Level | None
    options: tuple[tuple[str, object], ...]
    key: str


class Override(Struct, frozen=True):
    """What holds for the files that match one of the patterns, on top of all before it."""

    files: tuple[str, ...]
    rules: tuple[RuleTable, ...]


class Configuration(Struct, frozen=True):
    """One configuration file, checked.

    `base` is the folder that the patterns are relative to, with forward slashes; the code that
    opened the file sets it. Each of `lists` has the patterns of the files that make up one list.
    """

    base: str = ""
    preset: str = "recommended"
    exclude: tuple[str, ...] = ()
    rules: tuple[RuleTable, ...] = ()
    overrides: tuple[Override, ...] = ()
    lists: tuple[tuple[str, ...], ...] = ()


DEFAULT = Configuration()


def parse(
    text: str, file: str, *, table: tuple[str, ...] = (), rules: Sequence[RegistryEntry]
) -> Configuration:
    """Return the configuration in the TOML `text`, below the keys `table`; DEFAULT if not there.

    `file` is the name of the file, for errors. `rules` are those that a configuration may name.
    Raises ConfigurationError for the first mistake: broken TOML, an unknown name, or a value of the
    wrong type.
    """
    values: Mapping[str, Any] = _read_toml(text, file)
    prefix = f"{file}: "
    for name in table:
        values = _table(values.get(name, {}), prefix + name)
        prefix += f"{name}."
    _check_keys(values, _KEYS, prefix)
    known = {rule.name: rule for rule in rules}
    common = _rule_tables(values.get("rules", {}), f"{prefix}rules", known, ())
    return Configuration(
        preset=check_preset(values.get("preset", DEFAULT.preset), f"{prefix}preset"),
        exclude=read_patterns(values.get("exclude", []), f"{prefix}exclude"),
        rules=common,
        overrides=tuple(
            Override(
                _files(override, key),
                _rule_tables(override.get("rules", {}), f"{key}.rules", known, common),
            )
            for key, override in _array(values, "overrides", ("files", "rules"), prefix)
        ),
        lists=tuple(
            _files(of_list, key) for key, of_list in _array(values, "lists", ("files",), prefix)
        ),
    )


def check_preset(value: object, key: str) -> str:
    """Return the preset `value`; raises ConfigurationError where there is none of that name."""
    if not isinstance(value, str):
        advice = f"give {either([*map(toml_value, PRESETS)])}"
        raise ConfigurationError(key, f"preset cannot be {toml_value(value)}", advice)
    if value not in PRESETS:
        message = f"unknown preset {toml_value(value)}"
        raise ConfigurationError(key, message, suggest(value, PRESETS))
    return value


def _read_toml(text: str, file: str) -> dict[str, Any]:
    """Return the table in `text`; raises ConfigurationError at `file:line:column`."""
    if all(not line or line.startswith("#") for line in text.split("\n")):
        return {}
    import tomllib  # most runs have no configuration and need not import it

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigurationError(file, "TOML nested too deeply") from error
    except ValueError as error:  # an integer of too many digits is no TOMLDecodeError
        message, _, words = str(error).removesuffix(")").partition(" (at ")
        position = _position(words, text)
        raise ConfigurationError(f"{file}{position}", f"broken TOML: {message}") from error


def _position(words: str, text: str) -> str:
    """Return `:line:column` for tomllib's words, `line 2, column 5` or `end of document`."""
    if words == "end of document":
        line, column = Source("", text).position(len(text))
        return f":{line}:{column}"
    numbers = [word for word in words.replace(",", "").split() if word.isdigit()]
    return "".join(f":{number}" for number in numbers)


def _rule_tables(
    value: object, key: str, known: Mapping[str, RegistryEntry], common: tuple[RuleTable, ...]
) -> tuple[RuleTable, ...]:
    """Return the tables of the rules in the table `value`.

    `common` are the tables that hold for every file: an override adds to their options.
    """
    common_options = {table.name: table.options for table in common}
    return tuple(
        RuleTable(name, _level(setting, f"{key}.{name}", name), (), f"{key}.{name}")
        if name == EVERY_RULE
        else _rule_table(name, setting, f"{key}.{name}", known, common_options.get(name, ()))
        for name, setting in _table(value, key).items()
    )


def _rule_table(
    name: str,
    setting: object,
    key: str,
    known: Mapping[str, RegistryEntry],
    common_options: tuple[tuple[str, object], ...],
) -> RuleTable:
    """Return what `setting`, a level or a table of a level and options, says of a rule."""
    if name not in known:
        message = f"unknown rule {toml_value(name)}"
        raise ConfigurationError(key, message, suggest(name, (EVERY_RULE, *known)))
    if not isinstance(setting, dict):
        return RuleTable(name, _level(setting, key, name, "a table"), (), key)
    level = _level(setting["level"], f"{key}.level", "level") if "level" in setting else None
    table = {option: value for option, value in setting.items() if option != "level"}
    if not table:
        return RuleTable(name, level, (), key)
    kind = known[name].rule.options
    values = options.check(kind, table, key)
    options.create(kind, dict(common_options) | values, key)
    return RuleTable(name, level, tuple(values.items()), key)


def _level(value: object, key: str, name: str, *others: str) -> Level:
    """Return the level `value`; `others` are what else `name` could be, for the error."""
    for level in _LEVELS:
        if value == level:
            return level
    advice = f"give {either([*map(toml_value, _LEVELS), *others])}"
    raise ConfigurationError(key, f"{name} cannot be {toml_value(value)}", advice)


def _array(
    values: Mapping[str, Any], name: str, known: Collection[str], prefix: str
) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the tables of the array of tables `name`, each with its key."""
    value = values.get(name, [])
    if not isinstance(value, list):
        message = f"{name} cannot be {toml_value(value)}"
        raise ConfigurationError(prefix + name, message, f"write [[{name}]]")
    keys = [f"{prefix}{name}[{index}]" for index in range(len(value))]
    tables = [(key, _table(item, key)) for key, item in zip(keys, value, strict=True)]
    for key, table in tables:
        _check_keys(table, known, f"{key}.")
    return tables


def _files(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the patterns that `table` has for `files`."""
    if "files" not in table:
        raise ConfigurationError(key, "files is missing", "give an array of patterns")
    return read_patterns(table["files"], f"{key}.files")


def _table(value: object, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigurationError(key, f"{toml_value(value)} is not a table", "write it as a table")
    return value


def _check_keys(table: Mapping[str, Any], known: Collection[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            message = f"unknown key {toml_value(key)}"
            raise ConfigurationError(prefix + key, message, suggest(key, known))
