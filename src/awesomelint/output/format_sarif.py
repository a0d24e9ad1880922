"""The format `sarif`, version 2.1.0: for GitHub's code scanning, and for viewers of findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from awesomelint.changes.identity import fingerprint
from awesomelint.diagnostic import HOME, Diagnostic, Fix, Related, page_url
from awesomelint.output.escape import json_text, shortened, terminal, uri_path
from awesomelint.output.report import Report
from awesomelint.text import Span

Record = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub's limits. A file with more results is rejected as a whole.
_MOST_RESULTS = 25_000
_MOST_LOCATIONS = 100
_LONGEST_TEXT = 1024
# A fix may be many edits, such as those that sort a list, and each entry out of order has the same
# fix. More edits than these, a choice, are left to `awesomelint fix`: GitHub shows no fixes, and
# takes no file of more than 10 MB.
_MOST_EDITS = 20


def sarif(report: Report) -> str:
    """Return a log of one run, with a result for each occurrence: GitHub shows one location of it.

    Of more results than GitHub takes, errors come before warnings; a notification says how many are
    left out. Columns count code points.
    """
    occurrences = [*report.occurrences()]
    if left_out := max(len(occurrences) - _MOST_RESULTS, 0):
        occurrences.sort(key=lambda occurrence: occurrence.level != "error")
        del occurrences[_MOST_RESULTS:]
    rules = [*dict.fromkeys(occurrence.rule for occurrence in occurrences)]
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(left_out)],
        "results": [_result(report, occurrence, rules) for occurrence in occurrences],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(json.dumps(log, indent=1, ensure_ascii=False)) + "\n"


def _driver(rules: Sequence[str]) -> Record:
    from importlib.metadata import version

    return {
        "name": "awesomelint",
        "version": version("awesomelint"),
        "informationUri": HOME,
        "rules": [_rule(name) for name in rules],
    }


def _rule(name: str) -> Record:
    """Return a rule with its page, which GitHub shows beside a finding."""
    from awesomelint.disk import rule_pages
    from awesomelint.engine.registry import ALL_RULES

    page = rule_pages.page(name) if name in rule_pages.names() else f"# {name}\n\n{name}\n"
    summary = shortened(rule_pages.summary(page), _LONGEST_TEXT)
    level = next((rule.level for rule in ALL_RULES if rule.name == name), "warning")
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "helpUri": page_url(name),
        "defaultConfiguration": {
            "enabled": level != "off",
            "level": "warning" if level == "off" else level,
        },
    }


def _invocation(left_out: int) -> Record:
    if not left_out:
        return {"executionSuccessful": True}
    text = f"{left_out} further findings are left out: GitHub takes {_MOST_RESULTS} of a run."
    notification = {"level": "warning", "message": {"text": text}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _result(report: Report, diagnostic: Diagnostic, rules: Sequence[str]) -> Record:
    result: Record = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": str(diagnostic.level),
        "message": _message(diagnostic.message),
        "locations": [{"physicalLocation": _first_line(report, diagnostic)}],
        # GitHub reads no other name than this, and takes results with one value for the same.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint(diagnostic)},
    }
    if diagnostic.related:
        first = diagnostic.related[:_MOST_LOCATIONS]
        result["relatedLocations"] = [_related(report, related) for related in first]
    if diagnostic.fix and diagnostic.fix.safe and 0 < len(diagnostic.fix.edits) <= _MOST_EDITS:
        result["fixes"] = [_fix(report, diagnostic.path, diagnostic.fix)]
    return result


def _message(text: str) -> Record:
    r"""Return a message. SARIF reads `[text](target)` as a link, unless `]` is written as `\]`."""
    return {"text": shortened(terminal(text), _LONGEST_TEXT).replace("](", "\\](")}


def _first_line(report: Report, diagnostic: Diagnostic) -> Record:
    """Return where a finding is, on the first of its lines.

    GitHub annotates a pull request only if the pull request has all lines of a finding.
    """
    span, source = diagnostic.span, report.sources.get(diagnostic.path)
    if source:
        line = source.line_span(source.position(span.start).line)
        end = line.start + len(source.slice(line).rstrip("\r\n"))
        span = Span(span.start, max(span.start, min(span.end, end)))
    return _location(report, diagnostic.path, span)


def _related(report: Report, related: Related) -> Record:
    return {
        "message": _message(related.message),
        "physicalLocation": _location(report, related.path, related.span),
    }


def _fix(report: Report, path: str, fix: Fix) -> Record:
    from awesomelint.safety.edits import inserted_text  # most findings have no fix

    replacements = [
        {
            "deletedRegion": _region(report, path, edit.span),
            "insertedContent": {"text": inserted_text(edit)},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": _message(fix.message), "artifactChanges": [change]}


def _location(report: Report, path: str, span: Span) -> Record:
    return {"artifactLocation": _artifact(path), "region": _region(report, path, span)}


def _artifact(path: str) -> Record:
    """Return a file: GitHub takes a relative path to begin at the root of the repository."""
    uri = uri_path(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(report: Report, path: str, span: Span) -> Record:
    start, end = report.position(path, span.start), report.position(path, span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
