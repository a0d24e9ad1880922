"""Conventions that a run of `fix` adopts: `ending=stop` for a list that has no such convention yet.

Which names there are is what the rules declare (`Reliance.adopted_as`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesomelint.config import options
from awesomelint.config.configuration import RuleTable
from awesomelint.config.wording import suggest, toml_value
from awesomelint.errors import ConfigurationError

if TYPE_CHECKING:
    from awesomelint.rules.rule import RegistryEntry

_OPTION = "--adopt"
_LEARNT = "infer"


def adopted_rules(
    adoptions: Sequence[str], rules: Sequence[RegistryEntry]
) -> tuple[RuleTable, ...]:
    """Return a table for each `NAME=VALUE`: the rule that holds the convention, and its option.

    Raises ConfigurationError for an unknown name and for a value that the rule does not take.
    """
    if not adoptions:
        return ()
    known = {
        reliance.adopted_as: (entry.rule, reliance.option_names[0])
        for entry in rules
        for reliance in entry.rule.relies_on
        if reliance.adopted_as
    }
    tables = []
    for adoption in adoptions:
        name, equals, value = adoption.partition("=")
        key = f"{_OPTION} {name}"
        if name not in known:
            message = f"unknown convention {toml_value(name)}"
            raise ConfigurationError(_OPTION, message, suggest(name, tuple(known)))
        if not equals or value == _LEARNT:
            raise ConfigurationError(key, "no value", f"give one, as in {name}=VALUE")
        rule, option = known[name]
        values = options.check(rule.options, {option: value}, key)
        options.create(rule.options, values, key)
        tables.append(RuleTable(rule.name, None, tuple(values.items()), key))
    return tuple(tables)
