"""The findings on a folder of lists, each list checked by itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from awesomelint import Diagnostic, Source, Span, lint, read
from awesomelint.diagnostic import Related
from awesomelint.engine.registry import ALL_RULES
from tests.support import corpus
from tests.support.corpus import TODAY
from tests.support.judgements import Occurrence, occurrences_of

# Characters of a line that are shown around a finding.
_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic for a person to judge; `excerpt` is its line with its span marked `⟦…⟧`.

    It stands at one occurrence, or at several where it is made of several findings.
    """

    name: str
    line: int
    rule: str
    level: str
    message: str
    excerpt: str
    related: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class ListFindings:
    """The findings in a list, and how many entries it has.

    `singles` has each occurrence of the findings as a finding by itself.
    """

    name: str
    entries: int
    findings: tuple[Finding, ...]
    singles: tuple[Finding, ...]


def configuration(preset: str = "recommended", on: Sequence[str] = ()) -> str:
    """Return a configuration with a preset, and with the rules `on` switched on.

    A rule that is off becomes a warning; any other keeps its level.
    """
    rules = {rule.name: rule for rule in ALL_RULES}
    levels = {name: "warning" if rules[name].level == "off" else rules[name].level for name in on}
    return "\n".join([f'preset = "{preset}"', *(f'rules.{n} = "{lv}"' for n, lv in levels.items())])


def find_all(folder: Path, configured: str = "") -> list[ListFindings]:
    """Return the findings of each list of `folder`, by name; `configured` is a configuration."""
    names = corpus.names(folder)
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        sources = (corpus.load(folder, name) for name in names)
        return sorted(
            pool.map(find_in, sources, repeat(configured)), key=lambda findings: findings.name
        )


def find_in(source: Source, configured: str = "") -> ListFindings:
    """Return the findings in a list."""
    document = read(source)
    diagnostics = lint(document, configuration=configured, today=TODAY)
    return ListFindings(
        source.path,
        sum(1 for _ in document.entries()),
        tuple(_finding(source, diagnostic) for diagnostic in diagnostics),
        tuple(_finding(source, single) for found in diagnostics for single in found.split()),
    )


def _finding(source: Source, diagnostic: Diagnostic) -> Finding:
    return Finding(
        name=source.path,
        line=source.position(diagnostic.span.start).line,
        rule=diagnostic.rule,
        level=str(diagnostic.level),
        message=diagnostic.message,
        excerpt=excerpt(source, diagnostic.span),
        related=related_notes(source, diagnostic.related),
        occurrences=occurrences_of(source, diagnostic),
    )


def related_notes(source: Source, related: Iterable[Related]) -> tuple[str, ...]:
    """Return the line, the message and the text of each span that is related to a finding."""
    return tuple(
        f"{source.position(note.span.start).line}: {note.message}: {excerpt(source, note.span)}"
        for note in related
    )


def excerpt(source: Source, span: Span) -> str:
    """Return the line of `span`, cut around its start, with `⟦…⟧` around the span."""
    line = source.line_span(source.position(span.start).line)
    left = max(line.start, span.start - _EXCERPT // 2)
    right = min(line.end, max(left + _EXCERPT, min(span.end, line.end)))
    middle = source.text[span.start : min(span.end, right)]
    text = (
        f"{source.text[left : span.start]}⟦{middle}⟧{source.text[span.start + len(middle) : right]}"
    )
    before, after = "…" * (left > line.start), "…" * (right < line.end)
    return before + text.replace("\n", " ").replace("\r", "").rstrip() + after


def by_rule(lists: Sequence[ListFindings]) -> dict[str, list[Finding]]:
    """Return all findings by rule, rules by name."""
    rules: dict[str, list[Finding]] = {}
    for finding in (finding for listed in lists for finding in listed.findings):
        rules.setdefault(finding.rule, []).append(finding)
    return dict(sorted(rules.items()))
