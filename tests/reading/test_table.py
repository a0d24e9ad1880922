"""Tables: what the header says, what is guessed without it, and where it stands."""

from __future__ import annotations

import pytest

from awesomelint.reading.model import Entry
from tests.support.reads import document, entries

Read = tuple[str, str, str | None, list[str]]


def rows(header: str, *lines: str) -> list[Read]:
    columns = header.count("|") - 1
    text = "\n".join([header, "|" + "---|" * columns, *lines, ""])
    return [summary(entry) for entry in entries(text)]


def summary(entry: Entry) -> Read:
    description = entry.description.text if entry.description else None
    return entry.title.text, entry.url, description, [date.text for date in entry.dates]


def test_the_header_names_the_columns() -> None:
    assert rows(
        "| Released | Company | Model | License | About | Paper |",
        "| 2023 | Smith | [a](https://a.a) | MIT | Forges [iron](https://i.i) well | |",
        "| - | Miller | **b** | | Blows | [x](./x) [y](https://y.y) |",
        "| 2024 | Baker | ⚒️ c | | [d](https://d.d) | |",
        "| | | `e` | | | <https://e.e> |",
    ) == [
        ("a", "https://a.a", "Forges [iron](https://i.i) well", ["2023"]),
        ("b", "./x", "Blows", []),
        ("c", "https://d.d", None, ["2024"]),
        ("`e`", "https://e.e", None, []),
    ]


def test_the_licence_is_a_tag_and_each_cell_has_its_role() -> None:
    text = "| Name | Licence | Stars | Size |\n|-|-|-|-|\n| [a](https://a.a) | `MIT` | 12k | 3 |\n"
    (entry,) = entries(text)
    assert [tag.text for tag in entry.tags] == ["`MIT`"]
    assert [(cell.role, cell.part.text) for cell in entry.cells] == [
        ("title", "[a](https://a.a)"),
        ("tag", "`MIT`"),
        ("number", "12k"),
        (None, "3"),
    ]


def test_a_paper_is_the_title_where_no_column_is() -> None:
    paper, code = "[On iron](https://p.p)", "[code](https://c.c)"
    assert rows("| Paper | Code |", f"| {paper} | {code} |")[0][:2] == ("On iron", "https://p.p")
    read = rows("| Name | Paper | Code |", f"| Iron | {paper} | {code} |")
    assert read[0][:2] == ("Iron", "https://p.p")
    read = rows("| Name | Paper | Code |", f"| Iron | to come | {code} |")
    assert read[0][:2] == ("Iron", "https://c.c")


def test_a_link_that_is_called_paper_is_no_title() -> None:
    read = rows("| Method | Paper |", "| Iron | [paper](https://p.p) |")
    assert read[0][:2] == ("Iron", "https://p.p")
    read = rows("| What | Paper |", "| Iron | [paper](https://p.p) |")
    assert read[0][:2] == ("Iron", "https://p.p")


@pytest.mark.parametrize(
    ("title", "about", "date"),
    [
        ("Name", "Description", "Release date"),
        ("**Project name**", "What/Summary", "Date (UTC)"),
        ("`Name`", "![i](i.svg) About", "Year"),
        ("Title & Authors", "Notes", "Pub. & Date"),
        ("[Tool](https://t.t)", ":memo: About", "Last updated"),
        ("名称", "描述", "发布时间"),
        ("名前", "説明", "日付"),
        ("이름", "설명", "날짜"),
        ("Название", "Описание", "Дата"),
        ("Título", "Descripción", "Año"),
        ("Nom", "Résumé", "Année"),
        ("الاسم", "الوصف", "التاريخ"),
        ("नाम", "विवरण", "तारीख"),
    ],
)
def test_headers_in_many_words(title: str, about: str, date: str) -> None:
    read = rows(f"| {date} | {about} | {title} |", "| 2024 | One two | [a](https://a.a) |")
    assert read == [("a", "https://a.a", "One two", ["2024"])]


@pytest.mark.parametrize(
    "header", ["公開年", "发布时间", "Release year", "fecha de publicación", "год"]
)
def test_the_date_has_a_column_in_any_script(header: str) -> None:
    (entry,) = entries(
        f"| Name | {header} |\n|---|---|\n| [A](https://a.a) | 2021 <!-- May --> |\n"
    )
    assert entry.date
    assert entry.date.written.layout == "YYYY"


def test_a_header_that_says_nothing_leaves_the_guess() -> None:
    assert rows(
        "| | | | |",
        "| [a](https://a.com) | some words, *many* | 2023-05-01 | [x](https://x.com) |",
        "| **b** | a word | Jul 2025 | [paper](https://b.com) ![i](i.svg) |",
        "| 3 | [c \\| d](https://c.com) | 2023 | |",
        "| 2023-05 | [e](https://e.com) |",
        "| [f](./f) | | | by [g](https://g.com) |",
        "| nothing | here |",
    ) == [
        ("a", "https://a.com", "some words, *many*", ["2023-05-01"]),
        ("b", "https://b.com", "a word", ["Jul 2025"]),
        ("c | d", "https://c.com", None, []),  # a bare year is a number like any other
        ("e", "https://e.com", None, ["2023-05"]),
        ("f", "./f", None, []),
    ]


def test_no_description_is_guessed_beside_a_header_that_names_columns() -> None:
    assert rows("| Name | Used by |", "| [a](https://a.a) | two or three |")[0][2] is None


def test_the_end_of_a_description_is_without_its_badges() -> None:
    read = rows("| Name | About |", "| [a](https://a.a) | Forges iron. ![b](b.svg) `MIT` |")
    assert read[0][2] == "Forges iron."


def test_a_table_is_a_list_cut_by_rows_without_a_link() -> None:
    link = "| [{}](https://{}.a) | |\n"
    first, second, third = (link.replace("{}", name) for name in "abc")
    text = "## S\n\n| Name | Notes |\n|-|-|\n" + first + second + "| **More** | |\n" + third
    read = document(text)
    (table,) = read.lists
    assert (table.container, table.heading) == ("table", read.headings[0])
    assert [len(piece) for piece in table.pieces] == [2, 1]
    assert read.source.slice(table.entries[1].item) == second
    assert [read.source.slice(row) for row in read.rows][1:3] == [first, second]


def test_two_tables_are_two_lists() -> None:
    row = "| a |\n|---|\n| [{}](https://{}.com) |\n\n"
    read = document(row.replace("{}", "b") + row.replace("{}", "c"))
    assert [[entry.title.text for entry in entry_list.entries] for entry_list in read.lists] == [
        ["b"],
        ["c"],
    ]


def test_a_table_about_the_list_itself_has_no_entries() -> None:
    assert not entries("## Contributors\n\n| a |\n|---|\n| [b](https://b.com) |\n")


@pytest.mark.parametrize(
    "text",
    [
        "Name | About\n-|-\n[a \\| b](https://a.a/?x=1\\|2) | `c \\| d` e\n",
        "|Name|About|\n|-|-|\n|[a \\| b](https://a.a/?x=1\\|2)|`c \\| d` e|\n",
        "> | Name   | About |\n> |:-|--:|\n> |  [a \\| b](https://a.a/?x=1\\|2)  |\t`c \\| d` e |",
        "- x\r\n\r\n  | Name | About |\r\n  |-|-|\r\n"
        "  | [a \\| b](https://a.a/?x=1\\|2) | `c \\| d` e\r\n",
    ],
)
def test_parts_stand_where_they_are_written(text: str) -> None:
    read = document(text)
    (entry,) = read.entries()
    assert (entry.title.text, entry.url) == ("a | b", "https://a.a/?x=1|2")
    assert entry.description
    assert entry.description.text == "`c | d` e"
    assert not entry.description.is_verbatim
    assert read.source.slice(entry.title.span) == "a \\| b"
    assert read.source.slice(entry.description.span) == "`c \\| d` e"
