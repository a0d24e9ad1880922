"""The format `gitlab`: GitLab's report on code quality, which a merge request shows."""

from __future__ import annotations

import json
from typing import Any

from awesomelint.changes.identity import fingerprint
from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import json_text, shortened, terminal
from awesomelint.output.report import Report

_SEVERITIES = {"error": "major", "warning": "minor"}
# Code points of a description, which GitLab shows on one line. A message quotes what a list has.
_LONGEST_DESCRIPTION = 1000


def gitlab(report: Report) -> str:
    """Return an array with an object for each occurrence, in the order of the report."""
    records = [_record(report, occurrence) for occurrence in report.occurrences()]
    return json_text(json.dumps(records, indent=2, ensure_ascii=False)) + "\n"


def _record(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    """Return an object. GitLab stops at the first that it cannot use, and says nothing."""
    path, span = diagnostic.path, diagnostic.span
    first, last = report.position(path, span.start), report.position(path, span.end)
    return {
        "description": shortened(terminal(diagnostic.message), _LONGEST_DESCRIPTION),
        "check_name": diagnostic.rule,
        "fingerprint": fingerprint(diagnostic),
        "severity": _SEVERITIES[str(diagnostic.level)],
        "location": {"path": path, "lines": {"begin": first.line, "end": last.line}},
    }
