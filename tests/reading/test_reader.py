"""A document: its sections, its lists, and what is no entry."""

from __future__ import annotations

import pytest

from awesomelint.reading.model import EntryList
from tests.support.reads import document, entries


def titles(entry_list: EntryList) -> str:
    return "".join(entry.title.text for entry in entry_list.entries)


def lists(text: str) -> list[str]:
    """Return the titles of each list's entries, one letter each."""
    return [titles(entry_list) for entry_list in document(text).lists]


def items(*names: str) -> str:
    """Return one item a name."""
    return "".join(f"- [{name}](https://{name}.com) - words\n" for name in names)


# What stands between two pieces of one list.
JOINS = {
    "fence": "\n```\ncode\n```\n\n",
    "comment": "<!-- comment -->\n",
    "html": "\n<br>\n\n",
    "indented code": "\n<!-- -->\n\n    code\n\n",
    "badge line": "\n![badge](https://img.shields.io/x.svg)\n\n",
    "linked badge line": "\n[![b](https://b.io/x.svg)](https://b.io)\n\n",
    "definition": "\n[ref]: https://r.r\n\n",
    "marker": "",
}

CUTS = {
    "bold paragraph": "\n**More**\n\n",
    "paragraph": "\nSome words.\n\n",
    "heading": "\n### More\n\n",
    "setext heading": "\nMore\n----\n\n",
    "rule": "\n---\n\n",
    "quote": "\n> words\n\n",
    "alert": "\n> [!NOTE]\n> words\n\n",
    "table": "\n| a | b |\n|---|---|\n\n",
    "badge and words": "\n![badge](https://img.shields.io/x.svg) words\n\n",
}


@pytest.mark.parametrize("name", JOINS)
def test_one_list_in_pieces(name: str) -> None:
    text = "# S\n\n" + items("a", "b") + JOINS[name] + items("c").replace("- [", "* [")
    (entry_list,) = document(text).lists
    assert titles(entry_list) == "abc"
    assert [len(piece) for piece in entry_list.pieces] == [2, 1]
    assert text[entry_list.span.start : entry_list.span.end].startswith("- [a]")
    assert entry_list.span.end >= text.index("* [c]")


@pytest.mark.parametrize("name", CUTS)
def test_two_lists(name: str) -> None:
    assert lists("# S\n\n" + items("a", "b") + CUTS[name] + items("c")) == ["ab", "c"]


def test_a_bullet_list_and_a_numbered_list_are_two() -> None:
    text = items("a") + "\n1. [b](https://b.com)\n1. [c](https://c.com)\n"
    assert lists(text) == ["a", "bc"]


def test_an_order_ends_at_the_parent() -> None:
    text = (
        "- [a](https://a.com)\n  - [b](https://b.com)\n  - [c](https://c.com)\n"
        "- [d](https://d.com)\n  - [e](https://e.com)\n"
    )
    read = document(text)
    assert lists(text) == ["ad", "bc", "e"]
    (top, below, last) = read.lists
    assert {entry.parent for entry in top.entries} == {None}
    assert {entry.parent for entry in below.entries} == {top.entries[0].item}
    assert last.entries[0].parent == top.entries[1].item
    assert top.entries[0].item.contains(below.span)


def test_a_block_in_an_item_cuts_only_the_lists_in_it() -> None:
    text = (
        "- [a](https://a.com)\n  - [b](https://b.com)\n\n  words\n\n  - [c](https://c.com)\n"
        "- [d](https://d.com)\n"
    )
    assert lists(text) == ["ad", "b", "c"]


def test_sections() -> None:
    text = (
        items("a") + "\n# One #\n\n" + items("b") + "\n## *Two* `x` &amp; [y](z)\n\n" + items("c")
        + "\n### Three\n\n" + items("d") + "\nFour\n----\n\n" + items("e") + "\n# Five\n"
    )  # fmt: skip
    read = document(text)
    assert [(heading.level, heading.text) for heading in read.headings] == [
        (1, "One"), (2, "Two x & y"), (3, "Three"), (2, "Four"), (1, "Five"),
    ]  # fmt: skip
    assert [entry.section for entry in read.entries()] == [
        (),
        ("One",),
        ("One", "Two x & y"),
        ("One", "Two x & y", "Three"),
        ("One", "Four"),
    ]
    assert [entry_list.heading for entry_list in read.lists] == [None, *read.headings[:4]]


def test_a_heading_has_no_badge_in_its_text() -> None:
    text = "# Awesome [![badge](b.svg)](https://awesome.re) <a name='x'></a>\n"
    assert [heading.text for heading in document(text).headings] == ["Awesome"]


def test_a_heading_spans_its_text() -> None:
    text = "\ufeff## One ##\n\nTwo\nlines\n===\n"
    read = document(text)
    assert [read.source.slice(heading.span) for heading in read.headings] == ["One", "Two\nlines"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "words\n",
        "# Heading\n\nA paragraph with [a link](https://a.com).\n",
        "- [One](#one)\n  - [Two](#two)\n- [Three](#three)\n",
        "- One\n- Two\n- Three with [a link](https://a.com)\n",
        "1. Clone it\n2. Read [the guide](https://a.com)\n3. Send it\n",
        "## Contents\n\n" + items("a", "b"),
        "## Table of Contents\n\n" + items("a", "b"),
        "## \U0001f4d6 License\n\n" + items("a"),
        "## Contributing\n\n" + items("a"),
        "## 目录\n\n" + items("a"),
        "<!--\n" + items("a") + "-->\n",
        "<!-- - [a](https://a.com) -->\n",
        "- words <!-- [a](https://a.com) -->\n",
        "```\n" + items("a") + "```\n",
        "    " + items("a"),
        "- `[a](https://a.com)`\n",
        "<div>\n" + items("a") + "</div>\n",
        "| [a](https://a.com) | b |\n|---|---|\n",
        "| a | b |\n|---|---|\n| c | [d](#d) |\n",
        "---\n- [a](https://a.com)\n---\n",
        "text[^1]\n\n[^1]: [a](https://a.com)\n",
        "[a]: https://a.com\n",
    ],
)
def test_no_entries(text: str) -> None:
    assert document(text).lists == ()


def test_categories_with_entries_below_are_none_themselves() -> None:
    text = (
        "- Tools\n  - [a](https://a.com)\n  - [b](https://b.com)\n- Books\n  - [c](https://c.com)\n"
    )
    assert lists(text) == ["ab", "c"]


def test_half_of_the_items_make_a_list_of_entries() -> None:
    assert lists("- [a](https://a.com)\n- words\n") == ["a"]
    assert lists("- [a](https://a.com)\n- words\n- words\n") == []


def test_a_list_in_a_quote_and_a_footnote() -> None:
    assert lists("> - [a](https://a.com)\n> - [b](https://b.com)\n") == ["ab"]
    assert lists("x[^1]\n\n[^1]: words\n\n    - [a](https://a.com)\n") == ["a"]


def test_definitions() -> None:
    text = "[a][one] [Two]\n\n[one]: https://one.com 'title'\n[Two]: <https://two.com>\n"
    read = document(text)
    assert [(d.label, d.url, read.source.slice(d.span)) for d in read.definitions] == [
        ("one", "https://one.com", "[one]: https://one.com 'title'\n"),
        ("Two", "https://two.com", "[Two]: <https://two.com>\n"),
    ]


def test_what_definitions_are_referred_to() -> None:
    text = (
        "[a][One  two] `[code]` [![b][three]][four]\n\n"
        "| [c ![d][five]](u) |\n|---|\n\n![e][None]\n\n"
        "x[^six]\n\n[^six]: words\n\n"
        "[one two]: u\n[three]: u\n[four]: u\n[five]: u\n[six]: u\n[code]: u\n"
    )
    read = document(text)
    labels = [
        definition.label for definition in read.definitions if definition.key in read.referred_keys
    ]
    assert labels == ["one two", "three", "four", "five"]


def test_comments() -> None:
    text = (
        "<!-- one -->\n\n- a <!--two--> b\n\n  <!-- three\n  lines -->\n\n"
        "words <!-- four -->\n\n# H <!-- five -->\n\n`<!-- code -->`\n\n| <!-- six --> |\n|---|\n"
    )
    read = document(text)
    assert [comment.text for comment in read.comments] == [
        "one", "two", "three\n  lines", "four", "five", "six",
    ]  # fmt: skip
    for comment in read.comments:
        source = read.source.slice(comment.span)
        assert source.startswith("<!--")
        assert source.endswith("-->")
    assert [heading.text for heading in read.headings] == ["H"]


def test_front_matter_is_kept_out() -> None:
    read = document("---\ntitle: [a](https://a.com)\n---\n\n# H\n\n" + items("a"))
    assert [heading.text for heading in read.headings] == ["H"]
    assert [link.url for link in read.links] == ["https://a.com"]
    assert len(list(read.entries())) == 1


def test_alerts_are_read() -> None:
    read = document("> [!TIP]\n> see [a](https://a.com)\n\n" + items("b"))
    assert [link.url for link in read.links] == ["https://a.com", "https://b.com"]
    assert [entry.title.text for entry in read.entries()] == ["b"]


@pytest.mark.parametrize(
    ("text", "malformed_links"),
    [
        ("[a] (https://a.com)", ["[a] (https://a.com)"]),
        ("[a](https://a.com/b c)", ["[a](https://a.com/b c)"]),
        ("[a](https://a.com)", []),
        ("[a] words (https://a.com)", []),
        ("`[a] (https://a.com)`", []),
        ("[a] (words)", []),
        ("[a](https://a.com - b", ["[a](https://a.com"]),
        ("[a](https://a.com (b)", ["[a](https://a.com"]),
        ("[a]https://a.com) b", ["[a]https://a.com)"]),
        ("[a)(https://a.com) b", ["[a)(https://a.com)"]),
        ("(a)[https://a.com] b", ["(a)[https://a.com]"]),
        ("[a][https://a.com] b", ["[a][https://a.com]"]),
        ("[a] (#b) and [a](#b", ["[a] (#b)", "[a](#b"]),
        ("f(a)[https://a.com]", []),
        ("[ ] (https://a.com) [x] (https://a.com)", []),
        ("[Apr 2026] (https://a.com)", []),
        ("[Apr 2026] ([a](https://a.com))", []),
        ("see [a] https://a.com", []),
        ("([a] https://a.com)", []),
        ("`[a` (https://a.com)", []),
    ],
)
def test_malformed_links(text: str, malformed_links: list[str]) -> None:
    assert [part.text for part in document(text).malformed_links] == malformed_links


def test_links_are_those_outside_code_and_comments() -> None:
    text = (
        "# [a](https://a.com)\n\n> [b](https://b.com) `[x](https://x.com)`\n\n"
        "<!-- [x](https://x.com) -->\n\n| [c](https://c.com) |\n|---|\n| https://d.com |\n\n"
        "    [x](https://x.com)\n"
    )
    assert [link.url[8] for link in document(text).links] == ["a", "b", "c", "d"]


def test_reading_depends_on_the_text_alone() -> None:
    text = items("a", "b")
    assert entries(text) == entries(text)
    assert document(text) == document(text)


def test_deep_nesting_is_read() -> None:
    text = "".join(f"{'  ' * depth}- [{depth}](https://a{depth}.com)\n" for depth in range(40))
    assert [entry.title.text for entry in entries(text)] == [str(depth) for depth in range(40)]


def test_what_is_equal_has_one_hash() -> None:
    text = "# A\n\n- [A](https://a.a) - B `x`. ![b](https://b.b)\n"
    assert len({document(text), document(text), document(f"{text}\n")}) == 2
