"""What a document holds beside its entries: images, HTML, tables of contents, anchors."""

from __future__ import annotations

import pytest

from awesomelint.reading.anchors import Anchors, anchors, heading_anchors, heading_slugs, slug
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
    assert [anchor for _, anchor in heading_slugs(read)] == ["a", "b", "b-1", "b-2"]
    assert anchors(read) == {"a", "b", "b-1", "b-2", "x", "Y"}


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("A b ![i](i.svg)", "a-b-"),
        ("A b ![i](i.svg) [![j](j.svg)](j)", "a-b--"),
        ("![i](i.svg) A b", "-a-b"),
        ("A ![i](i.svg) b", "a--b"),
        ("A b![i](i.svg)", "a-b"),
        ('A b <a name="c"></a>', "a-b-"),
    ],
)
def test_each_space_beside_an_image_is_a_hyphen(heading: str, anchor: str) -> None:
    read = document(f"# {heading}\n")
    assert [anchor for _, anchor in heading_anchors(read)] == [anchor]
    assert anchors(read) - {"c"} == {anchor, anchor.strip("-")}


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


def test_the_anchor_that_a_text_names() -> None:
    known = Anchors(["progressview", "-start", "c--rust", "awesome-c", "awesome-c--"])
    assert known.meant("progress", "Progress View") == "progressview"
    assert known.meant("begin", "🚀 Start") == "-start"
    assert known.meant("awesome", "Awesome C") == "awesome-c--"
    assert known.meant("begin", "The beginning") is None
    assert known.meant("begin", "") is None


def test_an_anchor_that_has_all_words_of_another() -> None:
    known = Anchors(["conferences--meetups", "semantic-segmentation", "the-growing-of-apples"])
    assert known.meant("conferences-meetups", "Conferences, meetups and more") == (
        "conferences--meetups"
    )
    assert known.meant("growing-of-apples", "New: growing of apples") == "the-growing-of-apples"
    assert known.meant("growing-of-apples", "2D") is None
    assert known.meant("instance-segmentation", "Instance Segmentation") is None


def test_where_two_headings_have_one_text_neither_is_meant() -> None:
    known = Anchors(["deep-learning", "deep-learning-1", "step-1"])
    assert known.meant("rust-deep-learning", "Deep Learning") is None
    assert known.meant("rust-deep-learning", "On deep learning") is None
    assert known.meant("steps", "Step 1") == "step-1"


def test_a_page_of_broken_links_is_not_searched_for_each_of_them() -> None:
    known = Anchors(["anchor-0"])
    nearest = [known.nearest(f"anchor-{number}") for number in range(1, 200)]
    assert nearest.count("anchor-0") == 100


def test_html_in_comments_and_code_is_none() -> None:
    read = document('<!-- <a id="x"> <h1>A</h1> -->\n\n`<a id="y">`\n\n```\n<a id="z">\n```\n')
    assert not read.elements
    assert not read.html_headings


def test_elements_and_their_places() -> None:
    text = 'a <img src="i.svg" alt=\'b\' hidden> c\n\n<p align=center>\n<A HREF="u">x</A>\n</p>\n'
    elements = document(text).elements
    assert [(element.name, element.attributes) for element in elements] == [
        ("img", (("src", "i.svg"), ("alt", "b"), ("hidden", ""))),
        ("p", (("align", "center"),)),
        ("a", (("href", "u"),)),
    ]
    assert [text[element.span.start] + text[element.span.end - 1] for element in elements] == [
        "<>"
    ] * 3
    assert elements[0].get("src") == "i.svg"
    assert elements[0].get("width") is None


def test_a_heading_in_html_is_without_its_tags() -> None:
    (heading,) = document(
        '<h1 align="center">\n<img src="x"> Awesome &amp; <b>more</b>\n</h1>\n'
    ).html_headings
    assert (heading.level, heading.text) == (1, "Awesome & more")


def test_images_are_there_wherever_they_stand() -> None:
    text = "# ![a](a.svg)\n\n[![b](b.svg)](u) <img src=c.svg>\n\n| ![d](d.svg) |\n|-|\n"
    assert [image.url for image in document(text).images] == ["a.svg", "b.svg", "c.svg", "d.svg"]


def test_a_table_of_contents() -> None:
    text = "## Contents\n\n- [A](#a)\n  - [B](#b)\n- Group\n  - [C `c`](#c)\n\n- [x](https://x.x)\n"
    (contents,) = document(text.replace("\n\n- [x]", "\n\n## Links\n\n- [x]")).contents
    assert contents.heading is not None
    assert contents.heading.text == "Contents"
    assert [(item.text.text, item.item.depth) for item in contents.items] == [
        ("[A](#a)", 0),
        ("[B](#b)", 1),
        ("Group", 0),
        ("[C `c`](#c)", 1),
    ]
    assert [item.link and item.link.url for item in contents.items] == ["#a", "#b", None, "#c"]
    assert not document(text).contents


@pytest.mark.parametrize(
    "text", ["- [A](#a)\n", "- [A](#a)\n- [B](b.md)\n", "- [A](#a)\n- [B](#b)\n- c\n- d\n- e\n"]
)
def test_no_table_of_contents(text: str) -> None:
    assert not document(text).contents


def test_references_without_a_definition() -> None:
    text = "- [a][b] [c][d] \\[e][f] `[g][h]` [i][^1] [j](u)[k]\n\n[d]: u\n"
    assert [part.text for part in document(text).undefined_references] == ["[a][b]"]
