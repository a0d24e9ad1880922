"""Every rule that a configuration can name: those of `rules/`, and two about suppressions."""

from __future__ import annotations

from awesomelint.engine.suppressions import UNKNOWN, UNUSED
from awesomelint.rules import RULES
from awesomelint.rules.rule import RegistryEntry, registry_entry

ALL_RULES: tuple[RegistryEntry, ...] = (
    *RULES,
    registry_entry(UNUSED, "warning"),
    registry_entry(UNKNOWN, "warning"),
)
