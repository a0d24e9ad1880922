"""`awesomelint export`: the entries of lists as data."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import EXIT_INPUT, out, report_error
from awesomelint.cli.shared_options import choices, find_files, path_arguments, reading_options


@click.command()
@path_arguments
@reading_options
@click.option(
    "--format",
    "form",
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
    form: str,
) -> None:
    """Print the entries of lists, with all their parts and where these stand."""
    from awesomelint.errors import without_errors
    from awesomelint.output.entry_records import EXPORTS
    from awesomelint.run.project import read_documents

    chosen = choices((), (), None, config, isolated, None)
    files, errors = find_files(paths, stdin_filename)
    documents = without_errors(read_documents(files, chosen, os.getcwd()), errors)
    for piece in EXPORTS[form](documents):
        out(piece)
    for error in errors:
        report_error(error)
    if errors:
        raise click.exceptions.Exit(EXIT_INPUT)
