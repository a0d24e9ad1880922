"""A convention is what nine in ten do, of eight at least; otherwise there is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from awesomelint.reading.model import Entry
from awesomelint.style.convention import Convention, Need, dominant
from awesomelint.style.date_forms import DateForm, common_slot, delimiters, form_of
from awesomelint.style.separators import common_joint, common_separator, listed_entries
from tests.support.reads import document, entries


def listed(*tails: str) -> list[Entry]:
    """Return entries whose title is a link with `tails` behind it."""
    return entries("".join(f"- [A](https://a.a/{n}){tail}\n" for n, tail in enumerate(tails)))


def dated(*dates: str) -> DateForm:
    """Return the form of dates at the end of entries."""
    read = listed(*(f" - words. {date}" for date in dates))
    return form_of([entry.date for entry in read if entry.date])


def test_eight_decide_and_seven_do_not() -> None:
    assert dominant("a" * 7) is None
    assert dominant("a" * 8) == Convention("a", 8, 8)


def test_one_in_ten_may_differ() -> None:
    assert dominant("a" * 9 + "b") == Convention("a", 9, 10)
    assert dominant("a" * 8 + "b") is None
    assert dominant("") is None


def test_a_share_and_a_least_number_can_be_asked_for() -> None:
    assert dominant("aab", Need(0.6, 3)) == Convention("a", 2, 3)


def test_evidence() -> None:
    assert Convention("a", 105, 110).evidence == "105 of 110"


@pytest.mark.parametrize(
    ("tails", "expected"),
    [
        ([" - words"] * 8, Convention(" - ", 8, 8)),
        ([": words"] * 9 + [" - words"], Convention(": ", 9, 10)),
        ([" - words"] * 8 + [": words"], None),
        ([" - words"] * 7, None),
        ([" words"] * 20, None),  # no separator is no separator
        ([": words"] * 7 + [" : words"] * 2 + [":words"], Convention(": ", 7, 10)),
        ([": words"] * 6 + [" : words"] * 4, None),  # a colon, but with no one spacing
        ([" - words"] * 8 + [""] * 20, Convention(" - ", 8, 8)),  # nothing to separate
        (["：描述"] * 8, Convention("：", 8, 8)),
        ([" -\n  words"] * 8, Convention(" - ", 8, 8)),
        ([" - words"] * 8 + [" by X"] * 20, Convention(" - ", 8, 8)),  # a part of the title
        ([" - words"] * 8 + [", [B](https://b.b)"] * 20, Convention(" - ", 8, 8)),
        ([": words"] * 4 + [":💡 words"] * 4, Convention(": ", 4, 8)),  # an emoji shows no spacing
        ([":💡 words"] * 8, None),
    ],
)
def test_separator(tails: Sequence[str], expected: Convention[str] | None) -> None:
    assert common_separator(listed(*tails)) == expected


def test_listed_entries_have_a_link_for_a_title() -> None:
    read = document(
        "- [A](https://a.a)\n- **[B](https://a.a)**\n- T [C](https://a.a)\n- https://a.a\n"
        "\n| D |\n|---|\n| [D](https://a.a) |\n"
    )
    assert [entry.title.text for entry in listed_entries(read)] == ["A", "B"]


def test_date_slot() -> None:
    end, start = [" - words [Jul 2025]"] * 9, entries("- [Jul 2025] [A](https://a.a)\n")
    assert common_slot(listed(*end) + start) == Convention("end", 9, 10)
    assert common_slot(listed(*end[:8]) + start) is None
    assert common_slot(listed(*[""] * 20)) is None


def test_joint() -> None:
    read = listed(*[" [[a](https://b.b)]:[[b](https://b.b)]"] * 9)
    assert common_joint(read) is None
    read = listed(*[": [[a](https://b.b)]"] * 9, " [[a](https://b.b)]")
    assert common_joint(read) == Convention(":", 9, 10)


def test_the_form_of_dates() -> None:
    form = dated(*["[9 Jul 2025]"] * 5, *["[Jul 2025]"] * 5)
    assert form == DateForm(
        delimiters=Convention("[]", 10, 10),
        family=Convention("D Mon YYYY", 10, 10),  # precision is the entry's own
        padded=Convention(False, 5, 5),
        month=Convention("short", 10, 10),
    )


@pytest.mark.parametrize(
    ("dates", "family"),
    [
        (["[Jul 2025]"] * 8, "Mon YYYY"),
        (["[Jul 2025]"] * 9 + ["[2025/07]"], "Mon YYYY"),
        (["[Jul 2025]"] * 8 + ["[2025/07]"], None),
        (["[Jul 2025]"] * 7, None),
        (["[2025/07/09]"] * 4 + ["[2025/07]"] * 4, "YYYY/MM/DD"),
        (["[2025-07]"] * 8 + ["[2025]"] * 4, "YYYY-MM"),
        (["[2025]"] * 8, "YYYY"),
        (["[Jan 2, 2025]"] * 2 + ["[Jan 2025]"] * 8, "Mon D, YYYY"),
        (["[31 Feb 2025]"] * 20, None),  # no such day
        (["[Jan 2023 – Mar 2024]"] * 20, None),  # a range has a form of its own
    ],
)
def test_family(dates: Sequence[str], family: str | None) -> None:
    found = dated(*dates).family
    assert (found.value if found else None) == family


@pytest.mark.parametrize(
    ("dates", "delimiters"),
    [
        (["(Jul 2025)"] * 9 + ["[Jul 2025]"], "()"),
        (["(Jul 2025)"] * 8 + ["[Jul 2025]"], None),
        (["【2025】"] * 8, "【】"),
        (["`2025`"] * 8, "``"),
    ],
)
def test_delimiters(dates: Sequence[str], delimiters: str | None) -> None:
    found = dated(*dates).delimiters
    assert (found.value if found else None) == delimiters


def test_a_date_that_fills_a_cell_has_no_delimiters() -> None:
    (row,) = entries("| a | b |\n|---|---|\n| [A](https://a.a) | 2025-07 |\n")
    assert row.date is not None
    assert delimiters(row.date) == ""


@pytest.mark.parametrize(
    ("dates", "padded"),
    [
        (["[09 Jul 2025]"] * 8, True),
        (["[9 Jul 2025]"] * 8, False),
        (["[9 Jul 2025]"] * 9 + ["[09 Jul 2025]"], False),
        (["[9 Jul 2025]"] * 4 + ["[12 Jul 2025]"] * 4, False),  # the 12th cannot show it
        (["[9 Jul 2025]"] * 3 + ["[12 Jul 2025]"] * 20, None),
        (["[9 Jul 2025]"] * 3 + ["[09 Jul 2025]"] * 2 + ["[12 Jul 2025]"] * 30, None),
        (["[9 Jul 2025]"] * 4, None),
    ],
)
def test_padding(dates: Sequence[str], padded: bool | None) -> None:
    found = dated(*dates).padded
    assert (found.value if found else None) is padded


@pytest.mark.parametrize(
    ("dates", "month"),
    [
        (["[Jul 2025]"] * 8, "short"),
        (["[July 2025]"] * 8, "long"),
        (["[July 2025]"] * 4 + ["[May 2025]"] * 4, "long"),
        (["[May 2025]"] * 20, None),
        (["[Jul 2025]"] * 6 + ["[July 2025]"] * 6, None),
        (["[JUL 2025]"] * 20, None),
    ],
)
def test_month(dates: Sequence[str], month: str | None) -> None:
    found = dated(*dates).month
    assert (found.value if found else None) == month
