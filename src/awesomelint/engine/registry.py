"""Every rule a configuration can name: those of the package and the engine's own two."""

from __future__ import annotations

from awesomelint.engine.suppressions import UNKNOWN, UNUSED
from awesomelint.rules import RULES
from awesomelint.rules.rule import Registered, registered

ALL_RULES: tuple[Registered, ...] = (
    *RULES,
    registered(UNUSED, "warning"),
    registered(UNKNOWN, "warning"),
)
