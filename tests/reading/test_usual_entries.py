"""The most usual entries are matched whole, and read as any other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.reading import grammar
from tests.support.reads import document

# What entries are made of, and what in them makes one unusual.
_PIECES = (
    *("[A](https://a.a)", "[](b)", "[x](#x)", "https://a.a", " - ", " – ", "-", ": ", " "),
    *("word", "Words.", "слово", "日本語。", "\u200b", "🚀", "#tag", "(2020)", "[9 Jul 2025]"),
    *("`code`", "**", "![s](https://i.i)", "…", "!", "<b>", "&amp;", "\\*", "：", "\ue000"),
)


@pytest.mark.slow
@settings(max_examples=1500, derandomize=True, deadline=None)
@given(
    st.sampled_from((" - ", " – ", "- ", ": ", "")),
    st.lists(st.sampled_from(_PIECES), max_size=5).map("".join),
    st.sampled_from(("word", " words.", "")),
)
def test_the_most_usual_entry_reads_as_any_other(separator: str, words: str, end: str) -> None:
    text = f"- [A](https://a.a){separator}{words}{end}\n"
    at_once = document(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "match_usual", lambda skeleton: None)
        assert document(text) == at_once
