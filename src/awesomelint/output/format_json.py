"""The formats for programs: `json`, one JSON document, and `jsonl`, a line of JSON for each."""

from __future__ import annotations

import json
from typing import Any

from awesomelint.changes.identity import fingerprint
from awesomelint.diagnostic import Diagnostic, Fix, Related, page_url
from awesomelint.output.escape import json_text
from awesomelint.output.report import Report, location
from awesomelint.text import Span

# 2: `occurrences`; `related` is no longer where else the same fault stands.
_VERSION = 2


def json_document(report: Report) -> str:
    """Return one document, `{"version": 2, "diagnostics": [...]}`.

    Its schema is `docs/check.schema.json`.
    """
    records = [_record(report, diagnostic) for diagnostic in report.diagnostics]
    document = {"version": _VERSION, "diagnostics": records}
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def json_lines(report: Report) -> str:
    """Return a line for each diagnostic: the object that `json_document` has for it."""
    records = (_record(report, diagnostic) for diagnostic in report.diagnostics)
    return "".join(json_text(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


def _record(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    # Many occurrences may have the same fix, such as the one that sorts their list.
    fixes = list(dict.fromkeys(one.fix for one in diagnostic.occurrences if one.fix))
    numbers = {fix: number for number, fix in enumerate(fixes)}
    return {
        **_location(report, diagnostic.path, diagnostic.span),
        "rule": diagnostic.rule,
        "url": page_url(diagnostic.rule),
        "level": diagnostic.level,
        "message": diagnostic.message,
        "fixable": _fixable(diagnostic.fix),
        "related": _related(report, diagnostic.related),
        "fixes": [_fix(report, diagnostic.path, fix) for fix in fixes],
        "occurrences": [
            {
                **_location(report, diagnostic.path, occurrence.span),
                "message": occurrence.message,
                "fingerprint": fingerprint(diagnostic, occurrence),
                "fix": numbers[occurrence.fix] if occurrence.fix else None,
                "related": _related(report, occurrence.related),
            }
            for occurrence in diagnostic.occurrences
        ],
    }


def _related(report: Report, related: tuple[Related, ...]) -> list[dict[str, Any]]:
    return [
        {**_location(report, other.path, other.span), "message": other.message} for other in related
    ]


def _fix(report: Report, path: str, fix: Fix) -> dict[str, Any]:
    from awesomelint.safety.edits import inserted_text  # most findings have no fix

    edits = [
        {**_location(report, path, edit.span), "text": inserted_text(edit)} for edit in fix.edits
    ]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def _location(report: Report, path: str, span: Span) -> dict[str, Any]:
    start, end = report.position(path, span.start), report.position(path, span.end)
    return {"path": path, **location(start, end, span)}


def _fixable(fix: Fix | None) -> str | None:
    if fix is None:
        return None
    return "safe" if fix.safe else "unsafe"
