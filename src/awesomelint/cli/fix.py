"""`awesomelint fix`: apply fixes, and print what was fixed and what was left."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from awesomelint.cli.change_writer import ChangeWriter, change_options
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
@click.option("--unsafe-fixes", is_flag=True, help="Also apply fixes that may change the meaning.")
@click.option(
    "--adopt",
    multiple=True,
    metavar="NAME=VALUE",
    help="Bring whole lists to a convention (ending, separator, order, bullet, date), and no more.",
)
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
    something to mend. `--adopt ending=stop` ends every description with a full stop; `awesomelint
    conventions` says what would change, and --diff shows it.
    """
    choices = make_choices(**options)
    files, errors = find_files(paths, stdin_filename)
    writer = ChangeWriter(diff, check, from_stdin=reads_stdin(paths, stdin_filename))
    summary, read_errors = fix_files(files, choices, writer, unsafe=unsafe_fixes)
    errors += read_errors
    for error in errors:
        report_error(error)
    if not quiet:
        click.echo(summary.text(writer), err=True, nl=False)
    if errors or writer.failed:
        raise click.exceptions.Exit(EXIT_INPUT)
    fails_by_change = bool(writer.changed) and (not writer.writes or exit_non_zero_on_fix)
    errors_remain = any(diagnostic.level == "error" for diagnostic in summary.remaining)
    if fails_by_change or (writer.writes and errors_remain):
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)


def fix_files(
    files: Sequence[SourceFile], choices: Choices, writer: ChangeWriter, *, unsafe: bool
) -> tuple[Summary, list[AwesomelintError]]:
    """Fix the files and give each to `writer`; return a summary, and what could not be read."""
    from awesomelint.errors import without_errors
    from awesomelint.run import project

    summary = Summary(frozenset(file.name for file in files))
    errors: list[AwesomelintError] = []
    lists = progress(project.fix(files, choices, os.getcwd(), unsafe=unsafe), len(files), "Fixing")
    for fixed_list in without_errors(lists, errors):
        for fixed in fixed_list.files:
            writer.write_or_print(fixed.file, fixed.before, fixed.result.source.text)
            summary.fixes += fixed.result.fix_counts
            summary.refused += fixed.result.refused_fixes
        summary.remaining += fixed_list.diagnostics
    return summary, errors


class Summary:
    """What a run fixed, by rule, and what remains and why.

    `requested` has the names of the files to fix.
    """

    def __init__(self, requested: frozenset[str]) -> None:
        self.requested = requested
        self.fixes: Counter[str] = Counter()
        self.refused: list[RefusedFix] = []
        self.remaining: list[Diagnostic] = []

    def text(self, writer: ChangeWriter) -> str:
        """Return the summary, a line for each rule."""
        lines = [*self.fixed_lines(writer)]
        counts = Counter(
            (diagnostic.rule, self._why_it_remains(diagnostic)) for diagnostic in self.remaining
        )
        lines += [f"{count:4} left: {rule} ({why})" for (rule, why), count in counts.most_common()]
        lines += [
            f"fix refused: {fix.diagnostic.rule}: {fix.refusal.message} ({fix.refusal.step})"
            for fix in self.refused
        ]
        lines.append(writer.summary)
        return "".join(f"{line}\n" for line in lines)

    def fixed_lines(self, writer: ChangeWriter) -> Sequence[str]:
        """Return a line for each rule that had findings fixed."""
        verb = "mended" if writer.writes else "to mend"
        return [f"{count:4} {verb}: {rule}" for rule, count in self.fixes.most_common()]

    def _why_it_remains(self, diagnostic: Diagnostic) -> str:
        if diagnostic.fix is None:
            return "has no fix"
        if diagnostic.path not in self.requested:
            return "in a file that was not named"
        return "its fix was refused" if diagnostic.fix.safe else "needs --unsafe-fixes"
