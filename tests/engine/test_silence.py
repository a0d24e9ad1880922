"""Of a text with a broken link no other rule says anything, until the link is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint import Source, lint, read
from tests.support.command import Run

BROKEN = "- [Anvil] (http://github.com/a/anvil) - Strikes  iron.\n"


def rules(text: str, configuration: str = "") -> list[str]:
    found = lint(read(Source("README.md", text)), configuration=configuration)
    return [diagnostic.rule for diagnostic in found]


@pytest.mark.parametrize(
    "text",
    [BROKEN, f"| tool |\n|---|\n| {BROKEN[2:-1]} | \n", f"# L\n\n{BROKEN[2:]}", f"# {BROKEN[2:]}"],
)
def test_a_broken_link_is_all_that_is_said_of_its_text(text: str) -> None:
    assert rules(text) == ["malformed-link"]


def test_other_texts_are_not_silenced() -> None:
    text = f"{BROKEN}- [Bellows](https://example.com/bellows) - Blows  air.\n"
    assert rules(text) == ["malformed-link", "misplaced-space"]


def test_a_link_that_works_silences_nothing() -> None:
    text = "- [Anvil ](https://example.com/anvil) - Strikes  iron.\n"
    assert rules(text) == ["malformed-link", "misplaced-space"]


def test_a_rule_that_is_off_silences_nothing() -> None:
    found = rules(BROKEN, 'rules.malformed-link = "off"')
    assert found == ["non-canonical-url", "misplaced-space"]


def test_a_finding_that_a_comment_switches_off_silences_nothing() -> None:
    line = BROKEN.replace("\n", " <!-- awesomelint-disable-line malformed-link -->\n")
    assert rules(line) == ["non-canonical-url", "misplaced-space"]


def test_what_others_say_of_a_mended_link_is_mended_too(run: Run) -> None:
    Path("README.md").write_text(BROKEN)
    assert run("fix").code == 0
    fixed = "- [Anvil](https://github.com/a/anvil) - Strikes iron.\n"
    assert Path("README.md").read_text() == fixed
