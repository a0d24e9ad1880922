"""The format for GitHub Actions: workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from itertools import chain

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import command_data, command_property
from awesomelint.output.report import Report


def github(report: Report) -> str:
    """Return a line with a workflow command for each occurrence.

    GitHub shows ten annotations of a level for a step. So the first occurrence of each diagnostic
    comes before the further ones of any.
    """
    split = [diagnostic.split() for diagnostic in report.diagnostics]
    first = (occurrences[0] for occurrences in split)
    further = (diagnostic for occurrences in split for diagnostic in occurrences[1:])
    return "".join(_command(report, diagnostic) for diagnostic in chain(first, further))


def _command(report: Report, diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    start = report.position(diagnostic.path, span.start)
    # GitHub's end is the last character. An empty span counts as the character behind it.
    end = report.position(diagnostic.path, max(span.end - 1, span.start))
    properties: dict[str, object] = {"file": diagnostic.path, "line": start.line}
    # GitHub takes columns only on a single line.
    if start.line == end.line:
        properties |= {"col": start.column, "endLine": end.line, "endColumn": end.column}
    else:
        properties |= {"endLine": end.line}
    properties["title"] = f"awesomelint ({diagnostic.rule})"
    values = ",".join(f"{key}={command_property(str(properties[key]))}" for key in properties)
    return f"::{diagnostic.level} {values}::{command_data(diagnostic.message)}\n"
