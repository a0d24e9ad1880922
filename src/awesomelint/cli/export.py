"""`awesomelint export`: the entries of lists as data."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import EXIT_INPUT, report_error, write_text
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
    "--format",  # the name it had first
    "output_format",
    type=click.Choice(["json", "jsonl", "csv"]),
    default="json",
    show_default=True,
    help="The form of the output.",
)
def export(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    config: str | None,
    isolated: bool,
    output_format: str,
) -> None:
    """Print the entries of lists, with all their parts and positions."""
    from awesomelint.errors import without_errors
    from awesomelint.output.entry_records import EXPORTS
    from awesomelint.run.project import read_documents

    choices = make_choices(config=config, isolated=isolated)
    files, errors = find_files(paths, stdin_filename)
    documents = without_errors(read_documents(files, choices, os.getcwd()), errors)
    for text in EXPORTS[output_format](documents):
        write_text(text)
    for error in errors:
        report_error(error)
    if errors:
        raise click.exceptions.Exit(EXIT_INPUT)
