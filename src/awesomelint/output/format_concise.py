"""The format for editors and `grep`: one line an occurrence."""

from __future__ import annotations

import re

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import terminal
from awesomelint.output.report import Report
from awesomelint.text import Span

# GitHub's runner obeys a line that starts with `::`, and a file name may start with that.
_COMMAND = re.compile(r"[^\w./]*::")


def concise(report: Report) -> str:
    """Return a line for each occurrence: `path:line:column: level: message (rule)`.

    Those of one diagnostic stand together and have the same message.
    """
    return "".join(
        _line(report, diagnostic, occurrence.span)
        for diagnostic in report.diagnostics
        for occurrence in diagnostic.occurrences
    )


def _line(report: Report, diagnostic: Diagnostic, span: Span) -> str:
    path = diagnostic.path
    line, column = report.position(path, span.start)
    location = f"{'./' if _COMMAND.match(path) else ''}{path}:{line}:{column}"
    text = f"{location}: {diagnostic.level}: {diagnostic.message} ({diagnostic.rule})"
    return terminal(text) + "\n"
