"""One entry, read: each family of heads, each prefix, each trailer, each decoration."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.reads import described, document, entries, entry

A = "https://a.a"
B = "https://b.b"
STARS = "https://img.shields.io/github/stars/o/r"


def link(**rest: Any) -> dict[str, Any]:
    """Return what an entry headed by the link `[A](https://a.a)` reads as."""
    return {"head": "link", "title": "A", "url": A, **rest}


def text(title: str, **rest: Any) -> dict[str, Any]:
    """Return what an entry titled by text, with a link to `https://a.a`, reads as."""
    return {"head": "text", "title": title, "url": A, **rest}


FAMILIES: dict[str, dict[str, Any]] = {
    # 1: the link alone
    "[A](https://a.a)": link(),
    # 2: a hyphen
    "[A](https://a.a) - Words.": link(separator=" - ", description="Words."),
    "[A](https://a.a) - well-known - twice": link(
        separator=" - ", description="well-known - twice"
    ),
    "[A](https://a.a) - *all* of **it**": link(separator=" - ", description="*all* of **it**"),
    "[A](https://a.a) - *all*, [B](https://b.b)": link(
        separator=" - ", description="*all*", links=[B]
    ),
    "[A](https://a.a) - all **[Jul 2025]**": link(
        separator=" - ", description="all", dates=[("[Jul 2025]", "end")]
    ),
    "[A](https://a.a) - كل&rlm;": link(separator=" - ", description="كل&rlm;"),
    # 3: a colon
    "[A](https://a.a): words": link(separator=": ", description="words"),
    "[A](https://a.a):words": link(separator=":", description="words"),
    "[A](https://a.a) : words": link(separator=" : ", description="words"),
    "[A](https://a.a)：描述": link(separator="：", description="描述"),
    "[A](https://a.a): \U0001f4a1words": link(separator=": ", description="\U0001f4a1words"),
    # 4: other dashes, and dashes without room
    "[A](https://a.a) – words": link(separator=" – ", description="words"),
    "[A](https://a.a) — words": link(separator=" — ", description="words"),
    "[A](https://a.a) -- words": link(separator=" -- ", description="words"),
    "[A](https://a.a) -> words": link(separator=" -> ", description="words"),
    "[A](https://a.a)- words": link(separator="- ", description="words"),
    "[A](https://a.a) -words": link(separator=" -", description="words"),
    "[A](https://a.a)-words": link(description="-words"),  # a hyphen needs room to be a dash
    "**[A](https://a.a):** words": link(head="bold-link", separator=":** ", description="words"),
    "[A](https://a.a) | words": link(separator=" | ", description="words"),
    "[A](https://a.a) > words": link(separator=" > ", description="words"),
    # several titles: the separator stands behind the last of them
    "[A](https://a.a), [B](https://b.b) - words": link(
        separator=" - ", description="words", links=[B]
    ),
    "[A](https://a.a) | [B](https://b.b): words": link(
        separator=": ", description="words", links=[B]
    ),
    "[A](https://a.a), or **[B](https://b.b)** (old) - words": link(
        separator=" - ", description="words", links=[B]
    ),
    "[A](https://a.a) and [B](https://b.b) (2024) - words": link(
        separator=" - ", description="words", links=[B], dates=[("(2024)", "title")]
    ),
    "[A](https://a.a), [B](https://b.b) are words": link(
        separator=", ", description="[B](https://b.b) are words", links=[B]
    ),
    # 5: trailers at once
    "[A](https://a.a) (an aside)": link(description="(an aside)"),
    "[A](https://a.a) [9 Jul 2025]": link(dates=[("[9 Jul 2025]", "end")]),
    f"[A](https://a.a) ![s]({STARS})": link(badges=[STARS]),
    "[A](https://a.a) `MIT` `Go`": link(tags=["`MIT`", "`Go`"]),
    "[A](https://a.a) [443⭐] - words": link(
        separator=" - ", description="words", tags=["[443⭐]"]
    ),
    "[A](https://a.a) :free: `MIT` - words": link(
        separator=" - ", description="words", tags=[":free:", "`MIT`"]
    ),
    "[A](https://a.a) - words with `code` in them": link(
        separator=" - ", description="words with `code` in them"
    ),
    "[A](https://a.a) [B](https://b.b)": link(links=[B]),
    f'[A](https://a.a) <img src="{STARS}">': link(badges=[STARS]),
    "[A](https://a.a)\n  words": link(description="words"),
    "[A](https://a.a)  \n  words": link(description="words"),
    "[A](https://a.a) - Words. [9 Jul 2025] (5 citations)": link(
        separator=" - ",
        description="Words. [9 Jul 2025] (5 citations)",
        dates=[("[9 Jul 2025]", "middle")],
    ),
    "[A](https://a.a) - Words. [May 2025]:": link(
        separator=" - ", description="Words.", dates=[("[May 2025]", "end")]
    ),
    "[A](https://a.a) - Words [May 2025]. Archived.": link(
        separator=" - ",
        description="Words [May 2025]. Archived.",
        dates=[("[May 2025]", "middle")],
    ),
    "[A](https://a.a) - Words. <code>MIT</code> <kbd>new</kbd>": link(
        separator=" - ", description="Words.", tags=["<code>MIT</code>", "<kbd>new</kbd>"]
    ),
    "[A](https://a.a) - Words. <code>![i](i.svg)</code>": link(
        separator=" - ", description="Words.", badges=["i.svg"]
    ),
    "[A](https://a.a) - Uses <code>b</code>": link(
        separator=" - ", description="Uses <code>b</code>"
    ),
    # 6: words at once
    "[A](https://a.a) by B": link(description="by B"),
    "[A](https://a.a), Gao et al., CVPR 2023": link(
        separator=", ", description="Gao et al., CVPR 2023"
    ),
    # 7: a title of text, then links
    "**Title** [[paper](https://a.a)]": text("Title", joints=[" "]),
    "**Title**, Venue 2023. [[paper]](https://a.a)": text(
        "Title", separator=", ", description="Venue 2023."
    ),
    "*Title* [paper](https://a.a)": text("Title"),
    "***Title*** [paper](https://a.a)": text("Title"),
    "**Title *twice***, Venue [paper](https://a.a)": text(
        "Title *twice*", separator=", ", description="Venue"
    ),
    "A. Author and B. Author. Title [paper](https://a.a)": text(
        "A. Author and B. Author", description="Title"
    ),
    '"Title", Authors [[paper](https://a.a)]': text(
        '"Title"', separator=", ", description="Authors", joints=[" "]
    ),
    "Words: a Title, in ICLR 2023 (Oral). [paper](https://a.a)": text(
        "Words: a Title", separator=", ", description="in ICLR 2023 (Oral)."
    ),
    "Words: a Title (on arXiv 2022) \\[[paper](https://a.a)\\]": text(
        "Words: a Title", description="(on arXiv 2022)"
    ),
    "**Title** [[paper](https://a.a)], 2022.5": text(
        "Title", joints=[" "], dates=[("2022.5", "end")]
    ),
    '[A <img src="i.png">](https://a.a) - words': link(separator=" - ", description="words"),
    "Title. *ICLR 2026*. [paper](https://a.a)": text("Title", description="*ICLR 2026*."),
    "Title - words [paper](https://a.a)": text("Title", separator=" - ", description="words"),
    "Title: words [paper](https://a.a)": text("Title: words"),
    "Title: words [site](https://a.a)": text("Title", separator=": ", description="words"),
    "Title [\\[pdf\\]](https://a.a)": text("Title"),
    "Title https://a.a": text("Title"),
    "**Title** (2011), Authors [paper](https://a.a)": text(
        "Title", description="Authors", dates=[("(2011)", "middle")]
    ),
    '**"Title"**. *Authors*. [paper](https://a.a)': text('"Title"', description="*Authors*."),
    "**Title.** Authors [paper](https://a.a)": text("Title", description="Authors"),
    "**Title**<br>\n  Authors [paper](https://a.a)": text("Title", description="Authors"),
    "<u>Title</u>: words [paper](https://a.a)": text("Title", separator=": ", description="words"),
    "**Title** [[paper](https://a.a)], 2022.12": text(
        "Title", joints=[" "], dates=[("2022.12", "end")]
    ),
    "**Title** [[paper](https://a.a)], Dec 2022": text(
        "Title", joints=[" "], dates=[("Dec 2022", "end")]
    ),
    "Title [[paper](https://a.a)] [[code](https://b.b)]": text(
        "Title", joints=[" ", " "], links=[B]
    ),
    "<b>Title</b> [paper](https://a.a)": text("Title"),
    # 9: a bare URL
    "https://a.a": {"head": "url", "title": A, "url": A},
    "https://a.a - words": {
        "head": "url", "title": A, "url": A, "separator": " - ", "description": "words",
    },
    "<https://a.a>: words": {
        "head": "url", "title": A, "url": A, "separator": ": ", "description": "words",
    },
    # bold links
    "**[A](https://a.a)**": link(head="bold-link"),
    "**[A](https://a.a)** - words": link(
        head="bold-link", separator=" - ", description="words"
    ),
    "*[A](https://a.a)*: words": link(head="bold-link", separator=": ", description="words"),
    "***[A](https://a.a)***: words": link(
        head="bold-link", separator=": ", description="words"
    ),
    "~~[A](https://a.a)~~ - words": link(head="bold-link", separator=" - ", description="words"),
    # a link with nothing but brackets around it is its own title
    "[[A](https://a.a)] - words": text("A", separator=" - ", description="words", joints=[""]),
}  # fmt: skip

PREFIXES: dict[str, dict[str, Any]] = {
    "[ ] [A](https://a.a): words": {},
    "[x] [A](https://a.a): words": {},
    "\U0001f525 [A](https://a.a): words": {},
    "❤️[A](https://a.a): words": {},
    "\u200b[A](https://a.a): words": {},
    "\u200f[A](https://a.a): words": {},
    ":fire: :+1: [A](https://a.a): words": {},
    "`new` [A](https://a.a): words": {},
    "\U0001f525 <!-- c --> [A](https://a.a): words": {},
    "<br> [A](https://a.a): words": {},
    f"![s]({STARS}) [A](https://a.a): words": {"badges": [STARS]},
    f"[![s]({STARS})](https://b.b) [A](https://a.a): words": {"badges": [STARS]},
    "[2024/10/22] [A](https://a.a): words": {"dates": [("[2024/10/22]", "start")]},
    "(2023-03) [A](https://a.a): words": {"dates": [("(2023-03)", "start")]},
    "【2023】[A](https://a.a): words": {"dates": [("【2023】", "start")]},
    "**[2025.03.12]** [A](https://a.a): words": {"dates": [("[2025.03.12]", "start")]},
    "`2023` [A](https://a.a): words": {"dates": [("`2023`", "start")]},
    "[ICLR 2026] [A](https://a.a): words": {},
    "[x] \U0001f525 [Jul 2025] [A](https://a.a): words": {"dates": [("[Jul 2025]", "start")]},
}

TRAILERS: dict[str, dict[str, Any]] = {
    "[Jul 2025]": {"dates": [("[Jul 2025]", "end")]},
    "(9 Jul 2025)": {"dates": [("(9 Jul 2025)", "end")]},
    "`2024`": {"dates": [("`2024`", "end")]},
    "[v1: 3 Mar 2023 - v2: 4 Oct 2024]": {"dates": [("[v1: 3 Mar 2023 - v2: 4 Oct 2024]", "end")]},
    "[30 Apr 2025)": {"dates": [("[30 Apr 2025)", "end")]},
    "[31 Feb 2025]": {"dates": [("[31 Feb 2025]", "end")]},
    "[Jul 2025] [Aug 2025]": {"dates": [("[Jul 2025]", "end"), ("[Aug 2025]", "end")]},
    f"[Jul 2025] ![s]({STARS})": {"dates": [("[Jul 2025]", "end")], "badges": [STARS]},
    f"![s]({STARS}) [Jul 2025]": {"dates": [("[Jul 2025]", "end")], "badges": [STARS]},
    f"[Jul 2025]\n  ![s]({STARS})": {"dates": [("[Jul 2025]", "end")], "badges": [STARS]},
    f"[Jul 2025]\n![s]({STARS})": {"dates": [("[Jul 2025]", "end")], "badges": [STARS]},
    "[Jul 2025] [git](https://b.b)": {"dates": [("[Jul 2025]", "middle")], "links": [B]},
    "[MIT]": {"tags": ["[MIT]"]},
    "[MIT] [Deprecated]": {"tags": ["[MIT]", "[Deprecated]"]},
    "`MIT` `Go`": {"tags": ["`MIT`", "`Go`"]},
    "[git](https://b.b)": {"links": [B]},
    "[[code](https://b.b)]": {"joints": [" "], "links": [B]},
    "([source](https://b.b))": {"links": [B]},
    "(https://b.b)": {"links": [B]},
    "\U0001f525": {"tags": ["\U0001f525"]},
    ":star:": {"tags": [":star:"]},
    "<!-- c -->": {},
}

NO_DATES = (
    "First made in [1977] by B.",
    "[ICLR 2026] words",
    "words (2022 Edition)",
    "words 2007/2008",
    "words on C++20 and GPT-4 2023",
    "words of [2019 Q1] and more",
    "the report (2024) says much",
    "words [2023 in review](https://b.b) and more",
)


@pytest.mark.parametrize("markdown", FAMILIES)
def test_family(markdown: str) -> None:
    assert described(entry(f"- {markdown}\n")) == FAMILIES[markdown]


@pytest.mark.parametrize("markdown", PREFIXES)
def test_prefix(markdown: str) -> None:
    rest = {"separator": ": ", "description": "words", **PREFIXES[markdown]}
    assert described(entry(f"- {markdown}\n")) == link(**rest)


@pytest.mark.parametrize("trailer", TRAILERS)
def test_trailer(trailer: str) -> None:
    rest = {"separator": " - ", "description": "Some words.", **TRAILERS[trailer]}
    assert described(entry(f"- [A](https://a.a) - Some words. {trailer}\n")) == link(**rest)


@pytest.mark.parametrize("trailer", TRAILERS)
def test_trailer_without_a_description(trailer: str) -> None:
    expected = link(**TRAILERS[trailer])
    if trailer.endswith("(https://b.b)") and "dates" in expected:
        expected["dates"] = [("[Jul 2025]", "title")]
    assert described(entry(f"- [A](https://a.a) {trailer}\n")) == expected


@pytest.mark.parametrize("prose", NO_DATES)
def test_a_date_in_prose_is_no_date(prose: str) -> None:
    read = entry(f"- [A](https://a.a) - {prose}\n")
    assert read.dates == ()
    assert read.description is not None
    assert read.description.text == prose


@pytest.mark.parametrize(
    ("decoration", "separator"),
    [
        ("[[crate](https://b.b)]", " - "),
        ("([source](https://b.b))", " - "),
        ("(2020)", " - "),
        ("(the aside)", ": "),
        ("\U0001f525", " - "),
        (":star:", " - "),
        ("**NEW**", " - "),
        ("`v2`", " – "),
        (f"![s]({STARS})", " - "),
        ("<sup>[1]</sup>", ": "),
        ("1.2k", " - "),
        ("\u200f", " - "),
        ("by The Author", " - "),
    ],
)
def test_a_decoration_stands_before_the_separator(decoration: str, separator: str) -> None:
    read = entry(f"- [A](https://a.a) {decoration}{separator}words\n")
    assert read.title.text == "A"
    assert read.separator is not None
    assert read.separator.text == separator
    assert read.description is not None
    assert read.description.text == "words"


def test_labels_are_details_of_the_entry_above() -> None:
    read = entries("- **Title**\n  - Code: [repo](https://a.a)\n  - 地址：https://a.a\n")
    assert [described(entry) for entry in read] == [
        {"head": "label", "title": "Title", "url": A, "separator": ": "},
        {"head": "label", "title": "Title", "url": A, "separator": "："},
    ]


def test_the_date_behind_the_title_has_a_slot_of_its_own() -> None:
    read = entry("- [A](https://a.a) (2020) - words\n")
    assert [(date.text, date.slot) for date in read.dates] == [("(2020)", "title")]
    assert read.date is read.dates[0]


def test_the_title_is_what_a_reader_sees() -> None:
    read = entry("- [**A** `b` ![c](d) &amp; e\\_f](https://a.a) - words\n")
    assert read.title.text == "A b c & e_f"


def test_the_first_link_behind_a_prefix_is_the_entrys() -> None:
    read = entry("- [Jul 2025] [A](https://a.a) - words [B](https://b.b).\n")
    assert read.url == A
    assert [link.url for link in read.links] == [A, B]
    assert read.description is not None
    assert read.description.text == "words [B](https://b.b)."


def test_references_resolve() -> None:
    read = entry("- [A][r] - words ![i][Icon]\n\n[r]: https://a.a\n[icon]: i.svg\n")
    assert described(read) == link(separator=" - ", description="words", badges=["i.svg"])
    assert read.link.form == "reference"


def test_labels_below_a_paragraph_in_bold_have_its_title() -> None:
    read = entries(
        "**Title**\n\n- Paper: https://a.a\n- Code: https://b.b\n\nWords\n\n- C: https://b.b\n"
    )
    assert [(entry.head, entry.title.text) for entry in read] == [
        ("label", "Title"),
        ("label", "Title"),
        ("text", "C"),
    ]


def test_an_item_of_anchors_is_no_entry() -> None:
    assert not entries("- [A](#a) - words\n")
    assert not entries("- words\n- more words\n")


def test_a_date_in_a_link_text_is_the_links() -> None:
    read = entry("- [A (2020)](https://a.a) - words\n")
    assert (read.title.text, read.dates) == ("A (2020)", ())


def test_an_entry_spans_its_first_paragraph_and_its_item_everything() -> None:
    markdown = "- [A](https://a.a) - words\n  more\n\n  second\n  - nested\n\n\nafter\n"
    source = document(markdown).source
    read = entry(markdown)
    assert source.slice(read.span) == "[A](https://a.a) - words\n  more"
    assert source.slice(read.item) == markdown[: markdown.index("\n\nafter")]
