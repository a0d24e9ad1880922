"""Headings with nothing below them, and those that only seem to have nothing."""

from __future__ import annotations

import pytest

from awesomelint.style.empty_sections import empty_sections
from tests.support.reads import document

REST = "\n## Rest\n\nWords.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n", ["A"]),
        ("## A\n\n<!-- Waiting. -->\n", ["A"]),
        ("## A\n\n<!-- What this includes -->\n", ["A"]),
        ("## A\n\n<!--@include: ./a.md-->\n", []),
        ("## A\n\n<!-- include a.md -->\n", []),
        ("<details>\n<summary>\n\n## A\n\n</summary>\n", []),
        ("## A\n\n<details>\n<summary>\n\n", ["A"]),
        ("## Others...\n", ["Others..."]),
        ("## Coming soon, so stay tuned!\n", ["Coming soon, so stay tuned!"]),
        ("## Feel free to open an issue.\n", []),
        ("## Tools that forge and also bend\n", ["Tools that forge and also bend"]),
        ("## 如果您有任何建议，请提交一个问题。\n", []),
        ("- [A](#a)\n  - [Rest](#rest)\n\n## A\n", []),
        ("- [A](#a)\n- [Rest](#rest)\n\n## A\n", ["A"]),
    ],
)
def test_empty_sections(text: str, expected: list[str]) -> None:
    read = document(f"# Title\n\nWords.\n\n{text}{REST}")
    assert [heading.text for heading in empty_sections(read)] == expected
