"""A change of one list, judged: its later state by the style of the earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from awesomelint.changes.entries import EntryChange, compare_entries
from awesomelint.changes.identity import with_subjects
from awesomelint.changes.lines import LineChange, compare_lines
from awesomelint.changes.news import State, news
from awesomelint.diagnostic import Diagnostic
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.rules.context import Surroundings
from awesomelint.style.style import Style, styles_of


class Judgement(Struct, frozen=True):
    """What a change brings to a list: the findings, each with one occurrence, and the entries.

    `hidden` is how many more findings the later state has.
    """

    diagnostics: tuple[Diagnostic, ...]
    hidden: int
    added: int
    changed: int


class EarlierList:
    """A list before a change; its documents have the paths that they have after it."""

    def __init__(self, documents: Sequence[ConfiguredDocument], surroundings: Surroundings) -> None:
        self._configured, self._surroundings = documents, surroundings
        self._documents = {
            configured.document.source.path: configured.document for configured in documents
        }

    def judge(
        self, documents: Sequence[ConfiguredDocument], surroundings: Surroundings
    ) -> Judgement:
        """Return what a later state of the list brings.

        A document that was not there before is judged by its own style.
        """
        lines: dict[str, LineChange] = {}
        entries: dict[str, EntryChange] = {}
        for document in (configured.document for configured in documents):
            path = document.source.path
            before = self._documents.get(path)
            lines[path] = compare_lines(before.source if before else None, document.source)
            entries[path] = compare_entries(before, document, lines[path])
        later = tuple(configured.document for configured in documents)
        new_entries = {path: change.new for path, change in entries.items()}
        found = with_subjects(lint(documents, surroundings, self._styles, new_entries), later)
        rules = {
            (configured.document.source.path, setting.rule.name): setting.rule.is_about_rest
            for configured in documents
            for setting in configured.settings.rules
        }
        # A document that is gone has no lines in common with anything.
        gone = {
            path: LineChange({}, dict.fromkeys(range(1, len(document.source.line_starts) + 1), 0))
            for path, document in self._documents.items()
            if path not in lines
        }
        told = news(
            self._state,
            State(later, found),
            gone | lines,
            lambda diagnostic: rules[diagnostic.path, diagnostic.rule],
        )
        return Judgement(
            told,
            sum(diagnostic.count for diagnostic in found) - len(told),
            sum(change.added for change in entries.values()),
            sum(change.changed for change in entries.values()),
        )

    @cached_property
    def _styles(self) -> Mapping[str, Style]:
        documents = tuple(self._documents.values())
        return dict(zip(self._documents, styles_of(documents), strict=True))

    @cached_property
    def _state(self) -> State:
        documents = tuple(self._documents.values())
        found = lint(self._configured, self._surroundings, self._styles)
        return State(documents, with_subjects(found, documents))
