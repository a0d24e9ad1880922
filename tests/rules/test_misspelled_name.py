"""What a page cannot show: options that are refused, and names that are not there twice."""

from __future__ import annotations

import pytest

from awesomelint import Source, lint, read
from awesomelint.rules.misspelled_name import _ALWAYS, _UNLESS_SMALL, Options


def said(text: str) -> list[str]:
    found = lint(read(Source("a.md", text)), configuration="rules.misspelled-name = 'warning'")
    return [one.message for one in found if one.rule == "misspelled-name"]


@pytest.mark.parametrize("name", [*_ALWAYS, *_UNLESS_SMALL])
def test_a_name_is_right_as_it_stands_in_the_table_and_wrong_otherwise(name: str) -> None:
    wrong = name.swapcase()
    assert said(f"- [A](https://a.a) - For {name}, {name}.\n") == []
    assert said(f"- [A](https://a.a) - For {wrong}, {wrong}.\n") == [
        f"`{wrong}` is written `{name}`"
    ]


@pytest.mark.parametrize("name", _UNLESS_SMALL)
def test_small_letters_are_a_package(name: str) -> None:
    assert said(f"For {name.lower()}.\n") == []


def test_a_name_is_in_one_table_only() -> None:
    names = [name.casefold() for name in (*_ALWAYS, *_UNLESS_SMALL)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["", " ", "."])
def test_nothing_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        Options(names=(name,))


def test_a_comment_of_awesome_lint_switches_it_off() -> None:
    assert said("For Github.\n")
    assert said("<!--lint disable awesome-spell-check-->\n\nFor Github.\n") == []
