"""Venues with a year: read of each entry, exported as dates where a list has them throughout."""

from __future__ import annotations

import pytest

from awesomelint.output.entry_records import records
from tests.support.reads import document, entry


@pytest.mark.parametrize(
    ("text", "venue", "first", "slot"),
    [
        ("[A](https://a.example) (ICLR 2024)", "(ICLR 2024)", "2024-01-01", "end"),
        ("[A](https://a.example) `EMNLP 2019`", "`EMNLP 2019`", "2019-01-01", "end"),
        ("**T**. *A. B.* NeurIPS 2022. [[paper](https://a.example)]", "NeurIPS 2022",
         "2022-01-01", "middle"),
        ("T: a title, in ACL 2020 (Long). [\\[pdf\\]](https://a.example)", "ACL 2020",
         "2020-01-01", "middle"),
        ("**T** `arXiv 2022` [paper](https://a.example)", "`arXiv 2022`", "2022-01-01", "end"),
        ("**T**, *arXiv, Jul 2023* \\\n words [P](https://a.example)", "*arXiv, Jul 2023*",
         "2023-07-01", "middle"),
    ],
)  # fmt: skip
def test_a_venue_with_a_year(text: str, venue: str, first: str, slot: str) -> None:
    read = entry(f"- {text}\n")
    (part,) = read.venues
    assert (part.text, part.slot) == (venue, slot)
    assert part.written.interval
    assert part.written.interval.first.isoformat() == first
    assert read.dates == ()


@pytest.mark.parametrize(
    "text", ["(2024)", "(in 2019 and later)", "(about 3 stars)", "[ICLR 2024](https://b.example)"]
)
def test_what_is_no_venue(text: str) -> None:
    assert entry(f"- [A](https://a.example) - Words. {text}\n").venues == ()


@pytest.mark.parametrize(("others", "expected"), [(0, ["(ACL 2020)"]), (4, [])])
def test_venues_are_exported_as_dates_where_all_have_them(others: int, expected: list[str]) -> None:
    text = "- [A](https://a.example) (ACL 2020)\n" * 4 + "- [B](https://b.example)\n" * others
    first = next(records(document(text)))
    assert first["tags"] == []
    assert [date["text"] for date in first["dates"]] == expected


def test_a_venue_that_is_exported_as_a_date_is_no_tag() -> None:
    first = next(records(document("- [A](https://a.example) `ACL 2020` `new`\n" * 4)))
    assert [tag["text"] for tag in first["tags"]] == ["`new`"]
    assert [date["text"] for date in first["dates"]] == ["`ACL 2020`"]
