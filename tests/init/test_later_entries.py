"""With the configuration of `init`, an entry more or less changes no finding about other entries.

Entries are taken out one at a time, and entries that follow no style are put in. What is found of
all other entries stays, apart from those that the entry is compared with: the entries of its list,
whose order it may break, and those with its URL or its title.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from awesomelint import Source, read
from awesomelint.config.choices import Choices
from awesomelint.config.configuration import parse
from awesomelint.config.settings import Settings, settings_for
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.init.survey import survey
from awesomelint.reading.model import Document
from awesomelint.rules.context import Surroundings
from awesomelint.text import Span
from tests.support import corpus
from tests.support.paths import FIXTURE_LISTS

# One list in five: each takes about two seconds. The lists were all tried once.
_REAL = sorted(corpus.LISTS.glob("*.md"))[::5]
# They differ in separator, ending, date, slot of the date, and in where they stand in an order.
_NEW = (
    ("Aaa", "- [Aaa](https://example.com/aaa)"),
    ("Mmm", "- [Mmm](https://example.com/mmm) — Text without a stop"),
    ("Zzz", "- [Zzz](https://example.com/zzz): Text. [Mar 2024]"),
    ("Nnn", "- [Nnn](https://example.com/nnn) (2023-01-02) - Text of two. Sentences."),
)
_TRIALS = 8
# These compare an entry with the others of its list.
_OF_NEIGHBOURS = ("unsorted-entries", "inconsistent-marker")


class _Change(NamedTuple):
    """A text with an entry more or less: where that stands before and after, and what it is like.

    `like` are the URL and the title of the entry, `near` the titles of the entries in its list.
    """

    text: str
    before: Span
    after: Span
    like: tuple[str, str]
    near: frozenset[str]


@pytest.mark.parametrize("path", FIXTURE_LISTS, ids=lambda path: path.stem)
def test_an_entry_changes_no_finding_about_others(path: Path, tmp_path: Path) -> None:
    _assert_stable(path, tmp_path)


@pytest.mark.slow
@pytest.mark.lists
@pytest.mark.parametrize("path", _REAL, ids=lambda path: path.stem)
def test_nor_does_one_in_a_real_list(path: Path, tmp_path: Path) -> None:
    _assert_stable(path, tmp_path)


def test_without_a_configuration_one_entry_can_change_findings(tmp_path: Path) -> None:
    # The eighth of so many entries makes ` - ` a convention, and the third is held to it then.
    entries = [f"- [T {n}](https://example.com/{n}) - Text.\n" for n in range(9)]
    entries[2] = entries[2].replace(" - ", ": ")
    path = tmp_path / "README.md"
    path.write_text("".join(entries), encoding="utf-8")
    more = "- [U](https://example.com/u) - Text.\n"
    document = read(Source("README.md", "".join(entries)))
    grown = read(Source("README.md", "".join([*entries, more])))
    learnt = settings_for(parse("", "a.toml", rules=ALL_RULES), "README.md", rules=ALL_RULES)
    assert _rules(grown, learnt) - _rules(document, learnt) == Counter(["inconsistent-separator"])
    configured = _configured_by_init(path)
    assert _rules(grown, configured) == _rules(document, configured)


def _assert_stable(path: Path, folder: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    (folder / "README.md").write_bytes(path.read_bytes())
    settings = _configured_by_init(folder / "README.md")
    document = read(Source("README.md", text))
    for change in _changes(document):
        changed = read(Source("README.md", change.text))
        before = _found_elsewhere(document, settings, change.before, change)
        assert _found_elsewhere(changed, settings, change.after, change) == before, change.after


def _configured_by_init(path: Path) -> Settings:
    """Return the settings that `init` writes for a list, without rules that it leaves to infer."""
    surveyed = survey([str(path)], path.parent, Choices(today=corpus.TODAY))
    assert not surveyed.errors
    configuration = parse(surveyed.text, "awesomelint.toml", rules=ALL_RULES)
    left = [statement.rule for _, statement in surveyed.draft.left_out]
    return settings_for(configuration, path.name, rules=ALL_RULES, ignore=left)


def _changes(document: Document) -> Iterator[_Change]:
    """Yield the text without an entry, and with a new one before that, some times."""
    chance, text = random.Random(1), document.source.text
    lists = [each for each in document.lists if each.container == "list" and len(each.entries) > 2]
    for _ in range(_TRIALS if lists else 0):
        entry = chance.choice(chance.choice(lists).entries)
        start, bullet = entry.item.start, text[entry.item.start]
        if bullet not in "-*+":
            continue
        nothing = Span(start, start)
        near = frozenset(
            other.title.text
            for entry_list in document.lists
            if entry_list.span.contains(entry.item)
            for other in entry_list.entries
        )
        without = text[:start] + text[entry.item.end :]
        yield _Change(without, entry.item, nothing, (entry.url, entry.title.text), near)
        title, line = chance.choice(_NEW)
        new = f"{bullet}{line[1:]}{document.source.line_end}"
        there = Span(start, start + len(new))
        yield _Change(text[:start] + new + text[start:], nothing, there, (title, title), near)


def _found_elsewhere(
    document: Document, settings: Settings, span: Span, change: _Change
) -> Counter[tuple[str, str]]:
    """Return how often a rule reports a line, without lines that have to do with a change."""
    return Counter(
        (rule, line)
        for rule, offset, line in _found(document, settings)
        if not span.start <= offset < span.end
        and not (rule in _OF_NEIGHBOURS and _names(line, change.near))
        and not (rule == "duplicate-url" and _names(line, change.like))
    )


def _names(line: str, words: Collection[str]) -> bool:
    return any(word in line for word in words)


def _rules(document: Document, settings: Settings) -> Counter[str]:
    return Counter(rule for rule, _, _ in _found(document, settings))


def _found(document: Document, settings: Settings) -> Iterator[tuple[str, int, str]]:
    """Yield the rule of each finding, each occurrence by itself, its offset and its line."""
    source, surroundings = document.source, Surroundings(None, corpus.TODAY)
    for diagnostic in lint([ConfiguredDocument(document, settings)], surroundings):
        for place in diagnostic.occurrences or (diagnostic,):
            start = place.span.start
            yield diagnostic.rule, start, source.line(source.position(start).line)
