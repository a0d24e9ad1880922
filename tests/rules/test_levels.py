"""The page of each rule says at which level the rule is, and why."""

from __future__ import annotations

import pytest

from awesomelint.diagnostic import Level
from awesomelint.disk import rule_pages as pages
from awesomelint.engine.registry import ALL_RULES


@pytest.mark.parametrize(
    ("name", "level"), [pytest.param(rule.name, rule.level, id=rule.name) for rule in ALL_RULES]
)
def test_the_page_gives_the_level_and_a_reason_for_it(name: str, level: Level) -> None:
    paragraphs = [paragraph.split() for paragraph in pages.page(name).split("\n\n")]
    (about_level,) = (words for words in paragraphs if words[:1] == ["Level:"])
    words = {word.strip(",;:.") for word in about_level}
    assert level in words
    assert "because" in words
