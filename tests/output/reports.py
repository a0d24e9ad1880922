"""Reports for the tests of the formats."""

from __future__ import annotations

import re

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level, Occurrence, Related
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


def several_report(count: int = 3, *, with_partners: bool = False) -> Report:
    """Return a report of one diagnostic with `count` occurrences, one on each line from line 2.

    Partners, if wanted, all stand on line 1.
    """
    text = "first\n" + "".join(f"- wrong {number}\n" for number in range(count))
    starts = [match.start() for match in re.finditer("wrong", text)]
    related = (Related("README.md", span_of(text, "first"), "belongs behind this"),)
    occurrences = tuple(
        Occurrence(
            Span(start, start + len("wrong")),
            related if with_partners else (),
            Fix("mend it", (Edit(Span(start, start + 1), "W"),)) if number % 2 else None,
            f"number {number} is wrong",
        )
        for number, start in enumerate(starts)
    )
    edits = tuple(e for occurrence in occurrences if occurrence.fix for e in occurrence.fix.edits)
    first = occurrences[0]
    diagnostic = Diagnostic(
        "README.md",
        first.span,
        f"{count} are wrong",
        "a-rule",
        "error",
        Fix("mend them", edits),
        first.related,
        occurrences,
    )
    return Report((diagnostic,), {"README.md": Source("README.md", text)})
