"""The baseline as commands use it: what `check` leaves out for it, and what of it is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator

from awesomelint.changes.baseline import (
    Identity,
    identities,
    read_baseline,
    without,
    write_baseline,
)
from awesomelint.cli.check_results import CheckResults, summary_lines
from awesomelint.cli.console import counted
from awesomelint.config.choices import Choices
from awesomelint.disk.files import name_of, read_source
from awesomelint.rule_counts import count_by_rule
from awesomelint.text import Source

# Lines of a baseline that are gone and that a check names. A choice: `--prune` takes out all.
_MOST_GONE = 5


class KnownFindings:
    """The baseline at `path` (absolute), which may not be there yet.

    Raises ReadError if it cannot be read, ConfigurationError if it is no baseline.
    """

    def __init__(self, path: str, choices: Choices) -> None:
        self.path, self._choices = path, choices
        self._folder = os.path.dirname(path)
        self.name = name_of(path, os.getcwd())
        self.source = Source(self.name, "")
        self._known: frozenset[Identity] = frozenset()
        self._hidden = 0
        self._gone: list[Identity] = []
        if os.path.lexists(path):
            self.source = read_source(path, self.name)
            self._known = read_baseline(self.source.text, self.name)

    def take_out(self, results: CheckResults) -> None:
        """Take the known findings out of the results."""
        self._gone = self.gone(results)
        before = sum(diagnostic.count for diagnostic in results.diagnostics)
        results.diagnostics = [*without(results.diagnostics, self._known, self._path_of)]
        results.counts = [*count_by_rule(results.diagnostics)]
        self._hidden = before - sum(diagnostic.count for diagnostic in results.diagnostics)

    def summary_lines(self, results: CheckResults, *, is_sure: bool) -> Iterator[str]:
        """Yield the summary of results that the known findings were taken out of."""
        yield from summary_lines(results, is_sure=is_sure)
        if self._hidden:
            yield f"{counted(self._hidden, 'finding')} in {self.name} not shown"
        if gone := self._gone:
            from awesomelint.output.escape import terminal

            findings = counted(len(gone), "finding")
            yield f"{findings} of {self.name} gone; `awesomelint baseline --prune` removes them:"
            yield from (f"  {terminal(str(each))}" for each in gone[:_MOST_GONE])
            if len(gone) > _MOST_GONE:
                yield f"  … and {len(gone) - _MOST_GONE} more"

    def gone(self, results: CheckResults) -> list[Identity]:
        """Return what the baseline has of the files and rules checked, and the check has not."""
        found = frozenset(identities(results.diagnostics, self._path_of))
        checked = {self._path_of(name) for name in results.entries}
        return sorted(
            (each for each in self._known - found if self._is_covered(each, checked)),
            key=lambda each: each.order,
        )

    def with_findings(self, results: CheckResults) -> tuple[str, int]:
        """Return the text of a baseline that has all findings of a check, and how many it has.

        What it has of other files and rules stays.
        """
        found = frozenset(identities(results.diagnostics, self._path_of))
        kept = self._known.difference(self.gone(results)) | found
        return write_baseline(kept), len(kept)

    def without_gone(self, results: CheckResults) -> tuple[str, int]:
        """Return the text of the baseline without what is gone, and how many findings it has."""
        kept = self._known.difference(self.gone(results))
        return write_baseline(kept), len(kept)

    def _is_covered(self, each: Identity, checked: set[str]) -> bool:
        """Return whether a check would have found it: its file was checked, or is not there."""
        select, ignore = self._choices.select, self._choices.ignore
        if (select and each.rule not in select) or each.rule in ignore:
            return False
        return each.path in checked or not os.path.lexists(os.path.join(self._folder, each.path))

    def _path_of(self, name: str) -> str:
        """Return what the baseline calls a file: its path from the baseline's folder."""
        return name_of(os.path.normpath(os.path.join(os.getcwd(), name)), self._folder)
