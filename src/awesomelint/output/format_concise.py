"""The format for editors and `grep`: a line for each occurrence."""

from __future__ import annotations

import re

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import terminal
from awesomelint.output.report import Report

# GitHub's runner obeys a line that starts with `::`, and a file name may start with that.
_COMMAND = re.compile(r"[^\w./]*::")


def concise(report: Report) -> str:
    """Return a line for each occurrence: `path:line:column: level: message (rule)`."""
    return "".join(
        _line(report, occurrence)
        for diagnostic in report.diagnostics
        for occurrence in diagnostic.split()
    )


def _line(report: Report, diagnostic: Diagnostic) -> str:
    path = diagnostic.path
    line, column = report.position(path, diagnostic.span.start)
    location = f"{'./' if _COMMAND.match(path) else ''}{path}:{line}:{column}"
    text = f"{location}: {diagnostic.level}: {diagnostic.message} ({diagnostic.rule})"
    return terminal(text) + "\n"
