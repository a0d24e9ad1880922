"""Where links stand that no entry holds."""

from __future__ import annotations

import pytest

from awesomelint.reading.stray_links import StrayLinks, find_stray_links
from tests.support.reads import document

ENTRIES = "".join(f"- [{n}](https://example.com/{n})\n" for n in range(10))
CARD = "> **[a](https://a.a)** <kbd>new</kbd>  \n> words\n\n"


def stray_links_of(text: str) -> StrayLinks | None:
    return find_stray_links(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title\n\nWords.\n",
        "# Title\n\n[Down](#down) and [here](./here.md)\n",
        ENTRIES + "\n[a](https://a.a), [b](https://b.b)\n",
        ENTRIES + "\n" + CARD * 7,
        ENTRIES + "\n<p>\n" + '<a href="https://a.a"><img src="a.png"></a>\n' * 20 + "</p>\n",
        ENTRIES + "\n" + "[![a](a.png)](https://a.a)\n" * 20,
        ENTRIES + "\n- Words\n\n" + "  [a](https://a.a)\n" * 20,
        ENTRIES + "\n## Tools\n\n" + '<p><a href="https://a.a">a</a></p>\n\n' * 8,
        "# T\n\n" + "".join(f"## [{n}](https://a.a/{n})\n\nWords.\n\n" for n in range(9)),
        "| Name |\n|-|\n" + "| [a](https://a.a) [b](https://b.b) [c](https://c.c) |\n" * 9,
    ],
)
def test_lists_of_items_and_texts_without_links(text: str) -> None:
    assert stray_links_of(text) is None


@pytest.mark.parametrize(
    ("text", "container", "links"),
    [
        ("## [a](https://a.a)\n\nWords.\n\n[b](https://b.b)\n---\n", "headings", 2),
        ("**[a](https://a.a)** \\\nwords \\\nmore\n\n" * 3, "paragraphs", 3),
        (CARD * 3, "paragraphs", 3),
        ('<p>See <a href="https://a.a">a</a></p>\n', "HTML", 1),
        ('<p><a href="https://a.a">a</a> is a tool.</p>\n', "HTML", 1),
        ('<p><a href="https://a.a">a</a> | <a href="https://b.b">b</a></p>\n', "HTML", 2),
        (CARD * 2 + "## [b](https://b.b)\n", "paragraphs", 2),
        (ENTRIES + "\n" + CARD * 11, "paragraphs", 11),
        (ENTRIES + "\n" + '<p>See <a href="https://a.a">a</a></p>\n\n' * 8, "HTML", 8),
        (ENTRIES * 3 + "\n" + CARD * 9, "paragraphs", 9),
    ],
)
def test_links_elsewhere(text: str, container: str, links: int) -> None:
    assert stray_links_of(text) == (container, links)
