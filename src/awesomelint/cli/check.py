"""`awesomelint check`: report what departs from the style of a list.

click is not imported here: that takes longer than a run over unchanged files. The command as click
knows it is in `commands`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomelint.cli.arguments import CHANGE, CONFIGURATION, STDIN_NAME, Option, read_plainly
from awesomelint.cli.check_results import gather, statistics_text, summary_lines
from awesomelint.cli.console import (
    EXIT_DIAGNOSTICS,
    EXIT_INPUT,
    report_error,
    say,
    write_bytes,
)
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import find_files, make_choices, usage_error, wants_color
from awesomelint.disk.config_files import baseline_path
from awesomelint.errors import without_errors
from awesomelint.output import DEFAULT_COLUMNS, FORMATS
from awesomelint.run.check import ListFormat, check

if TYPE_CHECKING:
    from awesomelint.cli.known_findings import KnownFindings
    from awesomelint.config.choices import Choices
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.disk.files import SourceFile
    from awesomelint.errors import AwesomelintError
    from awesomelint.run.comparison import Comparison
    from awesomelint.text import Source

OPTIONS = (
    STDIN_NAME,
    *CONFIGURATION,
    *CHANGE,
    Option(("--fix",), "flag", "First mend what can be mended, as `fix` does."),
    Option(("--unsafe-fixes",), "flag", "With --fix: apply unsafe fixes too."),
    Option(("--strict",), "flag", "Let warnings fail the run too."),
    Option(("--no-baseline",), "flag", "Report what is in the baseline, too."),
    Option(("--exit-zero",), "flag", "Exit with 0 whatever is found."),
    Option(("--statistics",), "flag", "Print counts by rule, no diagnostics."),
    Option(("--quiet", "-q"), "flag", "Print diagnostics only, no summary."),
    Option(
        ("--output-format",),
        "values",
        f"One of {', '.join(FORMATS)}, to standard output or to FILE; may be repeated.",
        metavar="FORMAT[:FILE]",
        key="formats",
    ),
    Option(
        ("--jobs", "-j"),
        "value",
        "How many processes read lists at once; auto chooses what is fastest.",
        metavar="N",
        default="auto",
    ),
    Option(("--no-cache",), "flag", "Read every file, keep nothing for the next run."),
    Option(
        ("--color",),
        "value",
        "Colour the output; auto obeys NO_COLOR and FORCE_COLOR.",
        default="auto",
        among=("auto", "always", "never"),
    ),
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


class _Target(NamedTuple):
    """The name of a format, and the file to write it to; None is standard output."""

    format_name: str
    file: str | None


def check_lists(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    since: str | None,
    staged: bool,
    fix: bool,
    unsafe_fixes: bool,
    strict: bool,
    no_baseline: bool,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    formats: tuple[str, ...],
    color: str,
    no_cache: bool,
    jobs: str,
    **options: Any,
) -> int:
    """Check files, print the findings, and return the exit code."""
    targets = [_read_target(text) for text in formats or ("full",)]
    list_format = None if statistics else _list_format(targets, color)
    choices, processes = make_choices(**options), _read_jobs(jobs)
    if since is not None or staged:
        from awesomelint.cli.changes import ChangeCheck

        change = ChangeCheck(since, staged, paths, stdin_filename)
        if fix and not _fix_files(
            change.files, choices, change.comparison, unsafe=unsafe_fixes, quiet=quiet
        ):
            return EXIT_INPUT
        results, errors, list_format = change.check(choices), change.errors, None
        summary = change.summary_lines(results)
    else:
        files, errors = find_files(paths, stdin_filename)
        if fix and not _fix_files(files, choices, unsafe=unsafe_fixes, quiet=quiet):
            return EXIT_INPUT
        baseline = None if no_baseline or choices.isolated else _open_baseline(choices)
        list_format = None if baseline else list_format
        lists = check(
            files,
            choices,
            os.getcwd(),
            list_format=list_format,
            use_cache=not no_cache,
            jobs=processes,
        )
        results = gather(without_errors(progress(lists, len(files), "Checking"), errors))
        summary = baseline.take_out(results) if baseline else summary_lines(results)
    if statistics:
        _write(statistics_text(results).encode("utf-8", "backslashreplace"), None)
    elif list_format:
        _write(_join(targets[0], results.texts), targets[0].file)
    else:
        for target in targets:
            _write(_render(target, results.diagnostics, results.sources, color), target.file)
    _say(errors, () if quiet else summary)
    if errors:
        return EXIT_INPUT
    fails = results.error_count or (strict and results.warning_count)
    return EXIT_DIAGNOSTICS if fails and not exit_zero else 0


def _open_baseline(choices: Choices) -> KnownFindings | None:
    """Return the baseline of the current folder; None if it has none."""
    if not os.path.isfile(path := baseline_path(os.getcwd())):
        return None
    from awesomelint.cli.known_findings import KnownFindings

    return KnownFindings(path, choices)


def _say(errors: Iterable[AwesomelintError], summary: Iterable[str]) -> None:
    """Print the errors in the input, then the summary, on standard error."""
    for error in errors:
        report_error(error)
    for line in summary:
        say(line)


def _read_target(text: str) -> _Target:
    """Read `FORMAT[:FILE]`."""
    name, _, file = text.partition(":")
    if name not in FORMATS:
        raise usage_error(f"unknown format {name!r}; formats are {', '.join(FORMATS)}")
    return _Target(name, file or None)


def _fix_files(
    files: Sequence[SourceFile],
    choices: Choices,
    comparison: Comparison | None = None,
    *,
    unsafe: bool,
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
    summary, _ = fix_files(files, choices, writer, comparison, unsafe=unsafe)
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


def _list_format(targets: Sequence[_Target], color: str) -> ListFormat | None:
    """Return the format in which lists are printed one by one.

    Return None if the diagnostics of all lists are needed together: for several targets, and for a
    format that has no separator.
    """
    target, *others = targets
    output_format = FORMATS[target.format_name]
    if others or output_format.separator is None:
        return None
    key = target.format_name
    if output_format.fits_terminal:
        key += f" {_terminal_columns()} {_is_coloured(target, color)}"

    def render(diagnostics: tuple[Diagnostic, ...], sources: tuple[Source, ...]) -> bytes:
        return _render(target, diagnostics, {source.path: source for source in sources}, color)

    return ListFormat(key, render)


def _render(
    target: _Target, diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], color: str
) -> bytes:
    """Return diagnostics in the format of a target; `sources` are by path."""
    from awesomelint.output.report import Report

    is_coloured = _is_coloured(target, color)
    report = Report(tuple(diagnostics), sources, is_coloured, _terminal_columns())
    return FORMATS[target.format_name].render(report).encode("utf-8", "backslashreplace")


def _join(target: _Target, texts: Sequence[bytes]) -> bytes:
    """Return the texts of several lists, joined in the format of a target."""
    return (FORMATS[target.format_name].separator or "").encode().join(texts)


def _is_coloured(target: _Target, color: str) -> bool:
    return target.file is None and wants_color(color)


def _terminal_columns() -> int:
    """Return the width of the terminal as `shutil` determines it; to import that takes too long."""
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", ""))) > 0:
            return columns
    with suppress(ValueError, OSError):
        stream = sys.__stdout__
        if stream and (columns := os.get_terminal_size(stream.fileno()).columns) > 0:
            return columns
    return DEFAULT_COLUMNS


def _write(data: bytes, path: str | None) -> None:
    """Write bytes to a file, or to standard output where `path` is None."""
    if path is None:
        write_bytes(data)
        return
    from awesomelint.errors import ReadError

    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise ReadError(path, f"cannot be written: {error.strerror}") from error
