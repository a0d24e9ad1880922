"""Reports for the tests of the formats."""

from __future__ import annotations

from awesomelint.diagnostic import Diagnostic, Fix, Level, Related
from awesomelint.output.report import Report
from awesomelint.text import Source, Span

LIST = """\
# Awesome

- [One](https://one.example): First [Jan 2023]
- [Two](https://two.example): Second [Mar 2025]
"""


def span_of(text: str, part: str) -> Span:
    """Return the span of the first `part` in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def report_at(
    text: str,
    span: Span,
    *,
    path: str = "README.md",
    message: str = "is wrong",
    rule: str = "a-rule",
    level: Level = "error",
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
    color: bool = False,
    width: int = 100,
) -> Report:
    """Return a report of one diagnostic at `span` of a file with `text`."""
    diagnostic = Diagnostic(path, span, message, rule, level, fix, related)
    return Report((diagnostic,), {path: Source(path, text)}, color, width)


def unsorted_report(*, color: bool = False) -> Report:
    """Return a report of an error with a related span and a fix, and of a warning."""
    unsorted = Diagnostic(
        "README.md",
        span_of(LIST, "[Mar 2025]"),
        "`[Mar 2025]` comes after `[Jan 2023]`",
        "unsorted-entries",
        "error",
        Fix("move it before `One`", (), safe=False),
        (Related("README.md", span_of(LIST, "[Jan 2023]"), "the earlier date"),),
    )
    title = Diagnostic(
        "README.md", span_of(LIST, "# Awesome"), "the title is short", "short-title", "warning"
    )
    return Report((unsorted, title), {"README.md": Source("README.md", LIST)}, color)
