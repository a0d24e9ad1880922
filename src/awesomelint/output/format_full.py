"""The format for people: each diagnostic with its source line, underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesomelint.diagnostic import Diagnostic, Fix, Occurrence
from awesomelint.output.escape import terminal
from awesomelint.output.report import Report
from awesomelint.output.snippet import snippet
from awesomelint.text import Span

# Occurrences that one diagnostic shows, and related spans that one occurrence shows. There may be
# hundreds of both. The other formats have them all. Occurrences that all say the same are known
# after three; where each says something else, a screen holds ten.
_MOST_ALIKE = 3
_MOST_DIFFERENT = 10
_MOST_RELATED = 3
# Parameters of ANSI's "select graphic rendition".
_STYLES = {"error": "1;31", "warning": "1;33", "path": "36", "gutter": "34"}


class _Mark(NamedTuple):
    """What stands under a span: one character for each of its columns, and a label behind them."""

    character: str
    style: str
    label: str = ""


def full(report: Report) -> str:
    """Return a block of lines for each diagnostic, with a blank line between two blocks.

    A source line is cut to the width of the report, but never to fewer columns than `LEAST_ROOM`.
    """
    blocks = ("\n".join(_block(report, diagnostic)) for diagnostic in report.diagnostics)
    return "\n\n".join(blocks) + "\n" if report.diagnostics else ""


def _block(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    level = str(diagnostic.level)
    margin = _margin(report, diagnostic)
    pad = " " * margin
    bar, equals, arrow = (_paint(report, mark, "gutter") for mark in ("|", "=", "-->"))
    message = terminal(diagnostic.message)
    yield f"{_paint(report, level, level)}: {message} ({terminal(diagnostic.rule)})"
    yield f"{pad}{arrow} {_location(report, diagnostic.path, diagnostic.span)}"
    if diagnostic.path in report.sources:
        yield f"{pad} {bar}"
    shown = _shown(diagnostic)
    fixes = {occurrence.fix and occurrence.fix.message for occurrence in diagnostic.occurrences}
    has_several_fixes = len(fixes) > 1
    for occurrence in shown:
        if diagnostic.path in report.sources:
            label = terminal(occurrence.message) if _differ(diagnostic) else ""
            mark = _Mark("^", level, label)
            yield from _excerpt(report, diagnostic.path, occurrence.span, margin, mark)
        yield from _related(report, occurrence, margin, with_lines=diagnostic.count == 1)
        if has_several_fixes and occurrence.fix:
            yield f"{pad} {equals} fix: {_fix(occurrence.fix)}"
    if more := diagnostic.count - len(shown):
        yield f"{pad} {equals} … and {more} more"
    if diagnostic.fix and not has_several_fixes:
        yield f"{pad} {equals} fix: {_fix(diagnostic.fix)}"


def _differ(diagnostic: Diagnostic) -> bool:
    """Whether the occurrences say different things, so that each message is shown."""
    return len({occurrence.message for occurrence in diagnostic.occurrences}) > 1


def _shown(diagnostic: Diagnostic) -> Sequence[Occurrence]:
    most = _MOST_DIFFERENT if _differ(diagnostic) else _MOST_ALIKE
    return diagnostic.occurrences[:most]


def _related(
    report: Report, occurrence: Occurrence, margin: int, *, with_lines: bool
) -> Iterator[str]:
    """Yield what an occurrence has to do with, on request with the line that it stands in."""
    start = f"{' ' * margin} {_paint(report, '=', 'gutter')}"
    for related in occurrence.related[:_MOST_RELATED]:
        location = _location(report, related.path, related.span)
        yield f"{start} related: {location}: {terminal(related.message)}"
        if with_lines and related.path in report.sources:
            mark = _Mark("-", "gutter")
            yield from _excerpt(report, related.path, related.span, margin, mark)
    if (more := len(occurrence.related) - _MOST_RELATED) > 0:
        yield f"{start} and {more} more"


def _excerpt(report: Report, path: str, span: Span, margin: int, mark: _Mark) -> Iterator[str]:
    """Yield the line where `span` starts, and the mark under it."""
    source = report.sources[path]
    number, column = report.position(path, span.start)
    room = report.width - margin - len(" | ")
    start = column - 1
    excerpt = snippet(source.line(number), start, start + span.end - span.start, room)
    gutter = _paint(report, f"{number:>{margin}} |", "gutter")
    yield f"{gutter} {excerpt.text}".rstrip(" ")
    gutter = _paint(report, " " * margin + " |", "gutter")
    text = f"{mark.character * excerpt.length} {mark.label}".rstrip()
    yield f"{gutter} {' ' * excerpt.indent}{_paint(report, text, mark.style)}"


def _margin(report: Report, diagnostic: Diagnostic) -> int:
    """Return the columns of the largest line number that is shown beside a line."""
    spans = [(diagnostic.path, occurrence.span) for occurrence in _shown(diagnostic)]
    if diagnostic.count == 1:
        spans += [(related.path, related.span) for related in diagnostic.related[:_MOST_RELATED]]
    return max(len(str(report.position(path, span.start).line)) for path, span in spans)


def _location(report: Report, path: str, span: Span) -> str:
    line, column = report.position(path, span.start)
    return f"{_paint(report, terminal(path), 'path')}:{line}:{column}"


def _fix(fix: Fix) -> str:
    return terminal(fix.message) + ("" if fix.safe else " (unsafe)")


def _paint(report: Report, text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if report.color else text
