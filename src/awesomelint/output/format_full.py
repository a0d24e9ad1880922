"""The format for people: each diagnostic with its source line, underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesomelint.diagnostic import Diagnostic, Fix, Occurrence, Related, page_url
from awesomelint.output.escape import shortened, terminal
from awesomelint.output.report import Report
from awesomelint.output.snippet import LEAST_ROOM, snippet
from awesomelint.output.width import columns, cut, wrap
from awesomelint.text import Span

# What is shown without `--all`; the other formats have everything. A diagnostic may have hundreds
# of occurrences: if all say the same, three tell what it is, otherwise ten fill half a screen.
_MOST_ALIKE = 3
_MOST_DIFFERENT = 10
# Of one rule in one list, so many diagnostics have a block. A choice: they fill two screens.
_MOST_BLOCKS = 10
# Related spans that one occurrence shows; there may be hundreds.
_MOST_RELATED = 3
# Code points of a message: four lines or so. A title that it quotes may be as long as a file.
_LONGEST_MESSAGE = 300
# Parameters of ANSI's "select graphic rendition".
_STYLES = {"error": "1;31", "warning": "1;33", "path": "36", "gutter": "34"}


class _Mark(NamedTuple):
    """What stands under a span: one character for each of its columns, and a label behind them."""

    character: str
    style: str
    label: str = ""


def full(report: Report) -> str:
    """Return a block of lines for each diagnostic, with a blank line between two blocks.

    Where a rule has many diagnostics, the last block says how many more there are. No line is wider
    than the report, apart from paths. A source line is cut, but never to fewer columns than
    `LEAST_ROOM`.
    """
    blocks: list[str] = []
    counts: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        counts[diagnostic.rule] += 1
        if report.show_all or counts[diagnostic.rule] <= _MOST_BLOCKS:
            blocks.append("\n".join(_block(report, diagnostic)))
    more = [
        f"… and {count - _MOST_BLOCKS} more of {terminal(rule)} (--all)"
        for rule, count in counts.items()
        if count > _MOST_BLOCKS and not report.show_all
    ]
    if more:
        blocks.append("\n".join(more))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    level = str(diagnostic.level)
    labels = _labels(report, diagnostic)
    shown = diagnostic.occurrences[: _most(report, labels)]
    common = _common_related(diagnostic)
    margin = _margin(report, diagnostic, shown, common)
    start = f"{' ' * margin} {_paint(report, '=', 'gutter')} "
    yield from _headline(report, diagnostic)
    arrow = _paint(report, "-->", "gutter")
    yield f"{' ' * margin}{arrow} {_location(report, diagnostic.path, diagnostic.span)}"
    if diagnostic.path in report.sources:
        yield f"{' ' * margin} {_paint(report, '|', 'gutter')}"
    fixes = _fixes(diagnostic)
    has_common_fix = len({(fix.message, fix.safe) for fix in fixes}) == 1
    for occurrence, label in zip(shown, labels, strict=False):
        if diagnostic.path in report.sources:
            mark = _Mark("^", level, label)
            yield from _excerpt(report, diagnostic.path, occurrence.span, margin, mark)
        if occurrence.fix and not has_common_fix:
            yield from _wrapped(report, start, margin, f"fix: {_fix(occurrence.fix)}")
    if more := diagnostic.count - len(shown):
        yield f"{start}… and {more} more (--all)"
    yield from _related(report, diagnostic, common, margin)
    if has_common_fix:
        share = "" if len(fixes) == diagnostic.count else f" ({len(fixes)} of {diagnostic.count})"
        yield from _wrapped(report, start, margin, f"fix: {_fix(fixes[0])}{share}")


def _headline(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the level, the message and the rule, which is a link to its page if links are shown."""
    level, rule = str(diagnostic.level), f"({terminal(diagnostic.rule)})"
    message = terminal(shortened(diagnostic.message, _LONGEST_MESSAGE))
    first, *others = wrap(f"{level}: {message} {rule}", report.width, hanging="  ")
    lines = [_paint(report, level, level) + first.removeprefix(level), *others]
    if report.links:
        url = page_url(diagnostic.rule)
        link = f"(\x1b]8;;{url}\x1b\\{rule[1:-1]}\x1b]8;;\x1b\\)"
        lines[-1] = lines[-1].removesuffix(rule) + link
    yield from lines


def _labels(report: Report, diagnostic: Diagnostic) -> Sequence[str]:
    """Return what stands behind the marks of each occurrence.

    One occurrence has no label: the headline says all. Of several, each has its message without the
    marked text, unless all are then the same; and the lines of what is related only to it.
    """
    if diagnostic.count == 1:
        return ("",)
    labels = [_message_below(report, diagnostic.path, one) for one in diagnostic.occurrences]
    if len(set(labels)) == 1:
        labels = [""] * diagnostic.count
    if _common_related(diagnostic):
        return labels
    lines = [_lines(report, diagnostic.path, one.related) for one in diagnostic.occurrences]
    return [
        f"{label} ({related})" if label and related else label or (related and f"see {related}")
        for label, related in zip(labels, lines, strict=True)
    ]


def _message_below(report: Report, path: str, occurrence: Occurrence) -> str:
    """Return the message of an occurrence without the marked text at its beginning."""
    source = report.sources.get(path)
    marked = f"`{source.slice(occurrence.span)}` " if source else ""
    message = shortened(occurrence.message, _LONGEST_MESSAGE)
    return terminal(message.removeprefix(marked) if marked else message)


def _lines(report: Report, path: str, related: Sequence[Related]) -> str:
    """Return the lines of what is related, in words: `lines 3, 9 and 4 more`."""
    first = related[:_MOST_RELATED]
    numbers = [report.position(other.path, other.span.start).line for other in first]
    if any(other.path != path for other in first):
        words = ", ".join(
            f"{terminal(other.path)}:{number}" for other, number in zip(first, numbers, strict=True)
        )
    else:
        words = f"line{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}" if first else ""
    more = len(related) - len(first)
    return f"{words} and {more} more" if more else words


def _most(report: Report, labels: Sequence[str]) -> int:
    """Return how many occurrences are shown."""
    if report.show_all:
        return len(labels)
    return _MOST_DIFFERENT if len(set(labels)) > 1 else _MOST_ALIKE


def _common_related(diagnostic: Diagnostic) -> tuple[Related, ...]:
    """Return what is related to all occurrences alike; empty if they differ."""
    first = diagnostic.occurrences[0].related
    alike = all(occurrence.related == first for occurrence in diagnostic.occurrences)
    return first if alike else ()


def _related(
    report: Report, diagnostic: Diagnostic, related: Sequence[Related], margin: int
) -> Iterator[str]:
    """Yield what a diagnostic has to do with, each with its line unless that is shown already."""
    start = f"{' ' * margin} {_paint(report, '=', 'gutter')} "
    for other in related[:_MOST_RELATED]:
        location = _location(report, other.path, other.span)
        message = terminal(shortened(other.message, _LONGEST_MESSAGE))
        yield f"{start}related: {location}: {message}"
        if other.path in report.sources and not _is_shown(report, diagnostic, other):
            mark = _Mark("-", "gutter")
            yield from _excerpt(report, other.path, other.span, margin, mark)
    if (more := len(related) - _MOST_RELATED) > 0:
        yield f"{start}and {more} more"


def _is_shown(report: Report, diagnostic: Diagnostic, related: Related) -> bool:
    """Whether a related span stands on the line of the diagnostic."""
    path = diagnostic.path
    lines = (report.position(path, span.start).line for span in (diagnostic.span, related.span))
    return related.path == path and len({*lines}) == 1


def _excerpt(report: Report, path: str, span: Span, margin: int, mark: _Mark) -> Iterator[str]:
    """Yield the line where `span` starts, and the mark under it with its label.

    A label that does not fit behind the mark is below it, and ends where the report ends.
    """
    source = report.sources[path]
    number, column = report.position(path, span.start)
    room = max(report.width - margin - len(" | "), LEAST_ROOM)
    start = column - 1
    excerpt = snippet(source.line(number), start, start + span.end - span.start, room)
    gutter = _paint(report, f"{number:>{margin}} |", "gutter")
    yield f"{gutter} {excerpt.text}".rstrip(" ")
    gutter = _paint(report, " " * margin + " |", "gutter")
    marks, label = mark.character * excerpt.length, cut(mark.label, room)
    is_behind = excerpt.indent + excerpt.length + 1 + columns(label) <= room
    if label and is_behind:
        marks = f"{marks} {label}"
    yield f"{gutter} {' ' * excerpt.indent}{_paint(report, marks, mark.style)}"
    if label and not is_behind:
        indent = " " * min(excerpt.indent, room - columns(label))
        yield f"{gutter} {indent}{_paint(report, label, mark.style)}"


def _margin(
    report: Report,
    diagnostic: Diagnostic,
    shown: Sequence[Occurrence],
    related: Sequence[Related],
) -> int:
    """Return the columns of the largest line number that is shown beside a line."""
    spans = [(diagnostic.path, occurrence.span) for occurrence in shown]
    spans += [(other.path, other.span) for other in related[:_MOST_RELATED]]
    return max(len(str(report.position(path, span.start).line)) for path, span in spans)


def _location(report: Report, path: str, span: Span) -> str:
    line, column = report.position(path, span.start)
    return f"{_paint(report, terminal(path), 'path')}:{line}:{column}"


def _fixes(diagnostic: Diagnostic) -> list[Fix]:
    """Return the fix of each occurrence that has one."""
    return [occurrence.fix for occurrence in diagnostic.occurrences if occurrence.fix]


def _fix(fix: Fix) -> str:
    message = terminal(shortened(fix.message, _LONGEST_MESSAGE))
    return message + ("" if fix.safe else " (unsafe)")


def _wrapped(report: Report, start: str, margin: int, text: str) -> Iterator[str]:
    """Yield `text` on as many lines as it takes, the first behind `start`."""
    indent = " " * (margin + len(" = "))
    first, *others = wrap(text, report.width - len(indent), hanging="  ")
    yield start + first
    yield from (indent + line for line in others)


def _paint(report: Report, text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if report.color else text
