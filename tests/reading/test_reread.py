"""A text read again after edits has the document it has when read from nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.parsing.parser import memo
from awesomelint.reading.model import Document
from awesomelint.reading.reader import read
from awesomelint.text import Source
from tests.support import corpus
from tests.support.paths import FIXTURES
from tests.support.reads import document
from tests.support.snippets import mutated

# Lines that change what stands around them, or what they are under.
_LINES = (
    *("", "", "# One", "## Two", "## Two", "### [Three](#three)", "Four", "===", "---", "#"),
    *("- [a](https://a.b) - words [1 Jan 2020] ![i](i.svg)", "  - [b](https://b.c): x", "- # Five"),
    *("1. [c](https://c.d)", "- [d](#two)", "- [e][k] <b>x</b> <!-- c -->", "> ## Six", "[^n]: o"),
    *("| a | b |", "|---|---|", "| [f](https://f.g) | x \\| y |", "[k]: /u", "[k]: /v", "[g] (h)"),
    *("- [h] (https://h.i) - words", "(l)[https://l.m]", "words ,  more..", "## Two  words"),
    *("```", "<!-- awesomelint-disable -->", "<h2 id=i>Seven</h2>", "---x", "\ufeff", "words\x0b"),
)
_lines = st.lists(st.sampled_from(_LINES), max_size=4)
# Where an edit is, as a share of the lines; how many lines it takes out; what it puts in.
_edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), _lines), min_size=1, max_size=4)


def _from_nothing(text: str) -> Document:
    memo.cache_clear()
    return document(text)


def _edited(lines: Sequence[str], edit: tuple[float, int, list[str]]) -> list[str]:
    share, out, put = edit
    at = round(share * len(lines))
    return [*lines[:at], *put, *lines[at + out :]]


def _assert_same(text: str, before: Document) -> Document:
    """Assert that a text is read as if from nothing; return what it is read as."""
    again, expected = read(Source("a.md", text), before), _from_nothing(text)
    assert again == expected
    assert repr(again) == repr(expected)
    return again


@pytest.mark.slow
@settings(derandomize=True, max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=25), _edits, st.sampled_from(("\n", "\r\n")))
def test_same_as_from_nothing(
    lines: list[str], edits: list[tuple[float, int, list[str]]], end: str
) -> None:
    before = _from_nothing(end.join(lines))
    for edit in edits:
        lines = _edited(lines, edit)
        before = _assert_same(end.join(lines), before)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.md")), ids=lambda path: path.name)
@settings(derandomize=True, max_examples=8, deadline=None)
@given(edits=_edits)
def test_fixtures_are_the_same_as_from_nothing(
    path: Path, edits: list[tuple[float, int, list[str]]]
) -> None:
    text = path.read_bytes().decode()
    before = _from_nothing(text)
    for edit in edits:
        text = "\n".join(_edited(text.split("\n"), edit))
        before = _assert_same(text, before)


@pytest.mark.slow
@pytest.mark.lists
def test_real_lists_are_the_same_as_from_nothing() -> None:
    chance = random.Random(1)
    for name in corpus.names(corpus.LISTS)[-30:]:
        text = corpus.load(corpus.LISTS, name).text
        before = _from_nothing(text)
        for _ in range(3):
            text = mutated(chance, text)
            before = _assert_same(text, before)


def _sections(*titles: str) -> str:
    return "".join(f"## {title}\n\n- [a](https://a.b) - {title}.\n\n" for title in titles)


def _kept(before: Document, after: Document) -> str:
    """Return for each section after an edit whether it is the very one before, moved or new."""
    there = {id(section) for section in before.sections}
    texts = {before.source.slice(section.span) for section in before.sections}
    return "".join(
        "=" if id(section) in there else ">" if after.source.slice(section.span) in texts else "x"
        for section in after.sections
    )


@pytest.mark.parametrize(
    ("titles", "kept"),
    [("abcd", "===="), ("abxd", "==x="), ("xabcd", "x>>>>"), ("ad", "=>"), ("abxxcd", "==xx>>")],
)
def test_sections_that_stay_are_taken_over(titles: str, kept: str) -> None:
    before = document(_sections(*"abcd"))
    assert _kept(before, _assert_same(_sections(*titles), before)) == kept


def test_a_section_depends_on_the_headings_above() -> None:
    before = document("# a\n\n" + _sections("b"))
    after = _assert_same("# x\n\n" + _sections("b"), before)
    assert [entry.section for entry in after.entries()] == [("x", "b")]


def test_a_section_depends_on_what_is_defined() -> None:
    text = "# a\n\n- [b][k]\n\n# c\n\n[k]: https://a.b\n"
    after = _assert_same(text.replace("a.b", "x.y"), document(text))
    assert [link.url for link in after.links] == ["https://x.y"]


def test_what_begins_a_text_is_read_like_no_other() -> None:
    text = "---x\n===\n\n---\n"
    before = document(text)
    assert not before.headings
    assert _assert_same("words\n\n" + text, before).headings


def test_links_stay_shared() -> None:
    before = document(_sections(*"ab"))
    after = read(Source("a.md", "words\n\n" + _sections(*"ab")), before)
    entry = next(after.entries())
    assert entry.link is entry.links[0] is after.links[0]
    assert entry.description
    assert entry.description.inline is after.inlines[2]
