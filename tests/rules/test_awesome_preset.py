"""What the preset for sindresorhus/awesome asks of descriptions."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read

RULES = ("inconsistent-ending", "lowercase-description", "repeated-title", "wrapped-entry")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- [Anvil](https://a.a) - Forges things.", {}),
        ("- [Anvil](https://a.a)", {}),
        ("- [Anvil](https://a.a) - Forges things", {"inconsistent-ending": "error"}),
        ("- [Anvil](https://a.a) - forges things.", {"lowercase-description": "warning"}),
        ("- [Anvil](https://a.a) - Anvil of iron.", {"repeated-title": "warning"}),
        ("- [Anvil](https://a.a) - Forges\n  things.", {"wrapped-entry": "warning"}),
    ],
)
def test_descriptions(markdown: str, expected: dict[str, str]) -> None:
    found = lint(read(Source("readme.md", f"## Tools\n\n{markdown}\n")), preset="awesome")
    assert {one.rule: one.level for one in found if one.rule in RULES} == expected
