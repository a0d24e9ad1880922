"""What the documents show in Python runs, and is what the code says."""

from __future__ import annotations

import re

import awesomelint
from tests.support.paths import ROOT

_PAGE = ROOT / "docs" / "api.md"
_EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_run_one_after_the_other() -> None:
    text = _PAGE.read_text(encoding="utf-8")
    examples = list(_EXAMPLE.finditer(text))
    assert len(examples) >= 8
    names: dict[str, object] = {}
    for example in examples:
        # Blank lines in front make the line of a failure that of the page.
        above = "\n" * (text.count("\n", 0, example.start(1)))
        exec(compile(above + example[1], str(_PAGE), "exec"), names)


def test_every_public_name_is_on_the_page() -> None:
    text = _PAGE.read_text(encoding="utf-8")
    missing = [name for name in awesomelint.__all__ if f"`{name}" not in text]
    assert not missing


def test_every_public_name_can_be_imported() -> None:
    for name in awesomelint.__all__:
        assert getattr(awesomelint, name)


def test_the_rule_in_contributing_is_the_rule_as_it_stands() -> None:
    module = ROOT / "src" / "awesomelint" / "rules" / "shortened_url.py"
    shown = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("\n   ", "\n")
    assert f"```python\n{module.read_text(encoding='utf-8')}```\n" in shown
