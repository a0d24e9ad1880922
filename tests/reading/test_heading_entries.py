"""Headings that are entries, and what stands below them."""

from __future__ import annotations

import pytest

from awesomelint import Document
from tests.support.reads import described, document

START = "# List\n\n## Tools\n\n"


def tool(name: str, below: str = "", *, level: int = 3) -> str:
    return f"{'#' * level} [{name}](https://{name.lower()}.example)\n\n{name} hits.\n\n{below}"


def headings(found: Document) -> list[str]:
    return [entry.title.text for entry in found.entries() if entry.head == "heading"]


def test_linked_headings_under_one_heading_are_a_list() -> None:
    found = document(START + "".join(map(tool, ("Anvil", "Bellows", "Tongs"))))
    (entry_list,) = found.lists
    assert entry_list.container == "headings"
    assert entry_list.heading
    assert entry_list.heading.text == "Tools"
    assert described(entry_list.entries[0]) == {
        "head": "heading",
        "title": "Anvil",
        "url": "https://anvil.example",
        "description": "Anvil hits.",
    }
    assert entry_list.entries[0].section == ("List", "Tools")


def test_the_description_of_a_heading_may_be_a_quote() -> None:
    quoted = "".join(map(tool, ("Anvil", "Bellows", "Tongs"))).replace("\n\nAnvil", "\n\n> Anvil")
    first = next(document(START + quoted).entries())
    assert first.description
    assert first.description.text == "Anvil hits."


@pytest.mark.parametrize(
    "text",
    [
        START + tool("Anvil") + tool("Bellows"),
        START + tool("Anvil") * 3 + "### Plain\n\n### More\n\n### Others\n\n### Rest\n",
        START + "".join(f"### About [{n}](https://{n}.example)\n\nWords.\n\n" for n in "abc"),
        START + "".join(f"### [{n}](#{n})\n\nWords.\n\n" for n in "abc"),
    ],
)
def test_headings_of_sections(text: str) -> None:
    assert headings(document(text)) == []


def test_a_linked_heading_with_entries_of_its_own_is_one_of_a_section() -> None:
    kinds = [
        tool(
            name,
            f"- [{name} 1](https://1.{name}.example)\n- [{name} 2](https://2.{name}.example)\n\n",
        )
        for name in ("Anvil", "Bellows", "Tongs")
    ]
    found = document(START + "".join(kinds))
    assert headings(found) == []
    assert len(list(found.entries())) == 6


def test_what_recurs_below_headings_are_details_of_these() -> None:
    details = "#### Links\n\n- [Docs](https://d.example)\n- [Discord](https://discord.example)\n\n"
    found = document(START + "".join(tool(name, details) for name in ("Anvil", "Bellows", "Tongs")))
    assert [entry.title.text for entry in found.entries()] == ["Anvil", "Bellows", "Tongs"]


def test_a_single_linked_heading_is_an_entry_where_others_are() -> None:
    others = START + "".join(map(tool, ("Anvil", "Bellows", "Tongs")))
    assert headings(document(others + "## Python\n\n" + tool("Vice"))) == [
        *("Anvil", "Bellows", "Tongs", "Vice"),
    ]


def test_an_edit_elsewhere_changes_what_a_heading_is() -> None:
    from awesomelint.reading.reader import read
    from awesomelint.text import Source

    before = document(START + tool("Anvil") + tool("Bellows"))
    text = before.source.text + tool("Tongs")
    after = read(Source("a.md", text), before)
    assert headings(before) == []
    assert headings(after) == ["Anvil", "Bellows", "Tongs"]
    assert after == document(text)
    moved = f"<p><a href='https://a.example'>A</a></p>\n\n{text}"
    assert read(Source("a.md", moved), after) == document(moved)


def test_a_heading_with_fields_below_it_is_an_entry() -> None:
    fields = "**Authors:** A. Smith  \n**Date:** [May 2020]  \n**URL:** [here](https://{0}.example)"
    texts = [f"### {n}. Paper {n}\n\n{fields.format(n)}\n\nAbstract.\n\n" for n in range(1, 4)]
    found = document("# List\n\n## Papers\n\n" + "".join(texts))
    first = next(found.entries())
    assert described(first) == {
        "head": "heading",
        "title": "Paper 1",
        "url": "https://1.example",
        "dates": [("[May 2020]", "middle")],
    }
    assert headings(found) == ["Paper 1", "Paper 2", "Paper 3"]
    assert headings(document("# List\n\n## Papers\n\n" + "".join(texts[:2]))) == []
