"""`awesomelint fix`: apply fixes, and print what was fixed and what was left."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from awesomelint.cli.arguments import (
    COLOR,
    CONFIGURATION,
    FIXABLE,
    OUTPUT_FORMAT,
    Command,
    Option,
    add_options,
)
from awesomelint.cli.change_writer import ChangeWriter, change_options
from awesomelint.cli.console import EXIT_DIAGNOSTICS, EXIT_INPUT, report_error, say, write_text
from awesomelint.cli.progress import progress
from awesomelint.cli.reports import Display, Target, write_reports
from awesomelint.cli.shared_options import (
    comparison_options,
    find_files,
    fixable_rules,
    make_choices,
    no_lists_warning,
    path_arguments,
    reads_stdin,
    usage_error,
    wants_color,
)
from awesomelint.output.statistics import rule_table
from awesomelint.rule_counts import count_by_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomelint.config.choices import Choices
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.disk.files import SourceFile
    from awesomelint.engine.fixer import RefusedFix
    from awesomelint.errors import AwesomelintError
    from awesomelint.run.comparison import Comparison
    from awesomelint.run.project import FixedFile
    from awesomelint.text import Source


OPTIONS = (
    *CONFIGURATION,
    Option(("--unsafe-fixes",), "flag", "Also apply fixes that may change the meaning."),
    *FIXABLE,
    Option(
        ("--adopt",),
        "values",
        "Bring whole lists to a convention (ending, separator, order, bullet, date), and no more.",
        metavar="NAME=VALUE",
    ),
    Option(("--exit-non-zero-on-fix",), "flag", "Exit with 1 if anything was mended."),
    Option(("--exit-zero",), "flag", "Exit with 0 whatever is left."),
    Option(("--statistics",), "flag", "Print a table of what is left, by rule."),
    OUTPUT_FORMAT._replace(help=f"Report what is left: {OUTPUT_FORMAT.help}"),
    Option(("--quiet", "-q"), "flag", "Print no summary."),
    COLOR,
)


def fix_options(command: Command) -> Command:
    """Add the options of `fix` that are data."""
    return add_options(command, OPTIONS)


@click.command()
@path_arguments
@comparison_options
@change_options
@fix_options
def fix(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    force_exclude: bool,
    since: str | None,
    staged: bool,
    diff: bool,
    check: bool,
    unsafe_fixes: bool,
    fixable: tuple[str, ...],
    unfixable: tuple[str, ...],
    exit_non_zero_on_fix: bool,
    exit_zero: bool,
    statistics: bool,
    formats: tuple[str, ...],
    quiet: bool,
    color: str,
    **options: Any,
) -> None:
    """Mend lists in place, or print the mended text of standard input.

    With --since or --staged it mends only what is new, which is what `check` reports with the same
    option. `--adopt ending=stop` ends every description with a full stop; `awesomelint conventions`
    says what would change, and --diff shows it. Exits with 1 when errors remain that it cannot
    mend, and with --diff or --check when there is something to mend.
    """
    choices, rules = make_choices(**options), fixable_rules(fixable, unfixable)
    targets = [Target.read(text) for text in formats]
    from_stdin = reads_stdin(paths, stdin_filename)
    prints_text = diff or (from_stdin and not check)
    _refuse_two_outputs(targets, statistics=statistics, prints_text=prints_text)
    comparison = None
    if since is not None or staged:
        from awesomelint.cli.changes import find_compared_files, open_comparison

        comparison = open_comparison(since, staged)
        files, errors = find_compared_files(
            paths, stdin_filename, comparison, force_exclude=force_exclude
        )
    else:
        files, errors = find_files(paths, stdin_filename, force_exclude=force_exclude)
    writer = ChangeWriter(diff, check, from_stdin=from_stdin, color=wants_color(color))
    summary, read_errors = fix_files(
        files, choices, writer, comparison, unsafe=unsafe_fixes, rules=rules
    )
    errors += read_errors
    write_reports(targets, Display(color), summary)
    if statistics:
        write_text(rule_table(count_by_rule(summary.diagnostics)))
    for error in errors:
        report_error(error)
    if not quiet:
        if warning := no_lists_warning(paths, files):
            say(warning)
        click.echo(summary.text(writer), err=True, nl=False)
    if errors or writer.failed:
        raise click.exceptions.Exit(EXIT_INPUT)
    fails_by_change = bool(writer.changed) and (not writer.writes or exit_non_zero_on_fix)
    errors_remain = any(diagnostic.level == "error" for diagnostic in summary.diagnostics)
    if (fails_by_change or (writer.writes and errors_remain)) and not exit_zero:
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)


def _refuse_two_outputs(targets: Sequence[Target], *, statistics: bool, prints_text: bool) -> None:
    """Raise click's error where a report would be mixed with a text on standard output."""
    if prints_text and (statistics or any(target.file is None for target in targets)):
        message = "a diff or text goes to standard output: write the report to a file, FORMAT:FILE"
        raise usage_error(message)


def fix_files(
    files: Sequence[SourceFile],
    choices: Choices,
    writer: ChangeWriter,
    comparison: Comparison | None = None,
    *,
    unsafe: bool,
    rules: frozenset[str] | None = None,
) -> tuple[Summary, list[AwesomelintError]]:
    """Fix the files and give each to `writer`; return a summary, and what could not be read.

    With a comparison, what is new is fixed, and nothing else. If `rules` are given, only their
    fixes are applied.
    """
    from awesomelint.errors import without_errors
    from awesomelint.run import project

    summary = Summary(frozenset(file.name for file in files), rules)
    errors: list[AwesomelintError] = []
    if comparison:
        from awesomelint.run.change import fix_change

        fixed = fix_change(files, choices, os.getcwd(), comparison, unsafe=unsafe, rules=rules)
    else:
        fixed = project.fix(files, choices, os.getcwd(), unsafe=unsafe, rules=rules)
    for fixed_list in without_errors(progress(fixed, len(files), "Fixing"), errors):
        for fixed_file in fixed_list.files:
            summary.add(fixed_file, writer)
        summary.diagnostics += fixed_list.diagnostics
        summary.sources |= {source.path: source for source in fixed_list.sources}
        summary.entries |= fixed_list.entries
    return summary, errors


class Summary:
    """What a run fixed, by rule, and what remains and why.

    `requested` has the names of the files to fix, and `rules` the rules whose fixes were applied,
    None for all. `diagnostics` remain in the files of `sources`, which are by path; `entries` has
    the number of entries of each file.
    """

    def __init__(self, requested: frozenset[str], rules: frozenset[str] | None) -> None:
        self.requested, self.rules = requested, rules
        self.fixes: Counter[str] = Counter()
        self.refused: list[RefusedFix] = []
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.entries: dict[str, int] = {}

    def add(self, fixed: FixedFile, writer: ChangeWriter) -> None:
        """Write a file or print it, and count what was fixed in it."""
        if writer.write_or_print(fixed.file, fixed.before, fixed.result.source.text):
            self.fixes += fixed.result.fix_counts
        self.refused += fixed.result.refused_fixes

    def text(self, writer: ChangeWriter) -> str:
        """Return the summary, a line for each rule."""
        lines = [*self.fixed_lines(writer)]
        counts = Counter(
            (diagnostic.rule, self._why_it_remains(diagnostic)) for diagnostic in self.diagnostics
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
        if self.rules is not None and diagnostic.rule not in self.rules:
            return "is not to be fixed"
        return "its fix was refused" if diagnostic.fix.safe else "needs --unsafe-fixes"
