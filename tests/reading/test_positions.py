"""Every piece of inline Markdown reads back from its place in the source."""

from __future__ import annotations

import re

import pytest

from tests.support.reads import assert_reads_back, document, pieces

# One line each of what can stand in a line; `LINE` is put into many blocks below.
LINE = (
    "*a* **b** ***c*** ~~d~~ `e` ``f`g`` <b>h</b> [i](https://i.i) ![j](k.png) "
    "[**l** `m`](https://l.l) [n \\] o](<https://n.n/a b>) [p](https://p.p/(q) 'r') "
    "<https://s.s> https://t.t/u, [ref] [v][ref] [![w](x.svg)](https://w.w) &amp; 日本 "
    "\U0001f600 [[y]](https://y.y) [[z](https://z.z)] **[1](https://1.1)** *a **b** c* end"
)
REFERENCE = "\n\n[ref]: https://ref.ref\n"

BLOCKS = {
    "paragraph": "{}",
    "indented paragraph": "   {}",
    "two lines": "first\n{}\nlast",
    "trailing spaces": "{}   ",
    "no-break spaces": "\xa0{}\xa0\u3000",
    "no-break spaces in an item": "- \xa0{}\u2028\x0c",
    "no-break spaces in a heading": "# \xa0{}\xa0 ##",
    "no-break spaces in a setext heading": "\xa0{}\xa0\n---",
    "no-break spaces in a table": "| a |\n|---|\n| \xa0{}\u3000|",
    "nul in a table": "| \0 |\n|---|\n| \0{}\0|",
    "hard breaks": "{}  \n{}\\\n{}",
    "item": "- {}",
    "ordered item": "10) {}",
    "wide item": "-   {}",
    "tab item": "-\t{}",
    "tabs": "-\ta\n\n\t{}\n\n\t-\t{}\n\t\t{}",
    "tab split by the item": "- a\n\n\t{}",
    "nested items": "* a\n    * {}\n      {}\n        1. {}",
    "two items on a line": "- - {}\n  - {}",
    "lazy continuation": "- a\n{}",
    "lazy continuation of a quote": "> - a\n{}",
    "second paragraph": "- a\n\n  {}",
    "quote": "> {}\n>{}\n>   {}",
    "quote in an item": "- > {}\n  > {}",
    "item in a quote": "> - {}\n>   {}\n{}",
    "atx heading": "# {}",
    "closed atx heading": "##   {} ##  ",
    "atx heading in an item": "- ### {} ###",
    "setext heading": "{}\n===",
    "setext heading of two lines": "a\n  {}\n---",
    "table head": "| {} | a |\n|---|---|",
    "table": "| a | b |\n|---|---|\n| {} | c |\n| c | {} |",
    "table without outer pipes": "a | b\n---|---\n{} | c\nc | {}",
    "padded table": "|a|b|\n|-|-|\n|  {}\t|{}|  ",
    "short and long rows": "| a | b |\n|---|---|\n| {}\n| {} | {} | {} |",
    "empty cells": "| a | b | c |\n|---|---|---|\n| | {} | |\n|||{}|",
    "escaped pipes": "| a | b |\n|---|---|\n| x\\|y {} | z\\|`\\|` {} \\| |\n\\| {} | {} \\|",
    "table in an item": "- | a | b |\n  |---|---|\n  | {} | c |",
    "table in a quote": "> | a | b |\n> |---|---|\n> | {} | c |\n> c | {}",
    "alert": "> [!NOTE]\n> {}",
    "footnote": "a[^1]\n\n[^1]: {}\n    {}",
    "front matter": "---\na: b\n---\n{}",
    "behind html": "<div>\n\n{}\n\n</div>",
}


def _expected(kind: str, markup: str) -> re.Pattern[str] | None:
    """Return what a token's source has to look like."""
    if kind in ("strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"):
        return re.compile(re.escape(markup))
    return {
        "link_open": re.compile(r"\[.*[)\]]|<[^>]+>", re.DOTALL),
        "image": re.compile(r"!\[.*[)\]]", re.DOTALL),
        "code_inline": re.compile(f"{markup}[^`].*{markup}", re.DOTALL),
        "html_inline": re.compile("<.*>", re.DOTALL),
        "footnote_ref": re.compile(r"\[\^\w+\]"),
    }.get(kind)


@pytest.mark.parametrize(("bom", "ending"), [("", "\n"), ("\ufeff", "\r\n"), ("", "\r")])
@pytest.mark.parametrize("block", BLOCKS)
def test_pieces_read_back(block: str, bom: str, ending: str) -> None:
    text = bom + (BLOCKS[block].replace("{}", LINE) + REFERENCE).replace("\n", ending)
    times = BLOCKS[block].count("{}")
    seen = []
    for token, source in pieces(text):
        expected = _expected(token.type, token.markup)
        if expected is not None:
            assert expected.fullmatch(source), (token.type, source)
            seen.append(token.type)
        if token.type == "html_inline":
            assert source == token.content
        if token.type == "code_inline":
            assert source.replace("\\|", "|").strip("`") == token.content
    times_in_rows = min(times, 3) if block == "short and long rows" else times
    assert seen.count("link_open") == 11 * times_in_rows
    assert seen.count("image") == 2 * times_in_rows
    assert seen.count("strong_open") == seen.count("strong_close") == 5 * times_in_rows


@pytest.mark.parametrize(("bom", "ending"), [("", "\n"), ("\ufeff", "\r\n"), ("", "\r")])
@pytest.mark.parametrize("block", BLOCKS)
def test_links_read_back(block: str, bom: str, ending: str) -> None:
    text = bom + (BLOCKS[block].replace("{}", LINE) + REFERENCE).replace("\n", ending)
    read = document(text)
    for link in read.links:
        assert_reads_back(read.source, link)
    times = BLOCKS[block].count("{}") - (block == "short and long rows")
    urls = [link.url for link in read.links]
    assert urls.count("https://i.i") == urls.count("https://t.t/u") == times
    assert urls.count("https://n.n/a b") == times  # as written, not percent-encoded
    assert urls.count("https://ref.ref") == 2 * times


@pytest.mark.parametrize(
    ("text", "label", "target", "url"),
    [
        ("[a](https://b.c)", "a", "https://b.c", "https://b.c"),
        ("[a](<https://b.c/d e>)", "a", "https://b.c/d e", "https://b.c/d e"),
        ("[a]( https://b.c )", "a", "https://b.c", "https://b.c"),
        ("[a](https://b.c 'title')", "a", "https://b.c", "https://b.c"),
        ("[a](\n  https://b.c\n  'title')", "a", "https://b.c", "https://b.c"),
        ("[a](https://b.c/(d)e)", "a", "https://b.c/(d)e", "https://b.c/(d)e"),
        ("[a](https://b.c/日本)", "a", "https://b.c/日本", "https://b.c/日本"),
        ("[a](https://b.c/?d&amp;e)", "a", "https://b.c/?d&amp;e", "https://b.c/?d&e"),
        ("[a](https://b.c/\\_d)", "a", "https://b.c/\\_d", "https://b.c/_d"),
        ("[a]()", "a", "", ""),
        ("[a](#)", "a", "#", "#"),
        ("[](https://b.c)", "", "https://b.c", "https://b.c"),
        ("[ a ](https://b.c)", " a ", "https://b.c", "https://b.c"),
        ("[a\\]b](https://b.c)", "a\\]b", "https://b.c", "https://b.c"),
        ("[**a** `]`](https://b.c)", "**a** `]`", "https://b.c", "https://b.c"),
        ("[a ![b](c) d](https://b.c)", "a ![b](c) d", "https://b.c", "https://b.c"),
        ("[[a]](https://b.c)", "[a]", "https://b.c", "https://b.c"),
        ("<https://b.c>", "https://b.c", "https://b.c", "https://b.c"),
        ("https://b.c/d.", "https://b.c/d", "https://b.c/d", "https://b.c/d"),
        ("(https://b.c/(d))", "https://b.c/(d)", "https://b.c/(d)", "https://b.c/(d)"),
        ("www.b.c", "www.b.c", "www.b.c", "http://www.b.c"),
        ("[a][r]\n\n[r]: https://b.c", "a", None, "https://b.c"),
        ("[r]\n\n[r]: https://b.c", "r", None, "https://b.c"),
        ("[r][]\n\n[r]: https://b.c", "r", None, "https://b.c"),
        ("[a(b)][r]\n\n[r]: https://b.c", "a(b)", None, "https://b.c"),
    ],
)
def test_label_and_target_are_as_written(
    text: str, label: str, target: str | None, url: str
) -> None:
    (link,) = (read := document(text)).links
    assert_reads_back(read.source, link)
    assert (link.label.text, link.target and link.target.text, link.url) == (label, target, url)


def test_a_link_around_an_image_is_a_badge() -> None:
    text = "- [a](https://b.c) [![d](e.svg)](https://f.g) ![h](i.svg) <img src='j.svg' alt=k>\n"
    (entry,) = document(text).entries()
    assert [(text[b.span.start : b.span.end], b.alt, b.url, b.link) for b in entry.badges] == [
        ("[![d](e.svg)](https://f.g)", "d", "e.svg", "https://f.g"),
        ("![h](i.svg)", "h", "i.svg", None),
        ("<img src='j.svg' alt=k>", "k", "j.svg", None),
    ]
