"""The count of recommendations that the reader is compared with, on pages of our own."""

from __future__ import annotations

import pytest

from awesomelint import Source, read
from tests.support.entries_read import compare
from tests.support.recommendations import things

PAGE = """# Awesome

<p><a href="https://sponsor.example">Our sponsor</a></p>

## Contents
- [Tools](#tools)

## News
- [2024/05] We moved to [a new home](https://home.example).

## Tools
- [Anvil](https://anvil.example) - Hits.
- Plain text.
- **Tongs**

  Code: https://tongs.example

| Name | What |
| --- | --- |
| [Vice](https://vice.example) | Holds. |

<p>
&nbsp;:diamond: <a href="https://awl.example"><b>Awl</b></a> - Pierces.<br>
Made with <a href="https://tool.example">a tool</a>.
</p>

## License
- [CC0](https://cc.example)
"""


def test_each_thing_has_its_kind_its_line_and_its_reason() -> None:
    assert [(thing.kind, thing.first, thing.reason) for thing in things(PAGE)] == [
        ("HTML line", 3, "introduction"),
        ("li", 9, "news"),
        ("li", 12, ""),
        ("li", 14, ""),
        ("row", 20, ""),
        ("HTML line", 23, ""),
        ("HTML line", 24, "prose"),
        ("li", 28, "about the list"),
    ]


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        ("- [Docs](https://a.example)\n", ["", "", "", "field", "field", "field"]),
        ("", ["", "", ""]),
    ],
)
def test_linked_headings_are_recommendations_and_what_recurs_below_them_is_not(
    items: str, reasons: list[str]
) -> None:
    headings = [f"### [Tool {n}](https://{n}.example)\n\nWords.\n\n{items}\n" for n in range(3)]
    found = things("# Awesome\n\n## Tools\n\n" + "".join(headings))
    assert sorted(thing.reason for thing in found) == reasons


def test_a_document_is_compared_line_by_line() -> None:
    text = "- [Anvil](https://anvil.example)\n\n<p><a href='https://awl.example'>Awl</a></p>\n"
    without_html = read(Source("a.md", text.split("\n\n")[0] + "\n"))
    count = compare(without_html, things(text))
    assert (count.recommendations, count.entries, len(count.missed)) == (2, 1, 1)
    assert count.missed == ("a.md:3: HTML line: Awl",)
