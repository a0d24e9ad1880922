"""`awesomelint fix`: mend what can be mended, and print what was mended and what was left."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from awesomelint.cli.changed_files import Changes, change_options
from awesomelint.cli.console import EXIT_DIAGNOSTICS, EXIT_INPUT, report_error
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import (
    configuration_options,
    find_files,
    make_choices,
    path_arguments,
    reads_stdin,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomelint.config.choices import Choices
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.disk.files import SourceFile
    from awesomelint.engine.fixer import RefusedFix
    from awesomelint.errors import AwesomelintError


@click.command()
@path_arguments
@configuration_options
@change_options
@click.option("--unsafe-fixes", is_flag=True, help="Apply fixes that may change the meaning too.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if anything was mended.")
@click.option("--quiet", "-q", is_flag=True, help="Print no summary.")
def fix(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    diff: bool,
    check: bool,
    unsafe_fixes: bool,
    exit_non_zero_on_fix: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Mend lists in place, or print the mended text of standard input.

    Exits with 1 when errors remain that it cannot mend, and with --diff or --check when there is
    something to mend.
    """
    choices = make_choices(**options)
    files, errors = find_files(paths, stdin_filename)
    changes = Changes(diff, check, from_stdin=reads_stdin(paths, stdin_filename))
    summary, read_errors = mend(files, choices, changes, unsafe=unsafe_fixes)
    errors += read_errors
    for error in errors:
        report_error(error)
    if not quiet:
        click.echo(summary.text(changes), err=True, nl=False)
    if errors or changes.failed:
        raise click.exceptions.Exit(EXIT_INPUT)
    fails_by_change = bool(changes.changed) and (not changes.writes or exit_non_zero_on_fix)
    errors_remain = any(diagnostic.level == "error" for diagnostic in summary.remaining)
    if fails_by_change or (changes.writes and errors_remain):
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)


def mend(
    files: Sequence[SourceFile], choices: Choices, changes: Changes, *, unsafe: bool
) -> tuple[Summary, list[AwesomelintError]]:
    """Mend the files and hand each to `changes`; return a summary, and what could not be read."""
    from awesomelint.errors import without_errors
    from awesomelint.run import project

    summary = Summary(frozenset(file.name for file in files))
    errors: list[AwesomelintError] = []
    lists = progress(project.fix(files, choices, os.getcwd(), unsafe=unsafe), len(files), "Fixing")
    for fixed_list in without_errors(lists, errors):
        for fixed in fixed_list.files:
            changes.add(fixed.file, fixed.before, fixed.mended.source.text)
            summary.fixes += fixed.mended.fix_counts
            summary.refused += fixed.mended.refused_fixes
        summary.remaining += fixed_list.diagnostics
    return summary, errors


class Summary:
    """What a run mended, by rule, and what remains and why.

    `requested` are the names of the files to mend.
    """

    def __init__(self, requested: frozenset[str]) -> None:
        self.requested = requested
        self.fixes: Counter[str] = Counter()
        self.refused: list[RefusedFix] = []
        self.remaining: list[Diagnostic] = []

    def text(self, changes: Changes) -> str:
        """Return the summary, a line for each rule."""
        lines = [*self.mended_lines(changes)]
        counts = Counter(
            (diagnostic.rule, self._why_it_remains(diagnostic)) for diagnostic in self.remaining
        )
        lines += [f"{count:4} left: {rule} ({why})" for (rule, why), count in counts.most_common()]
        lines += [
            f"refused: {fix.diagnostic.rule}, {fix.refusal.message} ({fix.refusal.step})"
            for fix in self.refused
        ]
        lines.append(changes.summary)
        return "".join(f"{line}\n" for line in lines)

    def mended_lines(self, changes: Changes) -> Sequence[str]:
        """Return a line for each rule that had findings mended."""
        verb = "mended" if changes.writes else "to mend"
        return [f"{count:4} {verb}: {rule}" for rule, count in self.fixes.most_common()]

    def _why_it_remains(self, diagnostic: Diagnostic) -> str:
        if diagnostic.fix is None:
            return "needs a person"
        if diagnostic.path not in self.requested:
            return "in a file that was not named"
        return "the gate refused it" if diagnostic.fix.safe else "needs --unsafe-fixes"
