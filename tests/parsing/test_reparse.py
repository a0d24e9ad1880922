"""A text parsed again after an edit has the tokens it has when parsed from nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from awesomelint.parsing.parser import Parse, memo, parse, parse_anew
from awesomelint.parsing.reparse import reparse
from tests.support import corpus
from tests.support.paths import FIXTURES
from tests.support.reads import NEEDS_FAST, PARSER
from tests.support.snippets import mutated, snippet

SEEDS = range(10)
TEXTS, EDITS = 150, 6  # for each seed


def _anew(text: str) -> Parse:
    return parse_anew(PARSER, text)


def _again(before: Parse, text: str) -> Parse:
    return reparse(PARSER, before, text)


def _kept(before: Parse, after: Parse) -> int:
    """Return how many tokens of the parse before are tokens of the one after."""
    ours = {id(token) for token in before.tokens}
    return sum(id(token) in ours for token in after.tokens)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- a\n"),
        ("- a\n", ""),
        ("# a\n\n- b\n- c\n\n# d\n", "# a\n\n- b\n- x\n\n# d\n"),
        ("# a\n\n- b\n\n# d\n", "# a\n\n- b\n- x\n- y\n\n# d\n"),
        ("# a\n\n- b\n- c\n- d\n\n# e\n", "# a\n\n- d\n\n# e\n"),
        # The line behind a block takes it on, or leaves it.
        ("a\n# b\n\nc\n", "a\nb\n\nc\n"),
        ("- a\n\n  b\n\nc\n", "- a\n\nb\n\nc\n"),
        ("- a\n\nb\n\nc\n", "- a\n\n- b\n\nc\n"),
        ("a\n\n---\n\nb\n", "a\n---\n\n\nb\n"),
        # Something opens, and nothing below is what it was.
        ("a\n\nb\n\nc\n", "a\n\n```\nb\n\nc\n"),
        ("a\n\n<!-- b -->\n\nc\n", "a\n\n<!-- b\n\nc\n"),
        ("---\na: b\n\nc\n\n--\n", "---\na: b\n\nc\n\n---\n"),
        ("---\na: b\n---\n\nc\n\nd\n", "---\na: b\n---\n\nc\n\ne\n"),
        ("- ---\n\n  a\n\nb\n", "- ---\n\n  ---\n\nb\n"),
        # What a definition says, and where it stands.
        ("[a]\n\nb\n\n[a]: /c\n", "[a]\n\nb\n\n[a]: /d\n"),
        ("[a]\n\nb\n\n[a]: /c\n", "[a]\n\nb\n\nx\n\n[a]: /c\n"),
        ("[a]: /c\n\nb\n\n[a]: /d\n", "b\n\n[a]: /d\n"),
        ("[a]: /u\n'b\n===\nc\n\nd\n", "[a]: /u\n'b\n===\nc'\n\nd\n"),
        ("a[^1]\n\nb[^2]\n\n[^1]: c\n", "a\n\nb[^2]\n\n[^1]: c\n"),
        ("\ufeffa\r\n\r\nb\0\r\n", "\ufeffa\r\n\r\nc\0\r\n"),
    ],
)
def test_same_as_from_nothing(before: str, after: str) -> None:
    assert _again(_anew(before), after) == _anew(after)
    assert _again(_anew(after), before) == _anew(before)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_same_as_from_nothing_after_any_edit(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(TEXTS):
        parsed = _anew("\n\n".join(snippet(chance) for _ in range(chance.randint(1, 5))))
        for _ in range(EDITS):
            text = mutated(chance, parsed.text)
            expected = _anew(text)
            assert _again(parsed, text) == expected
            parsed = expected


def test_same_as_from_nothing_after_edits_of_fixtures() -> None:
    _assert_same_after_edits(path.read_bytes().decode() for path in sorted(FIXTURES.rglob("*.md")))


@pytest.mark.slow
@pytest.mark.lists
def test_same_as_from_nothing_after_edits_of_real_lists() -> None:
    names = corpus.names(corpus.LISTS)[-30:]
    _assert_same_after_edits(corpus.load(corpus.LISTS, name).text for name in names)


def _assert_same_after_edits(texts: Iterable[str]) -> None:
    chance = random.Random(1)
    for text in texts:
        parsed = _anew(text)
        for _ in range(3):
            edited = mutated(chance, text)
            assert _again(parsed, edited) == _anew(edited)


@NEEDS_FAST
def test_what_stands_around_an_edit_is_kept() -> None:
    section = "## a\n\n- [b](https://c.d) - e.\n- f\n\n"
    before = _anew(section * 9)
    for edited in ("- x\n", "- f\n- x\n", ""):
        text = section * 4 + section.replace("- f\n", edited) + section * 4
        after = _again(before, text)
        assert after == _anew(text)
        assert _kept(before, after) >= len(before.tokens) // 3


@NEEDS_FAST
def test_lines_that_stay_where_they_were_keep_all_their_tokens() -> None:
    section = "## a\n\n- b\n- c\n\n"
    before = _anew(section * 30)
    after = _again(before, section * 14 + section.replace("b", "x") + section * 15)
    tokens_of_a_section = len(before.tokens) // 30
    assert _kept(before, after) == 29 * tokens_of_a_section


@NEEDS_FAST
def test_parsing_takes_over_what_an_earlier_state_has() -> None:
    memo.cache_clear()
    text = "## a\n\n- b\n\n" * 9
    first = parse(text)
    second = parse(text + "c\n", before=text)
    assert second == _anew(text + "c\n")
    assert all(one is other for one, other in zip(first.tokens[:80], second.tokens, strict=False))


def test_parsing_does_not_depend_on_what_was_parsed_before() -> None:
    text = "## a\n\n- b\n\n" * 9
    for earlier in (text + "c\n", "", "# " + text, text.replace("b", "[b]: /u")):
        memo.cache_clear()
        other = parse(earlier)
        after = parse(text)
        assert after == _anew(text)
        assert _kept(other, after) == 0


def test_an_earlier_state_that_is_not_kept_changes_nothing() -> None:
    text = "## a\n\n- b\n\n" * 9
    first = parse(text)
    memo.cache_clear()
    after = parse(text + "c\n", before=text)
    assert after == _anew(text + "c\n")
    assert _kept(first, after) == 0


def test_only_the_latest_texts_are_kept() -> None:
    memo.cache_clear()
    parses = {text: parse(text) for text in ("a\n", "b\n", "c\n")}
    kept = [text for text in reversed(parses) if parse(text) is parses[text]]
    assert kept == ["c\n", "b\n"]
