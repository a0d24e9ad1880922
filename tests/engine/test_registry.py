"""The table of the rules against their modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint import rules
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules import RULES
from awesomelint.rules.rule import Registered

NO_RULES = {"__init__", "context", "rule", "tree"}
MODULES = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - NO_RULES


def test_every_module_has_its_line() -> None:
    names = [rule.name.replace("-", "_") for rule in RULES]
    assert sorted(names) == sorted(MODULES)


@pytest.mark.parametrize("registered", ALL_RULES, ids=lambda registered: registered.name)
def test_a_rule_is_found_by_its_name(registered: Registered) -> None:
    assert registered.rule.name == registered.name
    assert registered.rule is registered.rule
