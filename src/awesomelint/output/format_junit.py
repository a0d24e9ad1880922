"""The format `junit`, XML that shows findings as the results of tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import terminal, xml_text
from awesomelint.output.report import Report

# Cases of a level: how many of a suite an attribute counts, and the element that a case has.
_ATTRIBUTES = {"error": "failures", "warning": "skipped"}
_ELEMENTS = {"error": "failure", "warning": "skipped"}


def junit(report: Report) -> str:
    """Return a document with a suite for each file, and in it a case for each occurrence.

    An error is a failure. A warning is a case that was skipped: it is shown, and fails no run. A
    file without findings has one case, which passed.
    """
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    files = report.occurrences_by_file()
    suites = [(path, occurrences, _counts(occurrences)) for path, occurrences in files.items()]
    totals = sum((counts for _, _, counts in suites), Counter[str]())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    # The schema knows no number of skipped cases for all suites together.
    yield f'<testsuites name="awesomelint" {_attributes(totals, "tests", "failures", "errors")}>'
    for path, occurrences, counts in suites:
        numbers = _attributes(counts, "tests", "failures", "errors", "skipped")
        yield f'  <testsuite name="{xml_text(path)}" {numbers}>'
        if not occurrences:
            yield f'    <testcase name="no findings" classname="{xml_text(path)}" time="0"/>'
        for occurrence in occurrences:
            yield from _case(report, occurrence)
        yield "  </testsuite>"
    yield "</testsuites>"


def _counts(occurrences: Sequence[Diagnostic]) -> Counter[str]:
    counts = Counter(_ATTRIBUTES[str(occurrence.level)] for occurrence in occurrences)
    counts["tests"] = max(len(occurrences), 1)
    return counts


def _attributes(counts: Counter[str], *names: str) -> str:
    return " ".join(f'{name}="{counts[name]}"' for name in names) + ' time="0"'


def _case(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    path, level = diagnostic.path, str(diagnostic.level)
    line, column = report.position(path, diagnostic.span.start)
    name = xml_text(f"{diagnostic.rule} at {line}:{column}")
    message = xml_text(terminal(diagnostic.message))
    text = xml_text(terminal(f"{path}:{line}:{column}: {level}: {diagnostic.message}"))
    element = _ELEMENTS[level]
    kind = f' type="{xml_text(diagnostic.rule)}"'
    yield f'    <testcase name="{name}" classname="{xml_text(path)}" time="0">'
    yield f'      <{element}{kind} message="{message}">{text}</{element}>'
    yield "    </testcase>"
