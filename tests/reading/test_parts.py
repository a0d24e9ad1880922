"""Of any text made of lines like those of lists, each part of each entry reads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.reading.model import Document, Entry, Part
from awesomelint.text import Span
from tests.support.reads import as_read, assert_reads_back, document

_HEADS = (
    *("[a b](https://x.y/z)", "**[a](https://x.y)**", "[a\\|b](https://x.y)", "Code: [g](v)"),
    *("**Text** title [[p](https://p.q)]", "[2024/06] *a*, [p](u)", "https://x.y/日本"),
    *("<https://x.y>", "***a *b*** [p](https://p.q)", "`2024` [[a](https://x.y)]"),
)
_TAILS = (
    *(" - words", ": words", "：描述。", " – a `b` *c*", ", by D", "", "\0", " \\|", " ⭐ 1,234"),
    *("\n  second line", "\nlazy [l](https://l.l)", " [9 Jul 2025]", " (2023-03)", " `2024`"),
    *(" [MIT]", " ![s](https://s.t/u.svg)", " [[code](https://c.d)]", ":[[x-ref](https://c.d)]"),
    *(
        " <!-- c -->",
        " [30 Apr 2025)",
        " *",
        "\u200b",
        "\u3000",
        " | \xa0[b](c)",
        "&rlm;",
        " **[2024]**",
    ),
)
_OPENERS = (
    *("- ", "* ", "1. ", "-\t", "  - ", "    - ", "\t* ", "> - ", "| ", "# ", "", "\n"),
    "```\n",
)


@st.composite
def _lists(draw: st.DrawFn) -> str:
    """Build a text of lines that are mostly entries, in any nesting and with any line ending."""
    lines = draw(
        st.lists(
            st.tuples(
                st.sampled_from(_OPENERS),
                st.sampled_from(_HEADS),
                st.lists(st.sampled_from(_TAILS), max_size=4).map("".join),
            ).map("".join),
            min_size=1,
            max_size=8,
        )
    )
    table = draw(st.sampled_from(("", "| a | b |\n|---|---|\n")))
    text = draw(st.sampled_from(("", "\ufeff"))) + table + "\n".join(lines)
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))


@pytest.mark.slow
@settings(derandomize=True, max_examples=300, deadline=None)
@given(_lists())
def test_parts_of_any_list_read_back(text: str) -> None:
    read = document(text)
    for entry in read.entries():
        _assert_entry(read, entry)
    for link in read.links:
        assert_reads_back(read.source, link)
    for items in read.items:
        for item in items:
            assert item.span.contains(item.marker.span)
            assert read.source.slice(item.marker.span) == item.marker.text


def _assert_entry(read: Document, entry: Entry) -> None:
    whole = Span(0, len(read.source.text))
    assert whole.contains(entry.item)
    assert entry.item.contains(entry.span)
    # A label has the title of the item, or of the paragraph, above it.
    titles = [] if entry.head == "label" else [entry.title.span]
    spans = [*titles, *(link.span for link in entry.links)]
    for span in (*spans, *(badge.span for badge in entry.badges)):
        assert entry.span.contains(span)
    parts: list[Part | None] = [entry.separator, entry.description, *entry.joints]
    for part in (*parts, *entry.dates, *entry.tags):
        if part:
            assert entry.span.contains(part.span)
            assert as_read(read.source.slice(part.span)) == as_read(part.text)
