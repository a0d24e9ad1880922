"""`awesomelint conventions`: the style that each file has."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import EXIT_INPUT, report_error, write_text
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import (
    configuration_file_options,
    find_files,
    make_choices,
    path_arguments,
)


@click.command()
@path_arguments
@configuration_file_options
@click.option(
    "--output-format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
def conventions(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    config: str | None,
    isolated: bool,
    output_format: str,
) -> None:
    """Print the conventions that lists have, each with its evidence. The rules go by them."""
    from awesomelint.disk.questions import Disk
    from awesomelint.engine.rule_conventions import conventions_of
    from awesomelint.errors import without_errors
    from awesomelint.output.conventions_report import conventions_json, conventions_text
    from awesomelint.run.project import read_lists

    choices = make_choices(config=config, isolated=isolated)
    files, errors = find_files(paths, stdin_filename)
    names = {file.name for file in files}
    lists = progress(read_lists(files, choices, Disk(os.getcwd(), files)), len(files), "Reading")
    conventions_of_files = [
        file
        for members in without_errors(lists, errors)
        for file in conventions_of([configured.document for configured in members])
        if file.document.source.path in names
    ]
    if output_format == "json":
        write_text(conventions_json(conventions_of_files))
    else:
        write_text("\n".join(map(conventions_text, conventions_of_files)))
    for error in errors:
        report_error(error)
    if errors:
        raise click.exceptions.Exit(EXIT_INPUT)
