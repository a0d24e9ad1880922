"""The format `checkstyle`, XML that Jenkins, reviewdog and others read."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import terminal, xml_text
from awesomelint.output.report import Report


def checkstyle(report: Report) -> str:
    """Return a document with an element for each file, and in it one for each occurrence."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    # Readers ask for a version of Checkstyle; the form of its reports has not changed since.
    yield '<checkstyle version="4.3">'
    for path, occurrences in report.occurrences_by_file().items():
        yield f'  <file name="{xml_text(path)}">'
        yield from (f"    {_error(report, occurrence)}" for occurrence in occurrences)
        yield "  </file>"
    yield "</checkstyle>"


def _error(report: Report, diagnostic: Diagnostic) -> str:
    line, column = report.position(diagnostic.path, diagnostic.span.start)
    message = xml_text(terminal(diagnostic.message))
    source = xml_text(f"awesomelint.{diagnostic.rule}")
    return (
        f'<error line="{line}" column="{column}" severity="{diagnostic.level}" '
        f'message="{message}" source="{source}"/>'
    )
