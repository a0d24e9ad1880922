"""inconsistent-marker: which of the items that differ are to move."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read

TOOLS = "- Tools\n" + "".join(f"  - [A](https://a.a/{n})\n" for n in range(20)) + "- Books\n"
ITEM = "- [B](https://b.b/{})\n"


def reported(text: str) -> list[tuple[int, str]]:
    source = Source("README.md", text)
    return [
        (source.position(diagnostic.span.start).line, diagnostic.message)
        for diagnostic in lint(read(source))
        if diagnostic.rule == "inconsistent-marker"
    ]


@pytest.mark.parametrize(
    ("indents", "expected"),
    [
        ((2, 2, 3), [(25, "the item is indented by 3, its siblings by 2")]),
        ((3, 2), [(23, "the item is indented by 3, its siblings by 2")]),  # as the file has it
        ((3, 3, 2), []),  # its siblings by 3, the file by 2
        ((3, 3, 4), [(25, "the item is indented by 4, its siblings by 3")]),
        ((3, 4), [(24, "the item is indented by 4, its siblings by 3")]),  # as the first item is
    ],
)
def test_siblings_at_different_indents(
    indents: tuple[int, ...], expected: list[tuple[int, str]]
) -> None:
    items = (" " * indent + ITEM.format(n) for n, indent in enumerate(indents))
    assert reported(TOOLS + "".join(items)) == expected


def test_contents_are_not_counted() -> None:
    contents = "".join(f"* [S{n}](#s{n})\n" for n in range(50))
    entries = "".join(ITEM.format(n) for n in range(60))
    assert reported(f"{contents}\n## S\n\n{entries}") == []
    other = "## T\n\n* [C](https://c.c)\n"
    message = "the bullet is `*`; 60 of 61 are `-`"
    assert reported(f"{contents}\n## S\n\n{entries}\n{other}") == [(117, message)]
