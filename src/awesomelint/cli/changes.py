"""What `--since` and `--staged` have in common: the states to compare, the files, the summary."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.cli.check_results import CheckResults
from awesomelint.cli.console import counted
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import find_files, reads_stdin, usage_error
from awesomelint.config.choices import Choices
from awesomelint.disk.files import SourceFile
from awesomelint.errors import AwesomelintError, ReadError, without_errors
from awesomelint.rule_counts import count_by_rule
from awesomelint.run.change import changed_lists
from awesomelint.run.comparison import Comparison, since, staged

# Files that the command of the summary names. A choice: a line has room for about as many.
_MOST_NAMES = 3


def open_comparison(revision: str | None, is_staged: bool) -> Comparison:
    """Return the states that the options name, of which there is one.

    Raises click's error for both options, RevisionError if there is nothing to compare with.
    """
    if revision is not None and is_staged:
        raise usage_error("--since and --staged exclude each other")
    return staged(os.getcwd()) if revision is None else since(revision, os.getcwd())


def find_compared_files(
    paths: Sequence[str],
    stdin_filename: str | None,
    comparison: Comparison,
    *,
    force_exclude: bool,
) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
    """Return the files to judge, and an error for each path that leads to none.

    They are on the disk, or in the index where that is compared.
    """
    if comparison.index is None:
        files, errors = find_files(paths, stdin_filename, force_exclude=force_exclude)
        return _in_repository(files, comparison, errors)
    if reads_stdin(paths, stdin_filename):
        raise usage_error("--staged reads git's index, not standard input")
    return _in_index(paths or ["."], comparison)


def _in_repository(
    files: Iterable[SourceFile], comparison: Comparison, errors: list[AwesomelintError]
) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
    kept = []
    for file in files:
        try:
            comparison.name(file)
        except AwesomelintError as error:
            errors.append(error)
        else:
            kept.append(file)
    return tuple(kept), errors


def _in_index(
    paths: Sequence[str], comparison: Comparison
) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
    """Return the files of the index at the paths, or below them, and an error for each other."""
    assert comparison.index, "only the index is asked"
    cwd = os.getcwd()
    listed = [(comparison.name(file), file) for file in comparison.files(cwd)]
    files: dict[str, SourceFile] = {}
    errors: list[AwesomelintError] = []
    for path in paths:
        given = SourceFile(os.path.normpath(os.path.join(cwd, path)), path)
        name = comparison.name(given)
        if comparison.index.is_file(name):
            files.setdefault(name, given)
        elif name == "." or name in comparison.index.folders:
            start = "" if name == "." else f"{name}/"
            files = {key: file for key, file in listed if key.startswith(start)} | files
        else:
            errors.append(ReadError(path, "not in git's index", "run `git add` first"))
    return tuple(files.values()), errors


class ChangeCheck:
    """A check of what a change brings; `errors` has what could not be read or used so far."""

    def __init__(
        self,
        revision: str | None,
        is_staged: bool,
        paths: Sequence[str],
        stdin_filename: str | None,
        *,
        force_exclude: bool,
    ) -> None:
        self.comparison = open_comparison(revision, is_staged)
        self.files, self.errors = find_compared_files(
            paths, stdin_filename, self.comparison, force_exclude=force_exclude
        )
        self._paths = paths
        self._added = self._changed = self._hidden = 0

    @property
    def files_and_errors(self) -> tuple[tuple[SourceFile, ...], list[AwesomelintError]]:
        """The files to judge, and what could not be read."""
        return self.files, self.errors

    def check(self, choices: Choices) -> CheckResults:
        """Return the findings that the change brings."""
        results = CheckResults()
        lists = changed_lists(self.files, choices, os.getcwd(), self.comparison)
        steps = progress(lists, len(self.files), "Checking")
        for changed in without_errors(steps, self.errors):
            self._added += changed.added
            self._changed += changed.changed
            self._hidden += changed.hidden
            results.diagnostics += changed.diagnostics
            results.sources |= {source.path: source for source in changed.sources}
        results.counts += count_by_rule(results.diagnostics)
        return results

    def summary_lines(self, results: CheckResults, *, is_sure: bool) -> Iterator[str]:
        """Yield how many findings are new, and the command that mends them.

        That nothing is new is said only if it `is_sure`: everything could be read.
        """
        entries = self._entries()
        count = results.total("error", "warning")
        if not count:
            if is_sure:
                yield f"Nothing new in {entries or 'any list'}"
            return
        before = "that was there before is" if self._hidden == 1 else "that were there before are"
        hidden = f"; {self._hidden} {before} not shown" if self._hidden else ""
        where = f" in {entries}" if entries else ""
        yield f"{counted(count, 'new finding')}{where}{hidden}"
        if fixable := [each for each in results.diagnostics if each.fix and each.fix.safe]:
            count_of_fixes = sum(counts.safe for counts in results.counts)
            together = "it" if count == 1 else "them"
            what = together if count_of_fixes == count else f"{count_of_fixes} of {count}"
            files = tuple(dict.fromkeys(each.path for each in fixable))
            yield f"mend {what} with: {self._command(files)}"

    def _command(self, files: Sequence[str]) -> str:
        """Return the command that mends what is new in files."""
        # Who named files has others that the command would change; a hook names hundreds.
        names = files if self._paths and len(files) <= _MOST_NAMES else ()
        return shlex.join(["awesomelint", "fix", *self.comparison.option.split(" ", 1), *names])

    def _entries(self) -> str:
        """Return how many entries were added and changed, in words; empty if none was."""
        changed = counted(self._changed, "changed entry", "changed entries")
        if not self._added:
            return changed if self._changed else ""
        if self._changed:
            return f"{self._added} added and {changed}"
        return counted(self._added, "added entry", "added entries")
