"""`awesomelint format`: lay whole files out, through mdformat."""

from __future__ import annotations

import os

import click

from awesomelint.cli.change_writer import ChangeWriter, change_options
from awesomelint.cli.console import EXIT_DIAGNOSTICS, EXIT_INPUT, report_error, say
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import (
    color_option,
    configuration_file_options,
    find_files,
    make_choices,
    no_lists_warning,
    path_arguments,
    reads_stdin,
    wants_color,
)


@click.command("format")
@path_arguments
@configuration_file_options
@change_options
@color_option
@click.option("--quiet", "-q", is_flag=True, help="Print no summary.")
def format_(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    config: str | None,
    isolated: bool,
    diff: bool,
    check: bool,
    force_exclude: bool,
    color: str,
    quiet: bool,
) -> None:
    """Lay out lists in place, or print standard input laid out.

    White space, indents, blank lines and table borders change; what GitHub shows stays the same.
    Exits with 1 with --diff or --check when there is something to change.
    """
    from awesomelint.errors import without_errors
    from awesomelint.run.project import lay_out

    choices = make_choices(config=config, isolated=isolated)
    files, errors = find_files(paths, stdin_filename, force_exclude=force_exclude)
    writer = ChangeWriter(diff, check, from_stdin=reads_stdin(paths, stdin_filename))
    writer.color = wants_color(color)
    layouts = progress(lay_out(files, choices, os.getcwd()), len(files), "Formatting")
    for file, before, after in without_errors(layouts, errors):
        writer.write_or_print(file, before, after)
    for error in errors:
        report_error(error)
    if not quiet:
        if warning := no_lists_warning(paths, files):
            say(warning)
        click.echo(writer.summary, err=True)
    if errors or writer.failed:
        raise click.exceptions.Exit(EXIT_INPUT)
    if writer.changed and not writer.writes:
        raise click.exceptions.Exit(EXIT_DIAGNOSTICS)
