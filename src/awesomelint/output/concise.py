"""The format for editors and `grep`: one line a diagnostic."""

from __future__ import annotations

import re

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import terminal
from awesomelint.output.report import Report

# GitHub's runner obeys a line that starts with `::`, and so may a file name.
_COMMAND = re.compile(r"[^\w./]*::")


def concise(report: Report) -> str:
    """Return `path:line:column: level: message (rule)`, a line each."""
    return "".join(_line(report, diagnostic) for diagnostic in report.diagnostics)


def _line(report: Report, diagnostic: Diagnostic) -> str:
    path = diagnostic.path
    line, column = report.position(path, diagnostic.span.start)
    place = f"{'./' if _COMMAND.match(path) else ''}{path}:{line}:{column}"
    text = f"{place}: {diagnostic.level}: {diagnostic.message} ({diagnostic.rule})"
    return terminal(text) + "\n"
