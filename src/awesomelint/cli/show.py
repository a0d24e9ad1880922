"""`check --show-files` and `--show-settings`: what a check would read, and by which rules."""

from __future__ import annotations

import os
from collections.abc import Sequence

from awesomelint.cli.console import EXIT_INPUT, report_error, write_text
from awesomelint.config.choices import Choices
from awesomelint.disk.files import SourceFile
from awesomelint.disk.questions import Disk
from awesomelint.errors import AwesomelintError, without_errors
from awesomelint.output.escape import terminal
from awesomelint.output.settings_text import settings_text
from awesomelint.run.plan import settings_by_file


def show(
    files: Sequence[SourceFile],
    choices: Choices,
    errors: list[AwesomelintError],
    *,
    with_settings: bool,
) -> int:
    """Print the files that are not excluded, or what applies to them; return the exit code."""
    disk = Disk(os.getcwd(), files)
    found = [*without_errors(settings_by_file(files, choices, disk), errors)]
    if with_settings:
        write_text(settings_text(found))
    else:
        write_text("".join(f"{terminal(one.file.name)}\n" for one in found))
    for error in errors:
        report_error(error)
    return EXIT_INPUT if errors else 0
