"""The format for editors and `grep`: a line for each occurrence."""

from __future__ import annotations

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import line_start, terminal
from awesomelint.output.report import Report


def concise(report: Report) -> str:
    """Return a line for each occurrence: `path:line:column: level: message (rule)`."""
    return "".join(_line(report, occurrence) for occurrence in report.occurrences())


def _line(report: Report, diagnostic: Diagnostic) -> str:
    path = diagnostic.path
    line, column = report.position(path, diagnostic.span.start)
    location = f"{line_start(path)}{path}:{line}:{column}"
    text = f"{location}: {diagnostic.level}: {diagnostic.message} ({diagnostic.rule})"
    return terminal(text) + "\n"
