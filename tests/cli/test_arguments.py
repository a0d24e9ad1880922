"""Command lines read without click are read as click reads them."""

from __future__ import annotations

from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cli.check import OPTIONS, read_arguments
from awesomelint.cli.commands import awesomelint

_VALUES = ("a.md", "-", "", "x=y", "2025-03-01", "2025-13-01", "json:out", "always", "--", "-q")
_NAMES = [name for option in OPTIONS for name in option.names]
_WORDS = st.sampled_from((*_VALUES, *_NAMES, "-x", "--help", "--selec", "-qq"))
_ASSIGNED = st.builds("{}={}".format, st.sampled_from(_NAMES), st.sampled_from(_VALUES))


def by_click(arguments: list[str]) -> dict[str, Any]:
    command = awesomelint.get_command(click.Context(awesomelint), "check")
    assert command
    return command.make_context("check", list(arguments)).params


@given(st.lists(_WORDS | _ASSIGNED, max_size=6))
def test_what_is_plain_means_the_same_to_click(arguments: list[str]) -> None:
    plain = read_arguments(arguments)
    if plain is not None:
        assert plain == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.md", "b"],
        ["-q", "--select", "a,b", "--select=c", "docs"],
        ["--today", "2025-03-01", "--config=x.toml", "--output-format", "json", "--", "-odd.md"],
        ["-", "--stdin-filename", "a.md"],
        ["--stdin-filename", "a.md"],
        ["--stdin-filename="],
    ],
)
def test_the_usual_is_plain(arguments: list[str]) -> None:
    assert read_arguments(arguments) == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--nonsense"],
        ["--color", "blue"],
        ["--today", "yesterday"],
        ["--output-format", "xml"],
        ["--config", "a", "--isolated"],
        ["-", "a.md"],
        ["-", "--fix"],
        ["--stdin-filename", "a.md", "b.md"],
        ["--stdin-filename", "a.md", "--fix"],
        ["--select"],
    ],
)
def test_what_needs_words_is_left_to_click(arguments: list[str]) -> None:
    assert read_arguments(arguments) is None
