"""The format `markdown`, for the summary of a job: `--output-format markdown:$GITHUB_STEP_SUMMARY`.

GitHub shows at most 1 MiB of it, and nothing of more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesomelint.diagnostic import Diagnostic, page_url
from awesomelint.output.escape import markdown_text, shortened
from awesomelint.output.report import Report
from awesomelint.rule_counts import count_by_rule, merge

# Findings with a row, and code points of a message and a path. Each code point takes ten bytes at
# most, so the summary stays below 1 MiB. Nobody reads more rows than that.
_MOST_ROWS = 200
_LONGEST_MESSAGE = 300
_LONGEST_PATH = 150
_CODE = re.compile(r"`([^`]+)`")


def markdown(report: Report) -> str:
    """Return a heading with the count, a table by rule, and a table of findings for each file."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    files = {path: found for path, found in report.occurrences_by_file().items() if found}
    count = sum(map(len, files.values()))
    yield f"### awesomelint: {_counted(count, 'finding') if count else _nothing(report)}"
    if not count:
        return
    yield ""
    yield from _rules(report)
    room = _MOST_ROWS
    for path, occurrences in files.items():
        if room > 0:
            yield ""
            yield from _file(report, path, occurrences, room)
        room -= len(occurrences)
    if room < 0:
        yield ""
        yield f"… and {-room} more. `awesomelint check` shows them all."


def _nothing(report: Report) -> str:
    entries = sum(report.entries.values())
    if not entries:
        return "nothing was checked"
    return f"no faults in {_counted(entries, 'entry', 'entries')}"


def _rules(report: Report) -> Iterator[str]:
    yield "| rule | errors | warnings | `awesomelint fix` mends |"
    yield "| :-- | --: | --: | --: |"
    counts = merge(count_by_rule(report.diagnostics))
    for rule in dict.fromkeys(count.rule for count in counts):
        by_level = {count.level: count for count in counts if count.rule == rule}
        errors, warnings = (
            by_level[level].total if level in by_level else 0 for level in ("error", "warning")
        )
        safe = sum(count.safe for count in by_level.values())
        yield f"| [{markdown_text(rule)}](<{page_url(rule)}>) | {errors} | {warnings} | {safe} |"


def _file(report: Report, path: str, occurrences: Sequence[Diagnostic], room: int) -> Iterator[str]:
    name = f"<code>{markdown_text(shortened(path, _LONGEST_PATH))}</code>"
    yield f"<details><summary>{name}: {_counted(len(occurrences), 'finding')}</summary>"
    yield ""
    yield "| position | level | finding | rule |"
    yield "| --: | :-- | :-- | :-- |"
    for occurrence in occurrences[:room]:
        line, column = report.position(path, occurrence.span.start)
        message = _message(shortened(occurrence.message, _LONGEST_MESSAGE))
        rule = markdown_text(occurrence.rule)
        yield f"| {line}:{column} | {occurrence.level} | {message} | {rule} |"
    yield ""
    yield "</details>"


def _message(text: str) -> str:
    """Return a message as Markdown; what stands between backticks is code."""
    parts = _CODE.split(text)
    return "".join(
        f"<code>{markdown_text(part)}</code>" if number % 2 else markdown_text(part)
        for number, part in enumerate(parts)
    )


def _counted(count: int, singular: str, plural: str = "") -> str:
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
