"""Entries in HTML: rows, items, summaries, and lines that begin with an `<a>`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.reads import described, document, entries

PLAIN = {"head": "html", "title": "Awl", "url": "https://awl.example"}
AWL = '<a href="https://awl.example">Awl</a>'
FULL = {**PLAIN, "separator": " - ", "description": "pierces leather."}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{AWL}</p>", PLAIN),
        (f"<p>\n&nbsp;&nbsp;:diamond: <b>{AWL}</b> - pierces leather.<br>\n</p>", FULL),
        (f"<ul>\n<li>{AWL} - pierces leather.\n</ul>", FULL),
        (f"<ul><li><strong>{AWL}</strong> - pierces leather.</li></ul>", FULL),
        (f"<details><summary>{AWL} - pierces leather.</summary></details>", FULL),
        (
            f"<table><tr><td>{AWL}</td><td>pierces leather.</td></tr></table>",
            {**PLAIN, "description": "pierces leather."},
        ),
        ("<p><A HREF='https://awl.example' class=x><b>Awl</b></A></p>", PLAIN),
        (f"🔗&nbsp;<b>{AWL}</b> - pierces leather.", FULL),
        (f"{AWL} - pierces leather.<br>", FULL),
        (f"<p>{AWL}: made for <a href='https://l.example'>leather</a>.</p>", {
            **PLAIN,
            "separator": ": ",
            "description": "made for <a href='https://l.example'>leather</a>.",
            "links": ["https://l.example"],
        }),
    ],
)  # fmt: skip
def test_a_unit_of_html_is_an_entry(html: str, expected: dict[str, Any]) -> None:
    (entry,) = entries(f"# List\n\n## Tools\n\n{html}\n")
    assert described(entry) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Made with <a href='https://a.example'>a tool</a>.</p>",
        "<p><a href='https://a.example'>Flutter</a> is a toolkit.</p>",
        "<p><a href='https://a.example'>English</a> | <a href='https://b.example'>中文</a></p>",
        "<p><a href='https://a.example'><img src='a.png'></a></p>",
        "<p><a href='#tools'>Tools</a></p>",
        "<p><a href='README-en.md'>English</a></p>",
        "<p><a name='tools'></a></p>",
        "<!-- <a href='https://a.example'>A</a> -->",
        "```html\n<p><a href='https://a.example'>A</a></p>\n```",
        "<p><a href='https://a.example'>A",
    ],
)
def test_html_that_recommends_nothing(html: str) -> None:
    assert entries(f"# List\n\n## Tools\n\n{html}\n") == []


def test_the_parts_are_where_they_stand_in_the_source() -> None:
    anchor = '<a class="x" href="https://a.example/?x=1&amp;y=2"><b>Awl &amp; Co</b></a>'
    found = document(f"# List\n\n## Tools\n\n<p>\n{anchor} - it\n</p>\n")
    (entry,) = found.entries()
    assert (entry.title.text, entry.url) == ("Awl & Co", "https://a.example/?x=1&y=2")
    assert entry.link.target
    parts = (entry.title, entry.link.target, entry.description)
    assert [found.source.slice(part.span) for part in parts if part] == [
        "<b>Awl &amp; Co</b>",
        "https://a.example/?x=1&amp;y=2",
        "it",
    ]


def test_a_link_that_names_its_kind_leaves_the_title_to_a_cell_before_it() -> None:
    row = "<tr>{}<td>T5</td><td>2019/10</td><td><a href='https://a.example'>Paper</a></td></tr>"
    table = f"<table>{row.format('<td rowspan=2>Public</td>')}{row.format('')}</table>"
    titles = [entry.title.text for entry in entries(f"# List\n\n## Models\n\n{table}\n")]
    assert titles == ["T5", "T5"]


def test_the_header_of_a_table_says_what_its_cells_are() -> None:
    table = (
        "<table><thead><tr><th>No</th><th>Name</th><th>Year</th><th>About</th></tr></thead>"
        f"<tbody><tr><td>1</td><td>{AWL}</td><td>2019</td><td>pierces.</td></tr></tbody></table>"
    )
    (entry,) = entries(f"# List\n\n## Tools\n\n{table}\n")
    assert described(entry) == {
        **PLAIN, "description": "pierces.", "dates": [("2019", "end")],
    }  # fmt: skip


def test_html_under_one_heading_is_one_list_of_its_own() -> None:
    found = document(
        f"# List\n\n## Tools\n\n<p>{AWL}</p>\n\n- [Vice](https://v.example)\n\n<p>{AWL}</p>\n"
    )
    lists = [(each.container, len(each.entries), len(each.pieces)) for each in found.lists]
    assert lists == [("html", 2, 2), ("list", 1, 1)]


@pytest.mark.parametrize(
    ("count", "section", "expected"),
    [(3, "## Tools\n", 0), (8, "## Tools\n", 8), (3, "", 3)],
)
def test_little_html_above_the_first_section_introduces_the_page(
    count: int, section: str, expected: int
) -> None:
    lines = "".join(
        f'<a href="https://{n}.example">Tool {n}</a> - Hits.<br>\n' for n in range(count)
    )
    assert len(entries(f"# List\n\n<p>\n{lines}</p>\n\n{section}")) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- [GitHub](https://github.com/{0}) (4 stars)\n- [PyPi](https://pypi.org/p/{0})\n", 3),
        ("- [Tool {0}](https://t{0}.example)\n- [Kit {0}](https://k{0}.example)\n", 9),
    ],
)
def test_what_recurs_below_linked_summaries_are_details(items: str, expected: int) -> None:
    blocks = [
        f"<details><summary><a href='https://{n}.example'>Kind {n}</a> - Words.</summary>\n\n"
        f"{items.format(n)}\n</details>\n"
        for n in range(3)
    ]
    assert len(entries("# List\n\n## Tools\n\n" + "".join(blocks))) == expected


def test_an_anchor_in_a_list_item_is_its_title() -> None:
    (entry,) = entries(f"- <b>{AWL}</b> - pierces leather.\n")
    assert described(entry) == {
        **PLAIN,
        "head": "link",
        "separator": " - ",
        "description": "pierces leather.",
    }
    assert entry.link.form == "html"
    assert document(f"- <b>{AWL}</b>\n").links == ()


def test_an_anchor_that_nothing_closes_costs_no_more_than_the_text() -> None:
    assert entries("<p>\n" + '<a href="https://a.example">\n' * 1000 + "</p>\n") == []
