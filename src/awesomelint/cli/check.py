"""`awesomelint check`: report what departs from the style of a list.

click is not imported here: that takes longer than a run over unchanged files. The command as click
knows it is in `commands`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from awesomelint.cli.arguments import (
    CHANGE,
    COLOR,
    CONFIGURATION,
    FIXABLE,
    FORCE_EXCLUDE,
    OUTPUT_FORMAT,
    STDIN_NAME,
    Option,
    read_plainly,
)
from awesomelint.cli.check_results import (
    gather,
    statistics_text,
    summary_lines,
    unchecked_lines,
)
from awesomelint.cli.console import (
    EXIT_DIAGNOSTICS,
    EXIT_INPUT,
    report_error,
    say,
    write_text,
)
from awesomelint.cli.progress import progress
from awesomelint.cli.reports import Display, Target, list_format, write_joined, write_reports
from awesomelint.cli.shared_options import find_files, fixable_rules, make_choices, usage_error
from awesomelint.disk.config_files import baseline_path
from awesomelint.errors import without_errors
from awesomelint.output import FORMATS
from awesomelint.run.check import check

if TYPE_CHECKING:
    from awesomelint.cli.changes import ChangeCheck
    from awesomelint.cli.known_findings import KnownFindings
    from awesomelint.config.choices import Choices
    from awesomelint.disk.files import SourceFile
    from awesomelint.errors import AwesomelintError
    from awesomelint.run.comparison import Comparison

OPTIONS = (
    STDIN_NAME,
    FORCE_EXCLUDE,
    *CONFIGURATION,
    *CHANGE,
    Option(("--fix",), "flag", "First mend what can be mended, as `fix` does."),
    Option(("--unsafe-fixes",), "flag", "With --fix: apply unsafe fixes too."),
    *FIXABLE,
    Option(("--strict",), "flag", "Let warnings fail the run too."),
    Option(("--no-baseline",), "flag", "Report what is in the baseline, too."),
    Option(("--exit-zero",), "flag", "Exit with 0 whatever is found."),
    Option(("--statistics",), "flag", "Print counts by rule, no diagnostics."),
    Option(("--quiet", "-q"), "flag", "Print diagnostics only, no summary."),
    Option(("--all",), "flag", "Show every finding: full leaves out most of many that are alike."),
    OUTPUT_FORMAT,
    Option(
        ("--jobs", "-j"),
        "value",
        "How many processes read lists at once; auto chooses what is fastest.",
        metavar="N",
        default="auto",
    ),
    Option(("--no-cache",), "flag", "Read every file, keep nothing for the next run."),
    COLOR,
    Option(("--show-files",), "flag", "Name the files that would be checked, and stop."),
    Option(("--show-settings",), "flag", "Print the rules and options of each file, and stop."),
)


def read_arguments(arguments: Sequence[str]) -> dict[str, Any] | None:
    """Return the parameters of `check_lists`, or None if click has something to say."""
    options = read_plainly(arguments, OPTIONS)
    if options is None:
        return None
    formats_exist = all(text.partition(":")[0] in FORMATS for text in options["formats"])
    reads_stdin = "-" in options["paths"] or options["stdin_filename"] is not None
    stdin_is_alone = options["paths"] in ((), ("-",)) and not options["fix"]
    is_plain = (
        formats_exist
        and _is_jobs(options["jobs"])
        and (stdin_is_alone or not reads_stdin)
        and not (options["config"] and options["isolated"])
        and not (options["since"] and options["staged"])
    )
    return options if is_plain else None


def check_lists(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    force_exclude: bool,
    since: str | None,
    staged: bool,
    fix: bool,
    unsafe_fixes: bool,
    fixable: tuple[str, ...],
    unfixable: tuple[str, ...],
    strict: bool,
    no_baseline: bool,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    all: bool,  # noqa: A002 - the name of the option
    formats: tuple[str, ...],
    color: str,
    no_cache: bool,
    jobs: str,
    show_files: bool,
    show_settings: bool,
    **options: Any,
) -> int:
    """Check files, print the findings, and return the exit code."""
    targets = [Target.read(text) for text in formats or ("full",)]
    display = Display(color, show_all=all)
    choices, processes = make_choices(**options), _read_jobs(jobs)
    change = _change(since, staged, paths, stdin_filename, force_exclude)
    files, errors = (
        change.files_and_errors
        if change
        else find_files(paths, stdin_filename, force_exclude=force_exclude)
    )
    if show_files or show_settings:
        from awesomelint.cli.show import show

        return show(files, choices, errors, with_settings=show_settings)
    if fix:
        rules = fixable_rules(fixable, unfixable)
        comparison = change.comparison if change else None
        if not _fix_files(files, choices, comparison, unsafe_fixes, rules, quiet=quiet):
            return EXIT_INPUT
    baseline = None if change or no_baseline else _baseline(choices)
    is_whole = bool(statistics or change or baseline)
    format_of_lists = None if is_whole else list_format(targets, display)
    if change:
        results = change.check(choices)
    else:
        lists = check(
            files,
            choices,
            os.getcwd(),
            list_format=format_of_lists,
            use_cache=not no_cache,
            jobs=processes,
        )
        results = gather(without_errors(progress(lists, len(files), "Checking"), errors))
    if baseline:
        baseline.take_out(results)
    if statistics:
        write_text(statistics_text(results))
    elif format_of_lists:
        write_joined(results.texts, targets[0])
    else:
        write_reports(targets, display, results)
    # A hook names every file of a commit: then nothing to check is nothing unusual.
    is_usual = errors or force_exclude or change
    unchecked = () if is_usual else tuple(unchecked_lines(paths, files, results))
    judge = change or baseline
    summary_of = judge.summary_lines if judge else summary_lines
    summary = () if quiet else summary_of(results, is_sure=not errors and not unchecked)
    _say(errors, (*summary, *(unchecked if strict or not quiet else ())))
    if errors or (strict and unchecked):
        return EXIT_INPUT
    fails = results.total("error", "warning") if strict else results.total("error")
    return EXIT_DIAGNOSTICS if fails and not exit_zero else 0


def _baseline(choices: Choices) -> KnownFindings | None:
    """Return the baseline of the current folder; None if it has none, or none is to be asked."""
    if choices.isolated or not os.path.isfile(path := baseline_path(os.getcwd())):
        return None
    from awesomelint.cli.known_findings import KnownFindings

    return KnownFindings(path, choices)


def _change(
    since: str | None,
    staged: bool,
    paths: Sequence[str],
    stdin_filename: str | None,
    force_exclude: bool,
) -> ChangeCheck | None:
    """Return the check of what a change brings, if the options ask for that."""
    if since is None and not staged:
        return None
    from awesomelint.cli.changes import ChangeCheck

    return ChangeCheck(since, staged, paths, stdin_filename, force_exclude=force_exclude)


def _say(errors: Iterable[AwesomelintError], lines: Iterable[str]) -> None:
    """Print the errors in the input, then the summary, on standard error."""
    for error in errors:
        report_error(error)
    for line in lines:
        say(line)


def _fix_files(
    files: Sequence[SourceFile],
    choices: Choices,
    comparison: Comparison | None,
    unsafe: bool,
    rules: frozenset[str] | None,
    *,
    quiet: bool,
) -> bool:
    """Fix files before they are checked; return whether all of them could be written.

    A file that cannot be read is left out: the check reports it.
    """
    from awesomelint.cli.change_writer import ChangeWriter
    from awesomelint.cli.fix import fix_files

    if any(file.text is not None for file in files):
        raise usage_error("--fix writes files; `awesomelint fix -` mends standard input")
    writer = ChangeWriter(diff=False, check=False)
    summary, _ = fix_files(files, choices, writer, comparison, unsafe=unsafe, rules=rules)
    if not quiet:
        for line in summary.fixed_lines(writer):
            say(line)
    return not writer.failed


def _read_jobs(text: str) -> int | None:
    """Return the number of processes to use; None if that is left to the run."""
    if not _is_jobs(text):
        raise usage_error(f"--jobs is a number of processes or auto, not {text!r}")
    return None if text == "auto" else int(text)


def _is_jobs(text: str) -> bool:
    return text == "auto" or (text.isascii() and text.isdigit() and int(text) > 0)
