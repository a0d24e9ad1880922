"""What `awesomelint check` does: report what departs from the house style. No click here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from awesomelint.cli.arguments import CONFIGURATION, STDIN_NAME, Option, read_plainly
from awesomelint.cli.console import EXIT_DIAGNOSTICS, EXIT_INPUT, counted, put, report_error, say
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import choices, find_files, usage_error, wants_color
from awesomelint.errors import without_errors
from awesomelint.run.check import ListFormat, check

if TYPE_CHECKING:
    from awesomelint.config.choices import Choices
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.disk.files import SourceFile
    from awesomelint.run.check import CheckedList
    from awesomelint.text import Source

# What stands between two lists, in the formats that show them one by one.
_BETWEEN = {"full": b"\n", "concise": b"", "jsonl": b"", "github": b""}
_FORMATS = ("full", "concise", "json", "jsonl", "github")

OPTIONS = (
    STDIN_NAME,
    *CONFIGURATION,
    Option(("--fix",), "flag", "Mend first what can be mended, as `fix` does."),
    Option(("--unsafe-fixes",), "flag", "With --fix: apply unsafe fixes too."),
    Option(("--strict",), "flag", "Let warnings fail the run too."),
    Option(("--exit-zero",), "flag", "Exit with 0 whatever is found."),
    Option(("--statistics",), "flag", "Print counts by rule, no diagnostics."),
    Option(("--quiet", "-q"), "flag", "Print diagnostics only, no summary."),
    Option(
        ("--output-format",),
        "values",
        f"One of {', '.join(_FORMATS)}, to standard output or to FILE; may be repeated.",
        metavar="FORMAT[:FILE]",
        key="formats",
    ),
    Option(
        ("--jobs", "-j"),
        "value",
        "Processes that read lists at once; auto takes as many as pay.",
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
    """Return the parameters of `check_lists`, or None where click has something to say."""
    options = read_plainly(arguments, OPTIONS)
    if options is None:
        return None
    fits = all(one.partition(":")[0] in _FORMATS for one in options["formats"])
    from_stdin = "-" in options["paths"] or options["stdin_filename"] is not None
    fits = fits and _is_jobs(options["jobs"])
    alone = not from_stdin or (options["paths"] in ((), ("-",)) and not options["fix"])
    return options if fits and alone and not (options["config"] and options["isolated"]) else None


class _Outcome:
    """What a run found, list by list; diagnostics only where they are not texts already."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.entries: dict[str, int] = {}
        self.outside: dict[str, tuple[str, int]] = {}
        self.errors = self.warnings = 0


def check_lists(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    fix: bool,
    unsafe_fixes: bool,
    strict: bool,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    formats: tuple[str, ...],
    color: str,
    no_cache: bool,
    jobs: str,
    **options: Any,
) -> int:
    """Check files, print what was found, and return the exit code."""
    targets = [_target(one) for one in formats or ("full",)]
    list_format = None if statistics else _format(targets, color)
    chosen, processes = choices(**options), _jobs(jobs)
    files, errors = find_files(paths, stdin_filename)
    if fix and not _mend(files, chosen, unsafe=unsafe_fixes, quiet=quiet):
        return EXIT_INPUT
    lists = check(
        files, chosen, os.getcwd(), list_format=list_format, use_cache=not no_cache, jobs=processes
    )
    steps = progress(lists, len(files), "Checking")
    outcome = _gather(without_errors(steps, errors))
    if statistics:
        _put(_statistics(outcome).encode("utf-8", "backslashreplace"), None)
    elif list_format:
        _put(_BETWEEN[targets[0][0]].join(outcome.texts), targets[0][1])
    else:
        for name, file in targets:
            _put(_text(name, outcome.diagnostics, outcome.sources.values(), color, file), file)
    for error in errors:
        report_error(error)
    if not quiet:
        _summarise(outcome)
    if errors:
        return EXIT_INPUT
    fails = outcome.errors or (strict and outcome.warnings)
    return EXIT_DIAGNOSTICS if fails and not exit_zero else 0


def _target(given: str) -> tuple[str, str | None]:
    """Read `FORMAT[:FILE]`."""
    name, _, file = given.partition(":")
    if name not in _FORMATS:
        raise usage_error(f"unknown format {name!r}; formats are {', '.join(_FORMATS)}")
    return name, file or None


def _mend(files: Sequence[SourceFile], chosen: Choices, *, unsafe: bool, quiet: bool) -> bool:
    """Mend files before they are checked; return whether all of them could be written.

    What cannot be read is left for the check to report.
    """
    from awesomelint.cli.changed_files import Changes
    from awesomelint.cli.fix import mend

    if any(file.text is not None for file in files):
        raise usage_error("--fix writes files; `awesomelint fix -` mends standard input")
    changes = Changes(diff=False, check=False)
    summary, _ = mend(files, chosen, changes, unsafe=unsafe)
    if not quiet:
        for line in summary.mended(changes):
            say(line)
    return not changes.failed


def _jobs(given: str) -> int | None:
    """Return how many processes were asked for; None for as many as pay."""
    if not _is_jobs(given):
        raise usage_error(f"--jobs is a number of processes or auto, not {given!r}")
    return None if given == "auto" else int(given)


def _is_jobs(given: str) -> bool:
    return given == "auto" or (given.isascii() and given.isdigit() and int(given) > 0)


def _format(targets: Sequence[tuple[str, str | None]], color: str) -> ListFormat | None:
    """Return the format in which lists are printed one by one, if that is all that is asked for."""
    (name, file), *more = targets
    if more or name not in _BETWEEN:
        return None
    key = f"{name} {_width()} {wants_color(color) and file is None}" if name == "full" else name
    return ListFormat(key, lambda found, sources: _text(name, found, sources, color, file))


def _gather(lists: Iterable[CheckedList]) -> _Outcome:
    outcome = _Outcome()
    for checked in lists:
        outcome.entries |= checked.entries
        outcome.outside |= checked.stray_links
        outcome.errors += checked.error_count
        outcome.warnings += checked.warning_count
        if checked.text:
            outcome.texts.append(checked.text)
        elif checked.diagnostics:
            outcome.diagnostics += checked.diagnostics
            outcome.sources |= {source.path: source for source in checked.sources}
    return outcome


def _text(
    name: str, found: Iterable[Diagnostic], sources: Iterable[Source], color: str, file: str | None
) -> bytes:
    """Return diagnostics in the format `name`."""
    from awesomelint.output import FORMATS
    from awesomelint.output.report import Report

    named = {source.path: source for source in sources}
    colored = wants_color(color) and file is None
    report = Report(tuple(found), named, colored, _width())
    return FORMATS[name].render(report).encode("utf-8", "backslashreplace")


def _width() -> int:
    """Return the columns of the terminal, as `shutil` finds them; its import takes as long."""
    with suppress(ValueError):
        if (given := int(os.environ.get("COLUMNS", ""))) > 0:
            return given
    with suppress(ValueError, OSError):
        stream = sys.__stdout__
        if stream and (columns := os.get_terminal_size(stream.fileno()).columns) > 0:
            return columns
    return 100


def _put(text: bytes, file: str | None) -> None:
    if file is None:
        put(text)
        return
    from awesomelint.errors import ReadError

    try:
        with open(file, "wb") as opened:
            opened.write(text)
    except OSError as error:
        raise ReadError(file, f"cannot be written: {error.strerror}") from error


def _statistics(outcome: _Outcome) -> str:
    from awesomelint.output.statistics import statistics

    entries = counted(sum(outcome.entries.values()), "entry", "entries")
    lines = [f"{entries} read in {counted(len(outcome.entries), 'file')}\n"]
    for name, count in outcome.entries.items():
        if not count or name in outcome.outside:
            read = counted(count, "entry", "entries")
            lines.append(f"{name}: {read} read{_elsewhere(outcome.outside.get(name))}\n")
    return "".join(lines) + statistics(outcome.diagnostics)


def _summarise(outcome: _Outcome) -> None:
    """Print what the run came to, on standard error."""
    files = counted(len(outcome.entries), "file")
    entries = counted(sum(outcome.entries.values()), "entry", "entries")
    found = f"{counted(outcome.errors, 'error')} and {counted(outcome.warnings, 'warning')}"
    any_found = outcome.errors or outcome.warnings
    say(f"{found if any_found else 'No faults'} in {entries} of {files}")
    for note in _notes(outcome):
        say(f"note: {note}")


def _elsewhere(outside: tuple[str, int] | None) -> str:
    if outside is None:
        return ""
    container, links = outside
    return f"; {counted(links, 'link')} in {container}"


def _notes(outcome: _Outcome) -> Iterator[str]:
    """Yield what was left alone: one note for the files without entries, by where links stand."""
    empty: dict[str, list[str]] = {}
    for name, count in outcome.entries.items():
        container, links = outcome.outside.get(name, ("", 0))
        if not count:
            empty.setdefault(container, []).append(name)
        elif container:
            yield f"{_named([name])}: {counted(links, 'link')} in {container} left alone"
    for container, names in sorted(empty.items()):
        whose = "its" if len(names) == 1 else "their"
        where = f": {whose} links stand in {container}" if container else ""
        yield f"no entries in {_named(names)}{where}"


def _named(names: Sequence[str]) -> str:
    from awesomelint.output.escape import terminal

    shown = ", ".join(terminal(name) for name in names[:5])
    return shown + (f" and {len(names) - 5} more" if len(names) > 5 else "")
