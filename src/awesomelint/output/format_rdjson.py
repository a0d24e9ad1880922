"""The format `rdjson`: reviewdog's, which comments on a pull request and suggests what to write."""

from __future__ import annotations

import json
from typing import Any

from awesomelint.diagnostic import HOME, Diagnostic, Fix, page_url
from awesomelint.output.escape import json_text, terminal
from awesomelint.output.report import Report
from awesomelint.text import Span

Record = dict[str, Any]


def rdjson(report: Report) -> str:
    """Return one document with a diagnostic for each occurrence.

    A column counts bytes of UTF-8, as the format asks.
    """
    document = {
        "source": {"name": "awesomelint", "url": HOME},
        "diagnostics": [_record(report, occurrence) for occurrence in report.occurrences()],
    }
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _record(report: Report, diagnostic: Diagnostic) -> Record:
    record: Record = {
        "message": terminal(diagnostic.message),
        "location": _location(report, diagnostic.path, diagnostic.span),
        "severity": str(diagnostic.level).upper(),
        "code": {"value": diagnostic.rule, "url": page_url(diagnostic.rule)},
    }
    if suggestions := _suggestions(report, diagnostic.path, diagnostic.fix):
        record["suggestions"] = suggestions
    if diagnostic.related:
        record["related_locations"] = [
            {
                "message": terminal(related.message),
                "location": _location(report, related.path, related.span),
            }
            for related in diagnostic.related
        ]
    return record


def _suggestions(report: Report, path: str, fix: Fix | None) -> list[Record]:
    """Return the one suggestion that makes a safe fix, if its edits are all on one line.

    Each suggestion is accepted by itself. Half a move would lose an entry, so edits further apart
    are no suggestion.
    """
    source = report.sources.get(path)
    if fix is None or not fix.safe or not fix.edits or source is None:
        return []
    span = Span(
        min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits)
    )
    if source.position(span.start).line != source.position(span.end).line:
        return []
    from awesomelint.safety.edits import apply  # most findings have no fix

    after = apply(source.text, [fix])
    text = after[span.start : len(after) - (len(source.text) - span.end)]
    return [{"range": _range(report, path, span), "text": text}]


def _location(report: Report, path: str, span: Span) -> Record:
    return {"path": path, "range": _range(report, path, span)}


def _range(report: Report, path: str, span: Span) -> Record:
    return {
        "start": _position(report, path, span.start),
        "end": _position(report, path, span.end),
    }


def _position(report: Report, path: str, offset: int) -> Record:
    line, column = report.position(path, offset)
    source = report.sources.get(path)
    before = source.slice(source.line_span(line))[: column - 1] if source else ""
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
