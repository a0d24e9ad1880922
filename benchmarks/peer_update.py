"""The verdicts on the pages of conformance cases, asked again of both linters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from awesomelint.disk import rule_pages as pages
from benchmarks.peer_cases import Case, Verdict, cases, ours, verdicts
from benchmarks.peer_run import Said, say_all

Asked = list[tuple[Case, dict[int, Verdict]]]


def ask(peer: Path) -> Asked:
    """Return each case with the verdicts that awesome-lint in the folder `peer` and we give now."""
    every = list(cases())
    said = say_all(peer, [dict(case.files) for case in every])
    return [
        (case, verdicts(case, case.seen(frozenset(_lines(case, one))), ours(case)))
        for case, one in zip(every, said, strict=True)
    ]


def _lines(case: Case, said: Sequence[Said]) -> Sequence[int]:
    return [one.line for one in said if one.rule == case.check]


def print_changed(asked: Asked) -> bool:
    """Print the cases whose verdicts are not those on their page; return whether there are any."""
    changed = False
    for case, now in asked:
        if case.verdicts != now:
            changed = True
            print(f"{case.name}: {_shown(case.verdicts)}; now {_shown(now)}")
    return changed


def _shown(found: Mapping[int, Verdict]) -> str:
    return ", ".join(f"{line}: {verdict}" for line, verdict in found.items()) or "none"


def write(asked: Asked) -> None:
    """Write the verdicts there are now on the pages; a difference without a name gets `?`."""
    for page in {case.page for case, _ in asked}:
        by_line: dict[int, dict[int, Verdict]] = {}
        for case, now in asked:
            if case.page == page:
                by_line.setdefault(case.line, {}).update(now)
        text = page.read_text(encoding="utf-8")
        page.write_text(_rewritten(text, by_line), encoding="utf-8", newline="\n")


def _rewritten(text: str, by_line: dict[int, dict[int, Verdict]]) -> str:
    lines = text.split("\n")
    fences = list(pages.fences(text))
    for number in reversed(range(len(fences))):
        if fences[number].kind != "text verdicts":
            continue
        first = number - 1
        while fences[first].line not in by_line:
            first -= 1
        now = by_line[fences[first].line]
        body = [f"{line}: {verdict}" for line, verdict in sorted(now.items())] or ["none"]
        lines[fences[number].line : fences[number].last_line - 1] = body
    return "\n".join(lines)
