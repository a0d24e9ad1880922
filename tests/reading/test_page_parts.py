"""What a document holds beside its entries: images, HTML, tables of contents, anchors."""

from __future__ import annotations

import pytest

from awesomelint.reading.anchors import Anchors, anchors, heading_slugs, slug
from tests.support.reads import document


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Text & Code", "text--code"),
        ("C++", "c"),
        ("What's new?", "whats-new"),
        ("snake_case and-dash", "snake_case-and-dash"),
        ("日本語 の本", "日本語-の本"),
        ("हिन्दी", "हिन्दी"),
        ("🚀 Launch", "-launch"),
        ("⚙️ Settings", "\ufe0f-settings"),
        ("Über Ärger", "über-ärger"),
        ("1.2 Numbers", "12-numbers"),
    ],
)
def test_slug(text: str, anchor: str) -> None:
    assert slug(text) == anchor


def test_a_heading_of_a_text_that_was_there_before_gets_a_number() -> None:
    read = document('# A\n\n## B\n\n<h2 id="x">B</h2>\n\n## B\n\n<a name="Y"></a>\n')
    assert [own for _, own in heading_slugs(read)] == ["a", "b", "b-1", "b-2"]
    assert anchors(read) == {"a", "b", "b-1", "b-2", "x", "Y"}


def test_a_space_beside_an_image_may_be_a_hyphen() -> None:
    assert anchors(document("# A b ![i](i.svg)\n\n## c\n")) == {"a-b", "a-b-", "-a-b", "c"}


def test_anchors_are_found_however_they_are_written() -> None:
    known = Anchors(["\ufe0f-settings", "日本", "Old"])
    assert "-Settings" in known
    assert "%EF%B8%8F-settings" in known
    assert "%E6%97%A5%E6%9C%AC" in known
    assert "user-content-old" in known
    assert "settings" not in known


def test_the_nearest_anchor() -> None:
    known = Anchors(["virtual-machines", "shells"])
    assert known.nearest("Virtual-Machine") == "virtual-machines"
    assert known.nearest("editors") is None


def test_a_page_of_broken_links_is_not_searched_for_each_of_them() -> None:
    known = Anchors(["anchor-0"])
    found = [known.nearest(f"anchor-{number}") for number in range(1, 200)]
    assert found.count("anchor-0") == 100


def test_html_in_comments_and_code_is_none() -> None:
    read = document('<!-- <a id="x"> <h1>A</h1> -->\n\n`<a id="y">`\n\n```\n<a id="z">\n```\n')
    assert not read.elements
    assert not read.html_headings


def test_elements_and_their_places() -> None:
    text = 'a <img src="i.svg" alt=\'b\' hidden> c\n\n<p align=center>\n<A HREF="u">x</A>\n</p>\n'
    found = document(text).elements
    assert [(one.name, one.attributes) for one in found] == [
        ("img", (("src", "i.svg"), ("alt", "b"), ("hidden", ""))),
        ("p", (("align", "center"),)),
        ("a", (("href", "u"),)),
    ]
    assert [text[one.span.start] + text[one.span.end - 1] for one in found] == ["<>"] * 3
    assert found[0].get("src") == "i.svg"
    assert found[0].get("width") is None


def test_a_heading_in_html_is_without_its_tags() -> None:
    (found,) = document(
        '<h1 align="center">\n<img src="x"> Awesome &amp; <b>more</b>\n</h1>\n'
    ).html_headings
    assert (found.level, found.text) == (1, "Awesome & more")


def test_images_are_there_wherever_they_stand() -> None:
    text = "# ![a](a.svg)\n\n[![b](b.svg)](u) <img src=c.svg>\n\n| ![d](d.svg) |\n|-|\n"
    assert [one.url for one in document(text).images] == ["a.svg", "b.svg", "c.svg", "d.svg"]


def test_a_table_of_contents() -> None:
    text = "## Contents\n\n- [A](#a)\n  - [B](#b)\n- Group\n  - [C `c`](#c)\n\n- [x](https://x.x)\n"
    (found,) = document(text.replace("\n\n- [x]", "\n\n## Links\n\n- [x]")).contents
    assert found.heading is not None
    assert found.heading.text == "Contents"
    assert [(one.text.text, one.item.depth) for one in found.items] == [
        ("[A](#a)", 0),
        ("[B](#b)", 1),
        ("Group", 0),
        ("[C `c`](#c)", 1),
    ]
    assert [one.link and one.link.url for one in found.items] == ["#a", "#b", None, "#c"]
    assert not document(text).contents


@pytest.mark.parametrize(
    "text", ["- [A](#a)\n", "- [A](#a)\n- [B](b.md)\n", "- [A](#a)\n- [B](#b)\n- c\n- d\n- e\n"]
)
def test_no_table_of_contents(text: str) -> None:
    assert not document(text).contents


def test_references_without_a_definition() -> None:
    text = "- [a][b] [c][d] \\[e][f] `[g][h]` [i][^1] [j](u)[k]\n\n[d]: u\n"
    assert [one.text for one in document(text).near_references] == ["[a][b]"]
