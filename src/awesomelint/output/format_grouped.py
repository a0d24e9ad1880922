"""The format `grouped`: the name of a file, and below it a line for each occurrence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Diagnostic
from awesomelint.output.escape import line_start, terminal
from awesomelint.output.report import Report


def grouped(report: Report) -> str:
    """Return a block for each file: `line:column  level  message (rule)`, sorted by position.

    A blank line stands between two blocks.
    """
    files = report.occurrences_by_file()
    return "\n".join(_block(report, path, files[path]) for path in files if files[path])


def _block(report: Report, path: str, occurrences: Sequence[Diagnostic]) -> str:
    lines = [f"{line_start(path)}{terminal(path)}:", *_lines(report, path, occurrences)]
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report, path: str, occurrences: Sequence[Diagnostic]) -> Iterator[str]:
    positions = [report.position(path, occurrence.span.start) for occurrence in occurrences]
    cells = [f"{position.line}:{position.column}" for position in positions]
    width = max(map(len, cells))
    for cell, occurrence in zip(cells, occurrences, strict=True):
        message = f"{terminal(occurrence.message)} ({terminal(occurrence.rule)})"
        yield f"  {cell:>{width}}  {occurrence.level!s:<7}  {message}"
