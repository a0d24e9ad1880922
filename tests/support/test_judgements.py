"""The measure by judged findings: what counts as told, lost, and wrong with a safe fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from awesomelint import Diagnostic, Edit, Fix, Related, Source, Span, lint, read
from awesomelint.diagnostic import Occurrence
from tests.support.judgements import (
    Outcome,
    occurrences_of,
    outcomes_of,
    read_judgements,
)

_TEXT = "".join(f"line {number}\n" for number in range(1, 8))
_SOURCE = Source("list.md", _TEXT)
_SAFE = Fix("change it", (Edit(Span(0, 1), "L"),))
_UNSAFE = Fix("change it", (Edit(Span(0, 1), "L"),), safe=False)


def _line(number: int) -> Span:
    return Span(_SOURCE.line_starts[number - 1], _SOURCE.line_starts[number] - 1)


def _finding(line: int, rule: str = "a-rule", fix: Fix | None = None) -> Diagnostic:
    return Diagnostic("list.md", _line(line), "a fault", rule, "error", fix)


def _outcome(
    tmp_path: Path, line: int, verdict: str, *diagnostics: Diagnostic, **changes: object
) -> Outcome:
    """Return what becomes of a finding of `a-rule` that was judged, read from a file."""
    note = {
        "list": "list.md", "line": line, "rule": "a-rule", "level": "error",
        "message": "a fault", "verdict": verdict, "cause": "", "judges": 3, **changes,
    }  # fmt: skip
    judged = tmp_path / "judged.jsonl"
    judged.write_text(json.dumps(note) + "\n", encoding="utf-8")
    occurrences = [
        occurrence
        for diagnostic in diagnostics
        for occurrence in occurrences_of(_SOURCE, diagnostic)
    ]
    (outcome,) = outcomes_of(read_judgements(judged), {"list.md": occurrences, "other.md": []})
    return outcome


def test_a_right_finding_on_its_line_is_told(tmp_path: Path) -> None:
    outcome = _outcome(tmp_path, 2, "right", _finding(2))

    assert (outcome.is_told, outcome.is_lost, outcome.level) == (True, False, "error")


@pytest.mark.parametrize(
    "diagnostics", [(), (_finding(3),), (_finding(2, "another-rule"),)], ids=str
)
def test_a_right_finding_that_its_rule_does_not_tell_on_its_line_is_lost(
    tmp_path: Path, diagnostics: tuple[Diagnostic, ...]
) -> None:
    outcome = _outcome(tmp_path, 2, "right", *diagnostics)

    assert (outcome.is_told, outcome.is_lost, outcome.level) == (False, True, None)


def test_a_finding_of_another_list_is_not_told_in_this_one(tmp_path: Path) -> None:
    assert _outcome(tmp_path, 2, "right", _finding(2), list="other.md").is_lost


def test_a_wrong_finding_that_is_told_no_more_is_not_lost(tmp_path: Path) -> None:
    outcome = _outcome(tmp_path, 2, "wrong")

    assert (outcome.is_told, outcome.is_lost, outcome.has_safe_fix) == (False, False, False)


@pytest.mark.parametrize(("fix", "is_safe"), [(_SAFE, True), (_UNSAFE, False), (None, False)])
def test_a_wrong_finding_has_a_safe_fix_or_not(
    tmp_path: Path, fix: Fix | None, is_safe: bool
) -> None:
    assert _outcome(tmp_path, 2, "wrong", _finding(2, fix=fix)).has_safe_fix == is_safe


def test_a_finding_told_at_another_level_is_told(tmp_path: Path) -> None:
    outcome = _outcome(tmp_path, 2, "right", _finding(2), level="warning")

    assert (outcome.is_told, outcome.level) == (True, "error")


@pytest.mark.parametrize("line", [2, 4, 6])
def test_findings_put_together_are_told_on_each_of_their_lines(tmp_path: Path, line: int) -> None:
    occurrences = tuple(Occurrence(_line(number), fix=_SAFE) for number in (2, 4, 6))
    merged = replace(_finding(2, fix=_SAFE), occurrences=occurrences)

    assert _outcome(tmp_path, line, "right", merged).is_told
    assert _outcome(tmp_path, line, "wrong", merged).has_safe_fix


def test_a_line_that_only_explains_a_finding_is_no_occurrence(tmp_path: Path) -> None:
    related = (Related("list.md", _line(4), "belongs after this"),)
    finding = Diagnostic("list.md", _line(2), "a fault", "a-rule", "error", None, related)

    assert not _outcome(tmp_path, 4, "right", finding).is_told


def test_each_occurrence_counts_with_its_own_fix() -> None:
    occurrences = (Occurrence(_line(2), fix=_SAFE), Occurrence(_line(5)))
    merged = replace(_finding(2, fix=_SAFE), occurrences=occurrences)

    assert [
        (occurrence.line, occurrence.has_safe_fix) for occurrence in occurrences_of(_SOURCE, merged)
    ] == [(2, True), (5, False)]


def test_what_the_engine_puts_together_has_an_occurrence_on_each_line() -> None:
    entries = "".join(
        f"- [Name {number}](http://github.com/owner/name{number}) - Words.\n" for number in range(4)
    )
    source = Source("list.md", f"# List\n\n## Part\n\n{entries}")

    (merged,) = (finding for finding in lint(read(source)) if finding.rule == "non-canonical-url")

    lines = [occurrence.line for occurrence in occurrences_of(source, merged)]
    assert lines == [5, 6, 7, 8]
