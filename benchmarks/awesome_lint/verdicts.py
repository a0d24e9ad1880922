"""The verdicts of both linters on the conformance cases, compared with those on the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from awesomelint.disk.rule_pages import fences
from benchmarks.awesome_lint.installation import messages_for_all
from tests.conformance.cases import Case, Verdict, cases, our_lines, verdicts
from tests.conformance.comparison import Message

# Each case with the verdicts there are now, by line.
Verdicts = list[tuple[Case, dict[int, Verdict]]]


def verdicts_now(peer: Path) -> Verdicts:
    """Return the verdicts of awesome-lint, installed in the folder `peer`, and of us."""
    all_cases = list(cases())
    by_case = messages_for_all(peer, [dict(case.files) for case in all_cases])
    return [
        (case, verdicts(case, _their_lines(case, messages), our_lines(case)))
        for case, messages in zip(all_cases, by_case, strict=True)
    ]


def _their_lines(case: Case, messages: Sequence[Message]) -> frozenset[int]:
    """Return the lines of a case's list that awesome-lint reports for its check."""
    lines = (message.line for message in messages if message.rule == case.check)
    return case.numbered(frozenset(lines))


def print_changed(current: Verdicts) -> bool:
    """Print the cases whose verdicts are not those on their page; return whether there are any."""
    changed = False
    for case, now in current:
        if case.verdicts != now:
            changed = True
            print(f"{case.name}: {_as_text(case.verdicts)}; now {_as_text(now)}")
    return changed


def _as_text(by_line: Mapping[int, Verdict]) -> str:
    return ", ".join(f"{line}: {verdict}" for line, verdict in by_line.items()) or "none"


def write(current: Verdicts) -> None:
    """Write the verdicts there are now on the pages; a difference without a name gets `?`."""
    for page in {case.page for case, _ in current}:
        by_line: dict[int, dict[int, Verdict]] = {}
        for case, now in current:
            if case.page == page:
                by_line.setdefault(case.line, {}).update(now)
        text = page.read_text(encoding="utf-8")
        page.write_text(_rewritten(text, by_line), encoding="utf-8", newline="\n")


def _rewritten(text: str, by_line: dict[int, dict[int, Verdict]]) -> str:
    lines = text.split("\n")
    blocks = list(fences(text))
    for number in reversed(range(len(blocks))):
        if blocks[number].kind != "text verdicts":
            continue
        first = number - 1
        while blocks[first].line not in by_line:
            first -= 1
        now = by_line[blocks[first].line]
        body = [f"{line}: {verdict}" for line, verdict in sorted(now.items())] or ["none"]
        lines[blocks[number].line : blocks[number].last_line - 1] = body
    return "\n".join(lines)
