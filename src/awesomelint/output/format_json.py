"""The formats for programs: `json`, one JSON document, and `jsonl`, a line of JSON for each."""

from __future__ import annotations

import json
from typing import Any

from awesomelint.diagnostic import Diagnostic, Fix
from awesomelint.output.escape import json_text
from awesomelint.output.report import Report, location
from awesomelint.text import Span


def json_document(report: Report) -> str:
    """Return one document, `{"version": 1, "diagnostics": [...]}`."""
    records = [_record(report, diagnostic) for diagnostic in report.diagnostics]
    document = {"version": 1, "diagnostics": records}
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def json_lines(report: Report) -> str:
    """Return a line for each diagnostic: the object that `json_document` has for it."""
    records = (_record(report, diagnostic) for diagnostic in report.diagnostics)
    return "".join(json_text(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


def _record(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        **_location(report, diagnostic.path, diagnostic.span),
        "rule": diagnostic.rule,
        "level": diagnostic.level,
        "message": diagnostic.message,
        "fixable": _fixable(diagnostic.fix),
        "related": [
            {**_location(report, related.path, related.span), "message": related.message}
            for related in diagnostic.related
        ],
    }


def _location(report: Report, path: str, span: Span) -> dict[str, Any]:
    start, end = report.position(path, span.start), report.position(path, span.end)
    return {"path": path, **location(start, end, span)}


def _fixable(fix: Fix | None) -> str | None:
    if fix is None:
        return None
    return "safe" if fix.safe else "unsafe"
