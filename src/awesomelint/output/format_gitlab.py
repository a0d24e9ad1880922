"""The format `gitlab`: GitLab's report on code quality, which a merge request shows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import json_text, shortened, terminal
from awesomelint.output.report import Report

_SEVERITIES = {"error": "major", "warning": "minor"}
# Code points of a description, which GitLab shows on one line. A message quotes what a list has.
_LONGEST_DESCRIPTION = 1000


def gitlab(report: Report) -> str:
    """Return an array with an object for each occurrence.

    GitLab stops at the first object that it cannot use, and takes two with one fingerprint for the
    same. The order is that of the report.
    """
    records = [*_records(report)]
    return json_text(json.dumps(records, indent=2, ensure_ascii=False)) + "\n"


def _records(report: Report) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for diagnostic in report.occurrences():
        path, span = diagnostic.path, diagnostic.span
        first, last = report.position(path, span.start), report.position(path, span.end)
        identity = _identity(report, diagnostic)
        seen[identity] += 1
        yield {
            "description": shortened(terminal(diagnostic.message), _LONGEST_DESCRIPTION),
            "check_name": diagnostic.rule,
            "fingerprint": _fingerprint(f"{identity}\0{seen[identity]}"),
            "severity": _SEVERITIES[str(diagnostic.level)],
            "location": {"path": path, "lines": {"begin": first.line, "end": last.line}},
        }


def _identity(report: Report, diagnostic: Diagnostic) -> str:
    """Return what a finding keeps while other lines change: its rule, its file, its line's text."""
    source = report.sources.get(diagnostic.path)
    line, _ = report.position(diagnostic.path, diagnostic.span.start)
    return "\0".join([diagnostic.rule, diagnostic.path, source.line(line) if source else ""])


def _fingerprint(identity: str) -> str:
    from hashlib import sha256

    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
