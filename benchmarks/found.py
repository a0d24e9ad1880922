"""The findings on a folder of lists, each list checked by itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from pathlib import Path

from awesomelint import Diagnostic, Source, Span, lint, read
from awesomelint.engine.registry import ALL_RULES
from benchmarks import corpus

# Fixed, so that two runs on the same lists find the same.
TODAY = date(2026, 11, 24)
_CUT = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic for a person to judge; `cut` is its line around the place, marked `⟦…⟧`."""

    name: str
    line: int
    rule: str
    level: str
    message: str
    cut: str
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFindings:
    """What was found in one list, and how many entries it has."""

    name: str
    entries: int
    findings: tuple[Finding, ...]


def configuration(preset: str = "recommended", on: Sequence[str] = ()) -> str:
    """Return a configuration with a preset, and with the rules `on` as warnings if they are off."""
    rules = {rule.name: rule for rule in ALL_RULES}
    levels = {name: "warning" if rules[name].level == "off" else rules[name].level for name in on}
    return "\n".join([f'preset = "{preset}"', *(f'rules.{n} = "{lv}"' for n, lv in levels.items())])


def find_all(folder: Path, configured: str = "") -> list[ListFindings]:
    """Return the findings of each list of `folder`, by name; `configured` is a configuration."""
    names = corpus.names(folder)
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        found = pool.map(find_in, (corpus.load(folder, name) for name in names), repeat(configured))
        return sorted(found, key=lambda one: one.name)


def find_in(source: Source, configured: str = "") -> ListFindings:
    """Return the findings of one list."""
    document = read(source)
    diagnostics = lint(document, configuration=configured, today=TODAY)
    findings = (_finding(source, found) for found in diagnostics)
    return ListFindings(source.path, sum(1 for _ in document.entries()), tuple(findings))


def _finding(source: Source, found: Diagnostic) -> Finding:
    related = tuple(
        f"{source.position(one.span.start).line}: {one.message}: {cut(source, one.span)}"
        for one in found.related
    )
    line = source.position(found.span.start).line
    marked = cut(source, found.span)
    level = str(found.level)
    return Finding(source.path, line, found.rule, level, found.message, marked, related)


def cut(source: Source, span: Span) -> str:
    """Return the line of `span`, its start in sight, with `⟦…⟧` around what is on that line."""
    line = source.line_span(source.position(span.start).line)
    left = max(line.start, span.start - _CUT // 2)
    right = min(line.end, max(left + _CUT, min(span.end, line.end)))
    middle = source.text[span.start : min(span.end, right)]
    text = (
        f"{source.text[left : span.start]}⟦{middle}⟧{source.text[span.start + len(middle) : right]}"
    )
    before, after = "…" * (left > line.start), "…" * (right < line.end)
    return before + text.replace("\n", " ").replace("\r", "").rstrip() + after


def by_rule(lists: Sequence[ListFindings]) -> dict[str, list[Finding]]:
    """Return all findings by rule, rules by name."""
    rules: dict[str, list[Finding]] = {}
    for found in lists:
        for finding in found.findings:
            rules.setdefault(finding.rule, []).append(finding)
    return dict(sorted(rules.items()))
