"""Reports for the tests of the formats."""

from __future__ import annotations

import re
from itertools import count

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level, Occurrence, Related, Subject
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


def numbered(report: Report) -> Report:
    """Return a report in which no two occurrences have one subject, as in a run."""
    numbers = count()
    diagnostics = []
    for diagnostic in report.diagnostics:
        subjects = [Subject("line", "text", next(numbers)) for _ in diagnostic.occurrences]
        occurrences = tuple(
            replace(occurrence, subject=subject)
            for occurrence, subject in zip(diagnostic.occurrences, subjects, strict=True)
        )
        diagnostics.append(replace(diagnostic, subject=subjects[0], occurrences=occurrences))
    return replace(report, diagnostics=tuple(diagnostics))


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
    return numbered(Report((diagnostic,), {path: Source(path, text)}, color, width))


HOSTILE = [
    "\x1b]0;title\x07",
    "\x9b31m",
    "a\rb",
    "a\nb",
    "\n::error::forged",
    "::add-mask::forged",
    "##[error]forged",
    "中##[add-mask]forged",
    "\u202egnp.exe",
    "\u2028::error::forged",
    "\u2029\u0085\x0b\x0c",
    "%0A::error::forged",
    "a,line=9:b::c",
    "\udc80\ud800",
    "\x00\x08\x7f",
    "\ufeff\u200b\u200d",
    "\ufffe\uffff",
    "a b\\c#d?e:f",
    "[read me](https://evil.example) {0}",
    "](1) `a|b` | <b>&amp; \"'</b> -->]]>",
    "<script>alert(1)</script></details> www.evil.example @all #1 $x$",
    "long " * 2000,
]


def hostile_report(bad: str, *, color: bool = False) -> Report:
    """Return a report in which a file, its text and all messages are `bad`."""
    path, other, text = f"{bad}.md", f"{bad} 2.md", f"{bad} text {bad}"
    related = (Related(other, Span(0, len(text)), bad), Related(f"{bad}.txt", Span(0, 0), bad))
    diagnostic = Diagnostic(path, Span(1, 2), bad, "a-rule", "error", Fix(bad, ()), related)
    sources = {name: Source(name, text) for name in (path, other)}
    return numbered(Report((diagnostic,), sources, color, 40))


def whole_report() -> Report:
    """Return a report with everything that formats can be given: hostile texts, fixes, clean files.

    A fix of it has one edit, another has several, and a third inserts before an emoji on a line
    that ends with a carriage return.
    """
    emoji = "first\n😀 wrong\r\n"
    insertion = Fix("insert it", (Edit(span_of(emoji, "wrong"), "right"), Edit(Span(6, 6), "- ")))
    fixed = report_at(
        emoji, span_of(emoji, "wrong\r\n"), path="emoji.md", rule="duplicate-url", fix=insertion
    )
    move = Fix("move it", (Edit(Span(0, 2), ""), Edit(Span(6, 6), "- ")), kind="move")
    moved = report_at("- a\n- b\n", Span(0, 7), path="/tmp/moved.md", level="warning", fix=move)
    reports = [
        unsorted_report(),
        several_report(with_partners=True),
        fixed,
        moved,
        *map(hostile_report, HOSTILE),
    ]
    sources = {name: source for report in reports for name, source in report.sources.items()}
    diagnostics = tuple(diagnostic for report in reports for diagnostic in report.diagnostics)
    return numbered(Report(diagnostics, sources, entries={"clean.md": 2, "emoji.md": 1}))


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
    return numbered(Report((unsorted, title), {"README.md": Source("README.md", LIST)}, color))


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
    return numbered(Report((diagnostic,), {"README.md": Source("README.md", text)}))
