"""`awesomelint check`: report what departs from the house style."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesomelint.cli.choices import (
    choices,
    configuration_options,
    find,
    path_arguments,
    wants_color,
)
from awesomelint.cli.main import EXIT_DIAGNOSTICS, EXIT_INPUT, report_error
from awesomelint.cli.progress import progress
from awesomelint.cli.words import counted

if TYPE_CHECKING:
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.discovery import Found
    from awesomelint.markdown.containers import Outside
    from awesomelint.output.report import Report
    from awesomelint.project import Project
    from awesomelint.text import Source

_FORMATS = ("full", "concise", "json", "jsonl", "github")


@dataclass(slots=True)
class _Outcome:
    """What a run found, list by list."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)
    outside: dict[str, Outside] = field(default_factory=dict)


@click.command()
@path_arguments
@configuration_options
@click.option("--fix", is_flag=True, help="Mend first what can be mended, as `fix` does.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: apply unsafe fixes too.")
@click.option("--strict", is_flag=True, help="Let warnings fail the run too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Print counts by rule, no diagnostics.")
@click.option("--quiet", "-q", is_flag=True, help="Print diagnostics only, no summary.")
@click.option(
    "--output-format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"One of {', '.join(_FORMATS)}, to standard output or to FILE; may be repeated.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the output; auto obeys NO_COLOR and FORCE_COLOR.",
)
def check(
    paths: tuple[str, ...],
    stdin_filename: str,
    fix: bool,
    unsafe_fixes: bool,
    strict: bool,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    formats: tuple[str, ...],
    color: str,
    **options: Any,
) -> None:
    """Check lists: files, folders (the Markdown below them), or `-` for standard input."""
    targets = [_target(one) for one in formats or ("full",)]
    project, found = _project(paths, stdin_filename, options)
    if fix:
        _mend(project, found, unsafe=unsafe_fixes, quiet=quiet)
    outcome = _run(project, found)
    if statistics:
        click.echo(_statistics(outcome), nl=False)
    else:
        for name, file in targets:
            _write(outcome, name, file, wants_color(color))
    for error in project.errors:
        report_error(error)
    if not quiet:
        _summarise(outcome)
    if project.errors:
        raise click.exceptions.Exit(EXIT_INPUT)
    failing = {"error", "warning"} if strict else {"error"}
    if not exit_zero and any(one.level in failing for one in outcome.diagnostics):
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)


def _target(given: str) -> tuple[str, Path | None]:
    """Read `FORMAT[:FILE]`."""
    name, _, file = given.partition(":")
    if name not in _FORMATS:
        raise click.UsageError(f"unknown format {name!r}; formats are {', '.join(_FORMATS)}")
    return name, Path(file) if file else None


def _project(
    paths: Sequence[str], stdin_filename: str, options: Any
) -> tuple[Project, tuple[Found, ...]]:
    from awesomelint.project import Project

    project = Project(choices(**options), Path.cwd())
    return project, find(project, paths, stdin_filename)


def _mend(project: Project, found: Sequence[Found], *, unsafe: bool, quiet: bool) -> None:
    from awesomelint.cli.changes import Changes
    from awesomelint.cli.fix import mend

    if any(one.name in project.given for one in found):
        raise click.UsageError("--fix writes files; `awesomelint fix -` mends standard input")
    changes = Changes(diff=False, check=False)
    summary = mend(project, found, changes, unsafe=unsafe)
    if not quiet:
        click.echo("".join(f"{line}\n" for line in summary.mended(changes)), err=True, nl=False)
    if changes.failed:
        raise click.exceptions.Exit(EXIT_INPUT)


def _run(project: Project, found: Sequence[Found]) -> _Outcome:
    outcome = _Outcome()
    for checked in progress(project.check(found), len(found), "Checking"):
        outcome.diagnostics += checked.diagnostics
        outcome.entries |= checked.entries
        outcome.outside |= checked.outside
        if checked.diagnostics:
            outcome.sources |= {source.path: source for source in checked.sources}
    return outcome


def _write(outcome: _Outcome, name: str, file: Path | None, color: bool) -> None:
    from awesomelint.errors import ReadError
    from awesomelint.output import FORMATS

    text = FORMATS[name](_report(outcome, color=color and file is None))
    if file is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
        return
    try:
        file.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise ReadError(str(file), f"cannot be written: {error.strerror}") from error


def _report(outcome: _Outcome, *, color: bool) -> Report:
    from awesomelint.output.report import Report

    width = shutil.get_terminal_size((100, 24)).columns
    return Report(tuple(outcome.diagnostics), outcome.sources, color, width)


def _statistics(outcome: _Outcome) -> str:
    from awesomelint.output import statistics

    entries = counted(sum(outcome.entries.values()), "entry", "entries")
    lines = [f"{entries} read in {counted(len(outcome.entries), 'file')}\n"]
    for name, count in outcome.entries.items():
        if not count or name in outcome.outside:
            read = counted(count, "entry", "entries")
            lines.append(f"{name}: {read} read{_elsewhere(outcome.outside.get(name))}\n")
    return "".join(lines) + statistics(_report(outcome, color=False))


def _summarise(outcome: _Outcome) -> None:
    """Print what the run came to, on standard error."""
    levels = [diagnostic.level for diagnostic in outcome.diagnostics]
    errors, warnings = levels.count("error"), levels.count("warning")
    files = counted(len(outcome.entries), "file")
    entries = counted(sum(outcome.entries.values()), "entry", "entries")
    found = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
    click.echo(f"{found if levels else 'No faults'} in {entries} of {files}", err=True)
    for note in _notes(outcome):
        click.echo(f"note: {note}", err=True)


def _elsewhere(outside: Outside | None) -> str:
    if outside is None:
        return ""
    return f"; {counted(outside.links, 'link')} in {outside.container}"


def _notes(outcome: _Outcome) -> Iterator[str]:
    """Yield what was left alone: one note for the files without entries, by where links stand."""
    empty: dict[str, list[str]] = {}
    for name, count in outcome.entries.items():
        outside = outcome.outside.get(name)
        if not count:
            empty.setdefault(outside.container if outside else "", []).append(name)
        elif outside:
            links = counted(outside.links, "link")
            yield f"{_named([name])}: {links} in {outside.container} left alone"
    for container, names in sorted(empty.items()):
        whose = "its" if len(names) == 1 else "their"
        where = f": {whose} links stand in {container}" if container else ""
        yield f"no entries in {_named(names)}{where}"


def _named(names: Sequence[str]) -> str:
    from awesomelint.output.escape import terminal

    shown = ", ".join(terminal(name) for name in names[:5])
    return shown + (f" and {len(names) - 5} more" if len(names) > 5 else "")
