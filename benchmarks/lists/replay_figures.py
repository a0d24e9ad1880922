"""The replay of a history: each version of a list judged after the one before it, and counted."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from awesomelint import Diagnostic, Document, Style, read
from awesomelint.config.configuration import parse
from awesomelint.config.settings import settings_for
from awesomelint.engine.linter import ConfiguredDocument, lint
from awesomelint.engine.registry import ALL_RULES
from awesomelint.rules.context import Surroundings
from awesomelint.style.style import Aspect
from benchmarks.lists import histories
from benchmarks.lists.flips import NotedStyle, Part, aspects_of_files, conventions, parts
from benchmarks.lists.steps import Step
from tests.support.corpus import TODAY

WAYS = ("own", "kept", "base")
"""By which style a version is judged: its own, one that keeps what was before, the one before."""
# Behind the name of a convention of parts that the step changes, too.
_TOUCHED = ", changed too"
# The memory of earlier versions is freed after so many: to free it is slow.
_VERSIONS_TO_FREE = 20


@dataclass
class Figures:
    """What the replay of a history counted.

    `steps_with` has small steps by way and by what they bring; `flips` has the steps in which a
    convention changes, by name, way and kind: all, small, and those that bring back what was there
    before. `notes` says which.
    """

    name: str
    steps: int = 0
    small_steps: int = 0
    steps_with: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    flips: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


class _Flip(NamedTuple):
    """A convention, of the file or of the part with a key, that changes in a step."""

    name: str
    key: Hashable
    before: object
    after: object


class _Learnt(NamedTuple):
    """The conventions of a version: of the file, and of its parts by what tells these again."""

    of_file: dict[str, object]
    of_parts: dict[str, dict[Hashable, Part]]

    def flips(self, before: _Learnt, step: Step) -> Iterator[_Flip]:
        """Yield what a step changes; a part that the step changes too is counted by itself."""
        for name, value in self.of_file.items():
            earlier = before.of_file.get(name, value)
            if earlier != value:
                yield _Flip(name, None, earlier, value)
        for name, of_parts in self.of_parts.items():
            for key, part in of_parts.items():
                was = before.of_parts[name].get(key, part)
                if was.value != part.value:
                    is_touched = any(step.touches(span) for span in part.spans) or any(
                        step.touches(span, before=True) for span in was.spans
                    )
                    kind = f"{name}{_TOUCHED}" if is_touched else name
                    yield _Flip(kind, key, was.value, part.value)


class _State:
    """A version with the style it has by itself, and the one that keeps earlier conventions."""

    def __init__(self, document: Document, before: _State | None, preset: str) -> None:
        self.document, self._preset = document, preset
        own, kept = NotedStyle.pair(document, before.styles["kept"] if before else None)
        self.styles: dict[str, NotedStyle] = {"own": own, "kept": kept}

    @cached_property
    def own(self) -> tuple[Diagnostic, ...]:
        """The findings by its own style."""
        return self.findings(self.styles["own"])

    @cached_property
    def kept(self) -> tuple[Diagnostic, ...]:
        """The findings by the style that keeps what was before."""
        return self.findings(self.styles["kept"])

    def findings(self, style: Style) -> tuple[Diagnostic, ...]:
        """Return the findings in the document, compared with a style."""
        path = self.document.source.path
        parsed = parse("", "none", rules=ALL_RULES)
        settings = settings_for(parsed, path, rules=ALL_RULES, preset=self._preset)
        configured = ConfiguredDocument(self.document, settings)
        return lint([configured], Surroundings(None, TODAY), {path: style})

    def values(self, way: str, aspects: dict[str, Aspect[Any]]) -> _Learnt:
        """Return the conventions of the file, and of its parts, in one of the styles."""
        style = self.styles[way]
        return _Learnt(conventions(style, aspects), parts(style))


def replay(bundle: Path, versions: int | None, seed: int, preset: str) -> Figures:
    """Return what a history shows, version by version."""
    figures = Figures(bundle.stem)
    aspects = aspects_of_files()
    before: _State | None = None
    values: dict[str, _Learnt] = {}
    earlier: dict[tuple[str, str, Hashable], object] = {}
    gc.disable()
    for version in histories.versions(bundle, versions, seed):
        state = _State(read(version.source, before.document if before else None), before, preset)
        if before is None:
            state.findings(state.styles["kept"])
            aspects |= state.styles["kept"].aspects
        now = {way: state.values(way, aspects) for way in ("own", "kept")}
        if before is not None:
            step = Step(before.document, state.document)
            label = f"{bundle.stem} {version.commit[:10]} {version.subject[:60]}"
            figures.steps += 1
            flipped = {
                way: _count_flips(
                    figures, way, now[way].flips(values[way], step), earlier, step, label
                )
                for way in now
            }
            if step.is_small:
                figures.small_steps += 1
                _count_findings(figures, before, state, step, flipped, label)
        before, values = state, now
        if figures.steps % _VERSIONS_TO_FREE == 0:
            gc.collect()
    return figures


def _count_flips(
    figures: Figures,
    way: str,
    flips: Iterable[_Flip],
    earlier: dict[tuple[str, str, Hashable], object],
    step: Step,
    label: str,
) -> list[str]:
    """Count the steps in which conventions change, and return the names of these.

    `earlier` has what each was before it changed the last time.
    """
    size = "small" if step.is_small else f"{step.changed_count} entries"
    kinds: dict[str, set[str]] = {}
    for flip in flips:
        known = kinds.setdefault(flip.name, {"all"})
        if step.is_small:
            known.add("small")
        key = way, flip.name.removesuffix(_TOUCHED), flip.key
        is_back = key in earlier and earlier[key] == flip.after
        if is_back:
            known.add("back")
        earlier[key] = flip.before
        change = f"{flip.name} {flip.key or ''}: {flip.before!r} -> {flip.after!r}"
        figures.notes.append(f"flip{' back' * is_back} {way} ({size}) {change} | {label}")
    for name, known in kinds.items():
        figures.flips.update((name, way, kind) for kind in known)
    return [*kinds]


def _count_findings(
    figures: Figures,
    before: _State,
    after: _State,
    step: Step,
    flipped: dict[str, list[str]],
    label: str,
) -> None:
    """Count what a small step does to the findings on lines that it leaves alone."""
    by_way = {
        "own": (before.own, after.own),
        "kept": (before.kept, after.kept),
        "base": (before.kept, after.findings(before.styles["kept"])),
    }
    for way, both in by_way.items():
        causes = ", ".join(flipped.get(way, [])) or "no flip"
        for kind, findings in (
            ("appear", [*step.appeared(*both)]),
            ("vanish", [*step.vanished(*both)]),
        ):
            figures.steps_with[way, kind] += bool(findings)
            for finding in findings:
                figures.findings[way, kind, finding.rule] += 1
                figures.notes.append(
                    f"{kind} {way} {finding.rule} ({causes}): {finding.message} | {label}"
                )
        figures.steps_with[way, "either"] += any([*step.appeared(*both), *step.vanished(*both)])
