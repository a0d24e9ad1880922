"""What the layout changes; GitHub shows the same, and a second run changes nothing."""

from __future__ import annotations

import pytest

from awesomelint.layout.formatter import format_text, lay_out
from tests.layout.github_html import html

CHANGED = {
    "spaces at line ends": ("# a \n\nb \nc\t\n\n- d  \n", "# a\n\nb\nc\n\n- d\n"),
    "no line end": ("a", "a\n"),
    "blank lines": ("\n\na\n\n\n\nb\n\n\n", "a\n\nb\n"),
    "blank lines between items": ("- a\n\n\n- b\n", "- a\n\n- b\n"),
    "blank lines with spaces": ("a\n  \n\t\nb\n", "a\n\nb\n"),
    "blocks that touch": (
        "# a\nb\n- c\n# d\n> e\n```\nf\n```\n***\n",
        "# a\n\nb\n\n- c\n\n# d\n\n> e\n\n```\nf\n```\n\n***\n",
    ),
    "lists that touch": ("- a\n* b\n1. c\n2) d\n", "- a\n\n* b\n\n1. c\n\n2) d\n"),
    "bullets off the margin": ("  - a\n  - b\n", "- a\n- b\n"),
    "spaces behind the marker": ("-   a\n*\tb\n1.  c\n", "- a\n\n* b\n\n1. c\n"),
    "nested items": ("- a\n    - b\n        - c\n\t- d\n", "- a\n  - b\n    - c\n  - d\n"),
    "nested under a number": ("1. a\n    - b\n10. c\n    - d\n", "1. a\n   - b\n10. c\n    - d\n"),
    "content of an item": (
        "-   a\n\n    b\n\n        c\n\n    > d\n",
        "- a\n\n  b\n\n      c\n\n  > d\n",
    ),
    "lazy lines": ("- a\n![b](c)\n - d\n ![e](f)\n", "- a\n  ![b](c)\n- d\n  ![e](f)\n"),
    "lazy lines of a quote": ("> a\nb\n", "> a\n> b\n"),
    "quote markers": (">a\n>  b\n>\n>>c\n", "> a\n> b\n>\n> > c\n"),
    "indented lines": ("a\n   b\n      c\n", "a\nb\nc\n"),
    "closing #s": ("##  a  ##\n# b #\n", "## a\n\n# b\n"),
    "underlines": ("  A\n ====  \n", "A\n====\n"),
    "thematic break": ("  * * *  \n", "* * *\n"),
    "open fence": ("```py\na\n", "```py\na\n```\n"),
    "indented fence": ("  ```py\n    a\n  b\n  ```\n", "```py\n  a\nb\n```\n"),
    "table": (
        "|a|b   |c|d|\n|-|:--|:-:|---:|\n|1|  2||4|\n",
        "| a | b | c | d |\n| --- | :-- | :-: | --: |\n| 1 | 2 |  | 4 |\n",
    ),
    "table without borders": ("a | b\n--|--\nc | d\n", "| a | b |\n| --- | --- |\n| c | d |\n"),
    "table in a list": ("*   |a|\n    |-|\n    |b|\n", "* | a |\n  | --- |\n  | b |\n"),
    "definition": ("  [a]: u  \n", "[a]: u\n"),
    "byte order mark": ("\ufeff# A \n", "\ufeff# A\n"),
    "CRLF": ("# A \r\n- b\r\n", "# A\r\n\r\n- b\r\n"),
    "mixed line ends": ("a\r\n\r\nb\r\n\nc\n", "a\r\n\r\nb\r\n\r\nc\r\n"),
    "a fragment": ("- - x", "- - x\n"),
    "no front matter by accident": ("\n\n---\na: b\n---\n", "\n---\n\na: b\n---\n"),
}


@pytest.mark.parametrize(("before", "after"), CHANGED.values(), ids=CHANGED.keys())
def test_becomes(before: str, after: str) -> None:
    layout = lay_out(before)
    assert layout.text == after
    assert layout.kept == ()
    assert html(after) == html(before)
    assert format_text(after) == after


BLOCK_STARTS = [*"- b|+ b|1. b|# b|> b|===|---|***|```|<div>|[^1]: b".split("|"), "|--|"]
# Our parser takes `    > b` for a line of the quote, whatever its indent.
INDENTED = [
    (before, line)
    for before in ("a\n", "- a\n  ", "> a\n")
    for line in BLOCK_STARTS
    if before[0] != ">" or line[0] != ">"
]


@pytest.mark.parametrize(("before", "line"), INDENTED)
def test_an_indented_line_opens_no_block(before: str, line: str) -> None:
    text = f"{before}    {line}\n"
    layout = lay_out(text)
    assert layout.kept == ()
    assert html(layout.text) == html(text)
    assert f"    {line}" in layout.text


def test_a_list_a_hundred_deep_loses_nothing() -> None:
    text = "".join(f"{'  ' * depth}- {depth}\n" for depth in range(100))
    assert format_text(text) == text


def test_lists_keep_their_nesting() -> None:
    before = "".join(f"{' ' * 4 * depth}* {depth}\n" for depth in range(45))
    after = "".join(f"{' ' * 2 * depth}* {depth}\n" for depth in range(45))
    assert format_text(before) == after
    assert html(before) == html(after)
