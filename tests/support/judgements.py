"""Findings that people judged, and which of them are still told.

A finding was *right* where the list's owner would accept the change, *arguable* where both ways can
be defended, *wrong* where it is a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import msgspec

from awesomelint import Diagnostic, Source, Span
from awesomelint.diagnostic import Related
from tests.support.paths import ROOT

JUDGED = ROOT.parent / "shared" / "judged" / "findings.jsonl"

Verdict = Literal["right", "arguable", "wrong"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

# What `broken-reference` says of a file. Lists stand without the files around them, so such a
# finding cannot be told again.
_MISSING_FILE = "there is no `"


class Judgement(msgspec.Struct, frozen=True):
    """A judged finding: where it stood, what it said, its verdict and the cause of that."""

    name: str = msgspec.field(name="list")
    line: int
    rule: str
    level: str
    message: str
    verdict: Verdict
    cause: str

    @property
    def names_a_file(self) -> bool:
        """Whether the finding is a reference to a file that is missing."""
        return self.rule == "broken-reference" and self.message.startswith(_MISSING_FILE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A span that a finding stands at, with its rule and level, and what it says there."""

    rule: str
    level: str
    span: Span
    line: int
    has_safe_fix: bool
    message: str = ""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judged finding.

    `level` is the level at which it is told now, None where it is told no more.
    """

    judgement: Judgement
    level: str | None
    has_safe_fix: bool

    @property
    def is_told(self) -> bool:
        """Whether an occurrence of the rule stands on the line."""
        return self.level is not None

    @property
    def is_lost(self) -> bool:
        """Whether the finding was right and is told no more."""
        return self.judgement.verdict == "right" and not self.is_told


def read_judgements(path: Path = JUDGED) -> list[Judgement]:
    """Return the judged findings of a file of JSON lines."""
    return msgspec.json.Decoder(Judgement).decode_lines(path.read_bytes())


def occurrences_of(source: Source, diagnostic: Diagnostic) -> tuple[Occurrence, ...]:
    """Return every occurrence of a diagnostic, with its line and whether it has a safe fix."""
    return tuple(
        Occurrence(
            rule=diagnostic.rule,
            level=str(diagnostic.level),
            span=occurrence.span,
            line=source.position(occurrence.span.start).line,
            has_safe_fix=occurrence.fix is not None and occurrence.fix.safe,
            message=occurrence.message,
            related=occurrence.related,
        )
        for occurrence in diagnostic.occurrences
    )


def outcomes_of(
    judgements: Iterable[Judgement], occurrences: Mapping[str, Iterable[Occurrence]]
) -> list[Outcome]:
    """Return what became of judged findings; `occurrences` has those of each list, by its name."""
    by_line: dict[tuple[str, int, str], list[Occurrence]] = {}
    for name, in_list in occurrences.items():
        for occurrence in in_list:
            by_line.setdefault((name, occurrence.line, occurrence.rule), []).append(occurrence)
    return [
        _outcome(judgement, by_line.get((judgement.name, judgement.line, judgement.rule), []))
        for judgement in judgements
    ]


def _outcome(judgement: Judgement, occurrences: Sequence[Occurrence]) -> Outcome:
    """Return the outcome of a judged finding from the occurrences of its rule on its line.

    Where they have several levels, that of the judged finding counts, else error.
    """
    levels = {occurrence.level for occurrence in occurrences}
    level = judgement.level if judgement.level in levels else min(levels, default=None)
    return Outcome(judgement, level, any(occurrence.has_safe_fix for occurrence in occurrences))
