"""List items with links that recommend nothing."""

from __future__ import annotations

import pytest

from tests.support.reads import entries

ENTRY = "[Anvil](https://anvil.example)"


@pytest.mark.parametrize(
    "heading", ["News", "🔥 Latest Updates", "What's new", "更新日志", "最新动态"]
)
@pytest.mark.parametrize("date", ["[2024/05/01]", "**2024-05-01**", "2024.05:", "May 3, 2024"])
def test_dated_items_under_news_are_news(heading: str, date: str) -> None:
    assert entries(f"## {heading}\n- {date} We released {ENTRY}.\n- {date} {ENTRY}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"## News\n- {ENTRY} - A newsletter.\n",
        f"## Papers\n- [2024/05] {ENTRY}\n",
        "## Apps\n- [Timer](apps/timer)\n- [Clock](apps/clock/)\n",
        f"## Docs\n- [Guide](guide.md)\n- {ENTRY}\n",
        "## Papers\n- See, Think, Confirm [[paper](https://a.example)]\n",
        "## Papers\n- Read the Docs: [site](https://a.example)\n",
        f"## Tools\n- {ENTRY} - Please read [the rules](https://a.example).\n",
    ],
)
def test_items_that_recommend_something(text: str) -> None:
    assert entries(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Languages\n- [English](README.md)\n- [Deutsch](docs/README-de.markdown#top)\n",
        "## Notes\n- Please check [the notes](https://a.example) for more.\n",
        "## Notes\n- For a list of books, go [here](https://a.example).\n",
        f"## List of Licenses\n- {ENTRY}\n",
        f"## Licence\n- {ENTRY}\n",
    ],
)
def test_items_that_recommend_nothing(text: str) -> None:
    assert entries(text) == []


def test_a_title_in_bold_has_its_links_in_the_paragraph_below() -> None:
    (entry,) = entries("1. **An Anvil.**\n\n   *A. Smith* [[paper](https://a.example)], 2022.12\n")
    assert (entry.title.text, entry.url) == ("An Anvil", "https://a.example")
    assert entries("- An anvil.\n\n  See [the docs](https://a.example).\n") == []
