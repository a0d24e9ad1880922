"""What applies to one file: defaults, preset, configuration, overrides and command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from awesomelint.config import options
from awesomelint.config.adoption import adopted_rules
from awesomelint.config.configuration import (
    EVERY_RULE,
    Configuration,
    RuleTable,
    check_preset,
    parse,
)
from awesomelint.config.patterns import matches
from awesomelint.config.wording import suggest, toml_value
from awesomelint.diagnostic import Level
from awesomelint.errors import ConfigurationError

if TYPE_CHECKING:
    from awesomelint.rules.rule import RegistryEntry, Rule

_PRESETS = Path(__file__).parent / "presets"
# Files under one configuration share their settings; few repositories have as many configurations.
_RESOLVED_KEPT = 256
# The three there are, each read with the rules of the package and with those of a test.
_PRESETS_KEPT = 8

Layer = tuple[RuleTable, ...]


class RuleSetting(Struct, frozen=True):
    """A rule that runs: at which level, with which options (an instance of `rule.options`).

    `configured` is whether a configuration gave the level, or a preset to all rules at once; it
    then holds for every finding, milder ones too.
    """

    rule: Rule
    level: Level
    options: object
    configured: bool


class Settings(Struct, frozen=True):
    """The rules that run on a file, in the order of the registry."""

    rules: tuple[RuleSetting, ...]


def settings_for(
    configuration: Configuration,
    path: str,
    *,
    rules: Sequence[RegistryEntry],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preset: str | None = None,
    extend_select: Sequence[str] = (),
    adopt: Sequence[str] = (),
) -> Settings:
    """Return what applies to the file `path`, relative to the configuration's base, posix.

    `select`, `ignore`, `preset`, `extend_select` and `adopt` are the command line's. Where
    conventions are adopted, only the rules that hold them run, unless `select` names others. Raises
    ConfigurationError for an unknown name among them, and where the layers together make options
    that a rule refuses.
    """
    matching = tuple(matches(override.files, path) for override in configuration.overrides)
    chosen = _ChosenRules(tuple(select), tuple(extend_select), tuple(ignore))
    return _resolve(configuration, matching, tuple(rules), chosen, preset, tuple(adopt))


def list_of(configuration: Configuration, path: str) -> int | None:
    """Return the index of the first of `configuration.lists` that `path` belongs to, or None."""
    return next((i for i, files in enumerate(configuration.lists) if matches(files, path)), None)


def names_sections(configuration: Configuration) -> bool:
    """Return whether the options of a rule name sections of the lists."""
    in_overrides = (override.rules for override in configuration.overrides)
    return any(
        options.names_sections(value)
        for tables in (configuration.rules, *in_overrides)
        for table in tables
        for _, value in table.options
    )


def rank_in_list(configuration: Configuration, index: int, path: str) -> int:
    """Return the number of the first pattern of a list that `path` matches, from 0.

    The files of a list are in the order of its patterns.
    """
    patterns = enumerate(configuration.lists[index])
    return next((number for number, pattern in patterns if matches((pattern,), path)), 0)


def is_excluded(configuration: Configuration, path: str) -> bool:
    """Return whether the configuration excludes `path`, relative to its base, posix."""
    return matches(configuration.exclude, path)


def check_names(names: Iterable[str], known: Sequence[str], option: str) -> None:
    """Raise ConfigurationError if an option names a rule that does not exist."""
    for name in names:
        if name not in known:
            message = f"unknown rule {toml_value(name)}"
            raise ConfigurationError(option, message, suggest(name, known))


class _ChosenRules(NamedTuple):
    """The rules that the command line names: to run alone, to run too, and not to run."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]


@lru_cache(maxsize=_RESOLVED_KEPT)
def _resolve(
    configuration: Configuration,
    matching: tuple[bool, ...],
    rules: tuple[RegistryEntry, ...],
    chosen: _ChosenRules,
    preset: str | None,
    adopt: tuple[str, ...],
) -> Settings:
    names = [rule.name for rule in rules]
    adopted = adopted_rules(adopt, rules)
    select = chosen.select or tuple(table.name for table in adopted)
    check_names(select, names, "--select")
    check_names(chosen.extend_select, names, "--extend-select")
    check_names(chosen.ignore, names, "--ignore")
    selected = {*select, *chosen.extend_select}
    preset_name = configuration.preset if preset is None else check_preset(preset, "--preset")
    overrides = zip(configuration.overrides, matching, strict=True)
    layers = (
        _preset(preset_name, rules),
        configuration.rules,
        *(override.rules for override, matched in overrides if matched),
        adopted,
    )
    settings = (
        _setting(rule, layers, rule.name in selected)
        for rule in rules
        if rule.name not in chosen.ignore and (not select or rule.name in selected)
    )
    return Settings(tuple(setting for setting in settings if setting))


@lru_cache(maxsize=_PRESETS_KEPT)
def _preset(name: str, rules: tuple[RegistryEntry, ...]) -> Layer:
    text = (_PRESETS / f"{name}.toml").read_text(encoding="utf-8")
    return parse(text, f"{name}.toml", rules=rules).rules


def _setting(rule: RegistryEntry, layers: Iterable[Layer], selected: bool) -> RuleSetting | None:
    """Return how a rule runs; None if it is off.

    A rule that is off is imported only where it is given options, to check these.
    """
    level, configured = rule.level, False
    values: dict[str, object] = {}
    key = rule.name
    for number, layer in enumerate(layers):
        tables = {table.name: table for table in layer}
        by_name, every = tables.get(rule.name), tables.get(EVERY_RULE)
        if by_name:
            values |= by_name.options
            key = by_name.key
        layer_level = (by_name and by_name.level) or (every and every.level)
        if layer_level:
            # The level that a preset, the first layer, gives a rule by name is the rule's level
            # there, as if nothing were configured.
            level, configured = layer_level, number > 0 or not (by_name and by_name.level)
    if selected and level == "off":
        level, configured = ("warning" if rule.level == "off" else rule.level), False
    if level == "off" and not values:
        return None
    created = options.create(rule.rule.options, values, key)
    return None if level == "off" else RuleSetting(rule.rule, level, created, configured)
