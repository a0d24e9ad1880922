"""Every rule a configuration can name: those of the package and the engine's own two."""

from __future__ import annotations

from awesomelint.engine.suppressions import UNKNOWN, UNUSED
from awesomelint.rules import RULES
from awesomelint.rules.rule import Rule

ALL_RULES: tuple[Rule, ...] = (*RULES, UNUSED, UNKNOWN)
