"""`awesomelint format`: lay whole files out, through mdformat."""

from __future__ import annotations

import os

import click

from awesomelint.cli.changed_files import Changes, change_options
from awesomelint.cli.console import EXIT_DIAGNOSTICS, EXIT_INPUT, report_error
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import (
    choices,
    find,
    path_arguments,
    reading_options,
    reads_stdin,
)


@click.command("format")
@path_arguments
@reading_options
@change_options
@click.option("--quiet", "-q", is_flag=True, help="Print no summary.")
def format_(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    config: str | None,
    isolated: bool,
    diff: bool,
    check: bool,
    quiet: bool,
) -> None:
    """Lay out lists in place, or print standard input laid out.

    White space, indents, blank lines and table borders change; what GitHub shows stays the same.
    Exits with 1 with --diff or --check when there is something to change.
    """
    from awesomelint.run.project import Project

    project = Project(choices((), (), None, config, isolated, None), os.getcwd())
    found = find(project, paths, stdin_filename)
    changes = Changes(diff, check, from_stdin=reads_stdin(paths, stdin_filename))
    for one, before, after in progress(project.lay_out(found), len(found), "Formatting"):
        changes.add(one, before, after)
    for error in project.errors:
        report_error(error)
    if not quiet:
        click.echo(changes.summary, err=True)
    if project.errors or changes.failed:
        raise click.exceptions.Exit(EXIT_INPUT)
    if changes.changed and not changes.writes:
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)
