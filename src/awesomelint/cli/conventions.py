"""`awesomelint conventions`: the house style that each file has."""

from __future__ import annotations

import os

import click

from awesomelint.cli.console import EXIT_INPUT, out, report_error
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import choices, find, path_arguments, reading_options


@click.command()
@path_arguments
@reading_options
@click.option(
    "--output-format",
    "form",
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
    form: str,
) -> None:
    """Print the conventions that lists have, each with its evidence: what the rules go by."""
    from awesomelint.engine.evidence import houses
    from awesomelint.output.conventions_report import house_json, house_text
    from awesomelint.run.project import Project

    project = Project(choices((), (), None, config, isolated, None), os.getcwd())
    found = find(project, paths, stdin_filename)
    wanted = {one.name for one in found}
    learnt = [
        house
        for held in progress(project.hold(found), len(found), "Reading")
        for house in houses([one.document for one in held])
        if house.document.source.path in wanted
    ]
    text = house_json(learnt) if form == "json" else "\n".join(map(house_text, learnt))
    out(text)
    for error in project.errors:
        report_error(error)
    if project.errors:
        raise click.exceptions.Exit(EXIT_INPUT)
