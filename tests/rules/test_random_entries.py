"""Every rule on entries put together at random: none may fail, whatever the text.

More by hand: a greater COUNT.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from awesomelint import Source, read
from awesomelint.config.configuration import parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES

COUNT = 400
PIECES = (
    "[a](https://a.a)", "[[c](https://c.c)]", "[x][y]", "https://u.u/x", "![i](i.svg)",
    "<img src=x>",
    "`b`", "\\", " - ", ": ", " – ", "words", "the ", ".", "…", '"', "*", "[", ")", "|",
    "[1 Jan 2020]", "(2020)", ":star:", "⭐", "&amp;", "\u200b", "\xa0", "<!-- c -->",
)  # fmt: skip
AROUND = (("**", "**"), ("*", "*"), ("~~", "~~"), ("<b>", "</b>"), ("[", "](https://d.d)"),
          ("[", "]"), ("(", ")"), ("“", "”"))  # fmt: skip


def pieces(chance: random.Random, most: int) -> str:
    """Return some pieces, one in four with marks or brackets around a few more."""
    text = ""
    for _ in range(chance.randrange(1, most)):
        if chance.random() < 0.25 and most > 2:
            left, right = chance.choice(AROUND)
            text += f"{left}{pieces(chance, most // 2 + 1)}{right}"
        else:
            text += chance.choice(PIECES)
    return text


def texts(seed: int) -> Iterator[str]:
    """Yield lists and tables whose entries are pieces in any order."""
    chance = random.Random(seed)
    for _ in range(COUNT):
        heads = chance.choices(("", "[t](https://t.t) "), k=chance.randrange(1, 12))
        yield "".join(f"- {head}{pieces(chance, 5)}\n" for head in heads)
        rows = (f"| {pieces(chance, 3)} | {pieces(chance, 4)} |\n" for _ in range(4))
        yield f"| Name | About |\n|-|-|\n{''.join(rows)}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_no_rule_fails(seed: int) -> None:
    configuration = parse('preset = "strict"', "test", rules=ALL_RULES)
    settings = settings_for(configuration, "README.md", rules=ALL_RULES)
    for text in texts(seed):
        for found in lint([ConfiguredDocument(read(Source("README.md", text)), settings)]):
            assert 0 <= found.span.start <= found.span.end <= len(text), (found, text)
