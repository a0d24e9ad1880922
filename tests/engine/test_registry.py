"""The table of the rules against their modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint import rules
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules import RULES
from awesomelint.rules.rule import RegistryEntry

NO_RULES = {"__init__", "context", "rule", "file_tree"}
MODULES = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - NO_RULES


def test_every_module_has_its_line() -> None:
    names = [rule.name.replace("-", "_") for rule in RULES]
    assert sorted(names) == sorted(MODULES)


@pytest.mark.parametrize("entry", ALL_RULES, ids=lambda entry: entry.name)
def test_a_rule_is_found_by_its_name(entry: RegistryEntry) -> None:
    assert entry.rule.name == entry.name
    assert entry.rule is entry.rule
