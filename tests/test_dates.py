"""What is a date, what its interval is, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from awesomelint.dates import LONG_MONTHS, MONTHS, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ICLR 2026",
        "NeurIPS'23",
        "CVPR, 2024",
        "CCS 23",
        "GPT-4 2023",
        "Spring",
        "Q5 2024",
        "Indian Summer 2024",
        "1st Edition, 1998",
        "3rd Volume 2004",
        "2 Issue 2019",
        "2022 Edition",
        "2nd Edition 2020 by X",
        "2007/2008",
        "2019-2023",
        "C++20",
        "ES2015",
        "v1.2.3",
        "2024.1.2.3",
        "1850",
        "2150",
        "20245",
        "12024",
        "08.2024",
        "26년 08월",
        "23.05",
        "Jul 9",
        "July",
        "2024/06/",
        "2024-06/07",
        "in 2024",
        "2024 *",
        "Nov., 2024 | CVPR 2025",
        "⏱️ 08.05.2025",
        "Jan-Mar 2024",
        "Jan 2024 - soon",
        "ICLR 2024 - ICLR 2025",
        "present - 2024",
        "[2024]",
        "2024 " + "-" * 60,
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "layout", "first", "last"),
    [
        ("9 Jul 2025", "D Mon YYYY", (2025, 7, 9), (2025, 7, 9)),
        ("09 July 2025", "D Mon YYYY", (2025, 7, 9), (2025, 7, 9)),
        ("1st Sept. 2022", "D Mon YYYY", (2022, 9, 1), (2022, 9, 1)),
        ("29 Feb 2024", "D Mon YYYY", (2024, 2, 29), (2024, 2, 29)),
        (" Jul  2025 ", "Mon YYYY", (2025, 7, 1), (2025, 7, 31)),
        ("october 2022", "Mon YYYY", (2022, 10, 1), (2022, 10, 31)),
        ("Feb 2023", "Mon YYYY", (2023, 2, 1), (2023, 2, 28)),
        ("Feb 2024", "Mon YYYY", (2024, 2, 1), (2024, 2, 29)),
        ("Nov., 2024", "Mon, YYYY", (2024, 11, 1), (2024, 11, 30)),
        ("Jan 2, 2024", "Mon D, YYYY", (2024, 1, 2), (2024, 1, 2)),
        ("January 2nd 2024", "Mon D, YYYY", (2024, 1, 2), (2024, 1, 2)),
        ("Spring 2018", "Season YYYY", (2018, 3, 1), (2018, 5, 31)),
        ("summer, 2018", "Season YYYY", (2018, 6, 1), (2018, 8, 31)),
        ("Fall 2018", "Season YYYY", (2018, 9, 1), (2018, 11, 30)),
        ("Winter 2018", "Season YYYY", (2018, 1, 1), (2018, 12, 31)),  # of 2017 or of 2018
        ("2018 Autumn", "YYYY Season", (2018, 9, 1), (2018, 11, 30)),
        ("Q1 2024", "Season YYYY", (2024, 1, 1), (2024, 3, 31)),
        ("2024Q4", "YYYY Season", (2024, 10, 1), (2024, 12, 31)),
        ("1977", "YYYY", (1977, 1, 1), (1977, 12, 31)),
        ("ⓒ2024", "©YYYY", (2024, 1, 1), (2024, 12, 31)),
        ("© 2024", "©YYYY", (2024, 1, 1), (2024, 12, 31)),
        ("2024/10/22", "YYYY/MM/DD", (2024, 10, 22), (2024, 10, 22)),
        ("2024-10-22", "YYYY-MM-DD", (2024, 10, 22), (2024, 10, 22)),
        ("2020.6.09", "YYYY.MM.DD", (2020, 6, 9), (2020, 6, 9)),
        ("2024/06", "YYYY/MM", (2024, 6, 1), (2024, 6, 30)),
        ("2023-03", "YYYY-MM", (2023, 3, 1), (2023, 3, 31)),
        ("2024.12", "YYYY.MM", (2024, 12, 1), (2024, 12, 31)),
        ("08.05.2025", "DD.MM.YYYY", (2025, 5, 8), (2025, 5, 8)),
        ("4/29/2023", "DD/MM/YYYY", (2023, 4, 29), (2023, 4, 29)),
        ("29/4/2023", "DD/MM/YYYY", (2023, 4, 29), (2023, 4, 29)),
        ("4/5/2023", "DD/MM/YYYY", (2023, 1, 1), (2023, 12, 31)),  # April or May
        ("2023年5月", "YYYY年M月", (2023, 5, 1), (2023, 5, 31)),
        ("2023年 5月 12日", "YYYY年M月D日", (2023, 5, 12), (2023, 5, 12)),
        ("2023년 5월", "YYYY년 M월", (2023, 5, 1), (2023, 5, 31)),
        # The shape of a date, and no such day.
        ("31 Feb 2024", "D Mon YYYY", None, None),
        ("29 Feb 2023", "D Mon YYYY", None, None),
        ("0 Jan 2024", "D Mon YYYY", None, None),
        ("9 Jly 2025", "D Mon YYYY", None, None),
        ("2024-13", "YYYY-MM", None, None),
        ("2024/00/10", "YYYY/MM/DD", None, None),
        ("13/13/2024", "DD/MM/YYYY", None, None),
    ],
)
def test_date(
    text: str,
    layout: str,
    first: tuple[int, int, int] | None,
    last: tuple[int, int, int] | None,
) -> None:
    written = parse_date(text)
    assert written is not None
    assert written.layout == layout
    assert not written.is_range
    assert written.interval == (first and last and (date(*first), date(*last)))


@pytest.mark.parametrize(
    ("text", "layout", "first"),
    [
        ("v1: 31 Mar 2023 - v15: 13 Oct 2024", "D Mon YYYY", (2023, 3, 31)),
        ("Jan 2023 – Mar 2024", "Mon YYYY", (2023, 1, 1)),
        ("2020—2024", "YYYY", (2020, 1, 1)),
        ("2020 ~ 2024", "YYYY", (2020, 1, 1)),
        ("2020 to 2024", "YYYY", (2020, 1, 1)),
        ("2023-03 - present", "YYYY-MM", (2023, 3, 1)),
        ("Jul 2024 - Now", "Mon YYYY", (2024, 7, 1)),
    ],
)
def test_a_range_has_the_interval_of_its_first_date(
    text: str, layout: str, first: tuple[int, int, int]
) -> None:
    written = parse_date(text)
    assert written is not None
    assert written.is_range
    assert written.layout == layout
    assert written.interval is not None
    assert written.interval.first == date(*first)


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        ("09 Jul 2025", True),
        ("9 Jul 2025", False),
        ("12 Jul 2025", None),  # cannot show it
        ("Jul 2025", None),
        ("2025/07/09", True),
        ("2025/7/9", False),
        ("Jan 02, 2024", True),
    ],
)
def test_padding(text: str, padded: bool | None) -> None:
    written = parse_date(text)
    assert written is not None
    assert written.padded is padded


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Jul 2025", "short"),
        ("July 2025", "long"),
        ("Sept 2025", "other"),
        ("Jul. 2025", "other"),
        ("JUL 2025", "other"),
        ("july 2025", "other"),
        ("May 2025", None),  # short and long
        ("2025-07", None),
        ("9 Jly 2025", None),
    ],
)
def test_spelling_of_the_month(text: str, month: str | None) -> None:
    written = parse_date(text)
    assert written is not None
    assert written.month == month


@pytest.mark.parametrize("names", [MONTHS, LONG_MONTHS])
def test_every_month_has_its_number(names: tuple[str, ...]) -> None:
    dates = [parse_date(f"{name} 2024") for name in names]
    months = [written.interval.first.month for written in dates if written and written.interval]
    assert months == list(range(1, 13))
