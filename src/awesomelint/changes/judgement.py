"""A change of one list, judged: its later state by the style of the earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from msgspec import Struct

from awesomelint.changes.entries import EntryChange, compare_entries
from awesomelint.changes.identity import with_subjects
from awesomelint.changes.lines import LineChange, compare_lines
from awesomelint.changes.news import State, news, rules_with_news
from awesomelint.config.settings import Settings
from awesomelint.diagnostic import Diagnostic
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.suppressions import UNUSED
from awesomelint.reading.model import Document
from awesomelint.rules.context import Surroundings
from awesomelint.style.style import Style, styles_of


class Judgement(Struct, frozen=True):
    """What a change brings to a list: `diagnostics`, each with one occurrence, and entries by path.

    `found` are all findings of the later state.
    """

    diagnostics: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    entries: Mapping[str, EntryChange]


class EarlierList:
    """A list before a change; its documents have the paths that they have after it."""

    def __init__(self, documents: Sequence[ConfiguredDocument], surroundings: Surroundings) -> None:
        self._configured, self._surroundings = documents, surroundings
        self._states: dict[frozenset[str], State] = {}
        self._documents = {
            configured.document.source.path: configured.document for configured in documents
        }

    def judge(
        self, documents: Sequence[ConfiguredDocument], surroundings: Surroundings
    ) -> Judgement:
        """Return what a later state of the list brings.

        A document that was not there before is judged by its own style.
        """
        later = tuple(configured.document for configured in documents)
        lines = {document.source.path: self._compare_lines(document) for document in later}
        entries = {
            document.source.path: self._compare_entries(document, lines[document.source.path])
            for document in later
        }
        new = {path: change.new for path, change in entries.items()}
        found = with_subjects(lint(documents, surroundings, self._styles, new), later)
        told = self._news(State(later, found), lines, _about_rest(documents))
        return Judgement(told, found, entries)

    def _compare_lines(self, document: Document) -> LineChange:
        before = self._documents.get(document.source.path)
        return compare_lines(before.source if before else None, document.source)

    def _compare_entries(self, document: Document, lines: LineChange) -> EntryChange:
        return compare_entries(self._documents.get(document.source.path), document, lines)

    def _news(
        self, after: State, lines: Mapping[str, LineChange], about_rest: Set[str]
    ) -> tuple[Diagnostic, ...]:
        """Return the findings of the later state that the earlier one has not.

        The list as it was is linted by those rules alone that may have brought something.
        """
        rules = rules_with_news(after, lines, about_rest)
        if not rules:
            return ()
        found = tuple(diagnostic for diagnostic in after.diagnostics if diagnostic.rule in rules)
        # Nothing of a document that is gone is in the later state.
        gone = {
            path: LineChange({}, dict.fromkeys(range(1, len(document.source.line_starts) + 1), 0))
            for path, document in self._documents.items()
            if path not in lines
        }
        after = State(after.documents, found)
        return news(self._state(rules), after, {**lines, **gone}, about_rest)

    def _state(self, rules: frozenset[str]) -> State:
        """Return the list as it was, with the findings of these rules."""
        if UNUSED.name in rules:  # it asks what every other rule finds
            rules = frozenset(
                setting.rule.name for each in self._configured for setting in each.settings.rules
            )
        if rules not in self._states:
            documents = tuple(self._documents.values())
            configured = [_with_rules(each, rules) for each in self._configured]
            found = lint(configured, self._surroundings, self._styles)
            self._states[rules] = State(documents, with_subjects(found, documents))
        return self._states[rules]

    @cached_property
    def _styles(self) -> Mapping[str, Style]:
        documents = tuple(self._documents.values())
        return dict(zip(self._documents, styles_of(documents), strict=True))


def _with_rules(configured: ConfiguredDocument, names: Set[str]) -> ConfiguredDocument:
    """Return a document for which only these rules are on."""
    rules = configured.settings.rules
    kept = tuple(setting for setting in rules if setting.rule.name in names)
    return ConfiguredDocument(configured.document, Settings(kept))


def _about_rest(documents: Sequence[ConfiguredDocument]) -> frozenset[str]:
    """Return the names of the rules that are about other lines than those that they report."""
    return frozenset(
        setting.rule.name
        for configured in documents
        for setting in configured.settings.rules
        if setting.rule.is_about_rest
    )
