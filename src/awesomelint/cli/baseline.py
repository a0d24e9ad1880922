"""`awesomelint baseline`: write down the findings there are, so that `check` leaves them out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from awesomelint.cli.check_results import gather
from awesomelint.cli.console import EXIT_INPUT, counted, report_error
from awesomelint.cli.known_findings import KnownFindings
from awesomelint.cli.progress import progress
from awesomelint.cli.shared_options import configuration_options, find_files, make_choices
from awesomelint.disk.config_files import baseline_path
from awesomelint.errors import AwesomelintError, without_errors


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@configuration_options
@click.option("--prune", is_flag=True, help="Remove findings that are gone; add none.")
def baseline(paths: tuple[str, ...], prune: bool, **options: Any) -> None:
    """Write the findings there are to awesomelint-baseline.json, at the root of the repository.

    From then on `check` reports only what is not in that file, and says what of it is gone. `fix`
    mends what is in it as well. With PATHS, what the file has about other files stays.
    """
    from awesomelint.run.check import check

    choices = make_choices(**options)
    cwd = os.getcwd()
    known = KnownFindings(baseline_path(cwd), choices)
    if prune and not known.source.text:
        raise AwesomelintError(known.name, "there is no baseline", "write it without --prune")
    files, errors = find_files(paths, None)
    results = gather(without_errors(progress(check(files, choices, cwd), len(files), ""), errors))
    for error in errors:
        report_error(error)
    if errors:
        raise click.exceptions.Exit(EXIT_INPUT)
    gone = len(known.gone(results))
    text, count = known.without_gone(results) if prune else known.with_findings(results)
    _write(known, text)
    removed = f", {gone} removed" if gone else ""
    click.echo(f"{known.name}: {counted(count, 'finding')}{removed}", err=True)


def _write(known: KnownFindings, text: str) -> None:
    from awesomelint.disk.git import repository_root
    from awesomelint.disk.writer import create, write

    path, before = Path(known.path), known.source.text
    if not before:
        create(path, known.name, text.encode())
    elif text != before:
        root = repository_root(path.parent) or path.parent
        write(path, known.name, before.encode(), text.encode(), root=root)
