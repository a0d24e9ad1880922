"""The grammar looks for extras only where something stands that one can begin with."""

from __future__ import annotations

import string

import pytest

from awesomelint.reading import grammar

_PLAIN = [c for c in string.printable if c not in "[(:#"]


@pytest.mark.parametrize("first", _PLAIN)
def test_no_extra_begins_with_a_plain_character(first: str) -> None:
    for rest in ("", "a", "a]", "2023]", "a)", "2023", "a:", "1f600:", "a`", ">"):
        assert not grammar._EXTRA.match(first + rest)


@pytest.mark.parametrize(
    "text", ["[2023]", "a (2023)", "a :rocket:", "a 🚀", "a #tag", "a【2023】", "\ue000\ue007"]
)
def test_extras_are_found(text: str) -> None:
    assert len(list(grammar.extras(text, text, 0))) == 1
