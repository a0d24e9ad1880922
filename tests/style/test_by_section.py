"""Names of sections: which lists they stand for, and the shortest that tell lists apart."""

from __future__ import annotations

import pytest

from awesomelint import Source, read
from awesomelint.style.by_section import list_paths, section_names, table_of, value_at

LISTS = """\
- [Zero](https://example.com/0)

# Awesome

## Python

### Libraries

- [Parsers](https://example.com/1)
  - [One](https://example.com/2)
- **Writers**
  - [Two](https://example.com/3)

## Ruby

### Libraries

- [Three](https://example.com/4)
"""


def test_a_list_stands_under_headings_and_in_items() -> None:
    assert list_paths(read(Source("a.md", LISTS))) == [
        (),
        ("Awesome", "Python", "Libraries"),
        ("Awesome", "Python", "Libraries", "Parsers"),
        ("Awesome", "Python", "Libraries", "Writers"),
        ("Awesome", "Ruby", "Libraries"),
    ]


def test_every_part_of_a_path_is_a_name() -> None:
    names = section_names(read(Source("a.md", LISTS)))
    assert names >= {"Libraries", "Ruby", "Python > Libraries", "Libraries > Parsers", "Writers"}
    assert "Ruby > Parsers" not in names
    assert "" not in names


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ({}, None),
        ({"Tools": "a"}, None),
        ({"Awesome": "a"}, "a"),
        ({"Awesome": "a", "Libraries": "b"}, "b"),
        ({"Libraries": "a", "Python > Libraries": "b"}, "b"),
        ({"Awesome > Libraries": "a"}, None),
        ({"Python > Libraries": "a", "Parsers": "b"}, "b"),
    ],
)
def test_the_innermost_section_counts(table: dict[str, str], value: str | None) -> None:
    assert value_at(table, ("Awesome", "Python", "Libraries", "Parsers")) == value


def test_lists_that_want_the_rest_need_no_name() -> None:
    assert table_of([(("A",), "x"), (("B",), None)], "x", "?") == {}


def test_a_name_is_as_short_as_it_can_be() -> None:
    wanted = [(("A", "Tools"), "y"), (("A", "Talks"), "x"), (("B", "Tools"), "x")]
    assert table_of(wanted, "x", "?") == {"A > Tools": "y"}
    assert table_of(wanted[:2], "x", "?") == {"Tools": "y"}


def test_sections_that_agree_are_named_together() -> None:
    wanted = [(("A", name), "y") for name in ("B", "C", "D")]
    assert table_of([*wanted, (("E",), "x")], "x", "?") == {"A": "y"}


def test_a_list_within_a_section_may_want_something_else() -> None:
    wanted = [(("A",), "y"), (("A", "B"), "x")]
    assert table_of(wanted, "x", "?") == {"A": "y", "B": "x"}


def test_a_broad_name_is_no_use_below_a_closer_one() -> None:
    wanted = [(("A", "B"), "y"), *((("A", "B", "C", name), "x") for name in ("D", "E", "F"))]
    assert table_of(wanted, "x", "?") == {"B": "y", "C": "x"}


def test_lists_under_one_heading_that_differ_are_undecided() -> None:
    assert table_of([(("A",), "x"), (("A",), "y")], "x", "?") == {"A": "?"}


def test_a_list_without_a_heading_has_no_name() -> None:
    assert table_of([((), "y"), (("A",), "x")], "x", "?") is None


def test_false_is_a_value() -> None:
    assert table_of([(("A",), False), (("B",), True)], True, None) == {"A": False}


def test_an_item_in_an_item_on_one_line_has_a_path() -> None:
    document = read(Source("a.md", "## Tools\n\n- [A](https://a.a)\n- - [B](https://b.b)\n"))
    assert [path[0] for path in list_paths(document)] == ["Tools"] * len(document.lists)
