"""What a change brings to lists: a run that compares two states of a repository.

A list is judged if a file of it has changed, or if something is gone that it may link to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from awesomelint.changes.judgement import EarlierList, Judgement
from awesomelint.config.choices import Choices
from awesomelint.config.settings import Settings
from awesomelint.diagnostic import Diagnostic, filter_by_files
from awesomelint.disk.disk_tree import DiskTree
from awesomelint.disk.files import SourceFile, read_file
from awesomelint.disk.questions import Disk
from awesomelint.disk.snapshot import SnapshotTree
from awesomelint.engine.linter import ConfiguredDocument
from awesomelint.errors import AwesomelintError, ReadError
from awesomelint.reading.model import Document
from awesomelint.reading.reader import read
from awesomelint.rules.context import Surroundings
from awesomelint.run.comparison import Comparison
from awesomelint.run.plan import ListPlan, plan
from awesomelint.run.project import FixedFile, FixedList
from awesomelint.text import Source


class _State(NamedTuple):
    """A file before and after the change; None where it is not there."""

    file: SourceFile
    settings: Settings
    before: Source | None
    after: Source | None


class ChangedList(Struct, frozen=True):
    """A list that a change touches: what it was, what it is, and what the change brings.

    `names` are the files of the list that the run was asked for: `diagnostics` and the counts are
    about these. `added` and `changed` are numbers of entries, `hidden` is how many findings there
    are that the change does not bring.
    """

    names: frozenset[str]
    earlier: EarlierList
    documents: tuple[ConfiguredDocument, ...]
    surroundings: Surroundings
    judgement: Judgement

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the change brings to the files, or to others that are related to them."""
        return filter_by_files(self.judgement.diagnostics, self.names)

    @property
    def added(self) -> int:
        """How many entries the change adds."""
        return sum(self.judgement.entries[name].added for name in self._later_names)

    @property
    def changed(self) -> int:
        """How many other entries it changes or moves."""
        return sum(self.judgement.entries[name].changed for name in self._later_names)

    @property
    def hidden(self) -> int:
        """How many findings there are that the change does not bring."""
        found = filter_by_files(self.judgement.found, self.names)
        return sum(diagnostic.count for diagnostic in found) - len(self.diagnostics)

    def judge(self, documents: Sequence[ConfiguredDocument]) -> tuple[Diagnostic, ...]:
        """Return what a further state of the list brings."""
        return self.earlier.judge(documents, self.surroundings).diagnostics

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts of the list after the change."""
        return tuple(configured.document.source for configured in self.documents)

    @property
    def _later_names(self) -> frozenset[str]:
        """The names of the files that are there after the change."""
        return self.names & self.judgement.entries.keys()


def changed_lists(
    files: Sequence[SourceFile], choices: Choices, cwd: str, comparison: Comparison
) -> Iterator[ChangedList | AwesomelintError]:
    """Yield each list of the files that the change touches, and each error.

    The findings are those in the files, or related to these.
    """
    comparison.look_for_renames(files)
    everything = tuple(comparison.files(cwd)) if comparison.index else files
    gone = comparison.gone(cwd)
    disk = Disk(cwd, (*everything, *gone))
    plans, errors = plan(files, choices, disk)
    yield from errors
    run = _Run(comparison, disk, choices)
    for list_plan in plans:
        states, errors = run.states(list_plan)
        yield from errors
        if any(map(run.may_differ, states)):
            requested = frozenset(file.name for file in list_plan.requested)
            yield from run.judge(states, requested)


class _Run:
    """The lists of one run, read and judged."""

    def __init__(self, comparison: Comparison, disk: Disk, choices: Choices) -> None:
        self._comparison, self._disk, self._choices = comparison, disk, choices

    def states(
        self, list_plan: ListPlan
    ) -> tuple[tuple[_State, ...], tuple[AwesomelintError, ...]]:
        """Return the files of a list in both states, and an error for each unreadable file."""
        later: list[tuple[SourceFile, Settings, Source | None]] = []
        errors: list[AwesomelintError] = []
        for file, settings in list_plan.members:
            try:
                later.append((file, settings, self._comparison.after(file)))
            except AwesomelintError as error:
                errors.append(error)
        try:
            self._comparison.fetch((file, after) for file, _, after in later)
        except AwesomelintError as error:
            return (), (*errors, error)
        states = [
            _State(file, settings, self._comparison.before(file, after), after)
            for file, settings, after in later
        ]
        return tuple(state for state in states if state.before or state.after), tuple(errors)

    def may_differ(self, state: _State) -> bool:
        """Return whether a file has changed, or what it links to may have."""
        if state.before is None or state.after is None or state.before is not state.after:
            return True
        return self._comparison.may_touch(state.after.text)

    def judge(
        self, states: Sequence[_State], names: frozenset[str]
    ) -> Iterator[ChangedList | AwesomelintError]:
        """Yield a list with what the change brings, or the errors of files that cannot be read."""
        earlier: list[ConfiguredDocument] = []
        later: list[ConfiguredDocument] = []
        for state in states:
            try:
                after = read(state.after) if state.after else None
                before = self._read_before(state, after)
            except RecursionError:
                yield ReadError(state.file.name, "nested too deeply to be read")
                continue
            if after:
                later.append(ConfiguredDocument(after, state.settings))
            if before:
                earlier.append(ConfiguredDocument(before, state.settings))
        if not later:
            return
        old_names = {state.file.name: self._comparison.old_name(state.file) for state in states}
        base_tree = SnapshotTree(self._comparison.base, old_names)
        before_change = EarlierList(earlier, Surroundings(base_tree, self._choices.today))
        surroundings = Surroundings(self._tree(states), self._choices.today)
        judgement = before_change.judge(later, surroundings)
        yield ChangedList(names, before_change, tuple(later), surroundings, judgement)

    def _read_before(self, state: _State, after: Document | None) -> Document | None:
        if state.before is None:
            return None
        if after is not None and state.before is state.after:
            return after
        return read(state.before, after)

    def _tree(self, states: Sequence[_State]) -> SnapshotTree | DiskTree:
        """Return the files around the list after the change."""
        index = self._comparison.index
        if index is None:
            return DiskTree(self._disk)
        names = {state.file.name: self._comparison.name(state.file) for state in states}
        return SnapshotTree(index, names)


def fix_change(
    files: Sequence[SourceFile],
    choices: Choices,
    cwd: str,
    comparison: Comparison,
    *,
    unsafe: bool,
    rules: Container[str] | None = None,
) -> Iterator[FixedList | AwesomelintError]:
    """Yield each list that a change touches, with what the change brings mended, and each error.

    Only `files` are mended, and of them only those whose text on the disk is what was compared. If
    `rules` are given, only what they report is mended. Nothing is written.
    """
    from awesomelint.engine import fixer

    by_name = {file.name: file for file in files}
    for changed in changed_lists(files, choices, cwd, comparison):
        if isinstance(changed, AwesomelintError):
            yield changed
            continue
        only = set(changed.names)
        if comparison.index and changed.diagnostics:
            for source in changed.sources:
                if source.path in only and (error := _not_staged(by_name[source.path], source)):
                    only.discard(source.path)
                    yield error
        fixed = fixer.fix(
            changed.documents,
            changed.surroundings,
            unsafe=unsafe,
            only=only,
            rules=rules,
            judge=changed.judge,
        )
        yield FixedList(
            tuple(
                FixedFile(by_name[source.path], source, document)
                for source, document in zip(changed.sources, fixed.documents, strict=True)
                if source.path in only
            ),
            filter_by_files(fixed.diagnostics, changed.names),
            tuple(document.source for document in fixed.documents),
            {},
        )


def _not_staged(file: SourceFile, staged: Source) -> AwesomelintError | None:
    """Return the error of a file whose text on the disk is not the staged one; None without."""
    try:
        if read_file(file).text == staged.text:
            return None
    except AwesomelintError as error:
        return error
    return ReadError(file.name, "it has changes that are not staged", "stage them, or stash them")
