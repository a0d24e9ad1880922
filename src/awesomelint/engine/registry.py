"""Every rule that a configuration can name: those of `rules/`, and two about suppressions."""

from __future__ import annotations

from awesomelint.engine.suppressions import UNKNOWN, UNUSED
from awesomelint.rules import RULES
from awesomelint.rules.rule import Registered, registered

ALL_RULES: tuple[Registered, ...] = (
    *RULES,
    registered(UNUSED, "warning"),
    registered(UNKNOWN, "warning"),
)
