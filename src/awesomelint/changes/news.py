"""The findings that a change brings: those of the later state that the earlier one did not have."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.changes.identity import SubjectFinder
from awesomelint.changes.lines import LineChange
from awesomelint.diagnostic import Diagnostic, Related, Subject
from awesomelint.reading.model import Document

_WHAT_IT_SAYS = "what the message is about"


class _Finding(NamedTuple):
    """A diagnostic of one occurrence, what it is about, and the line that it stands on.

    `title` is that of the entry that it stands in, empty without one. `stretch` is that of its
    line, None for a line that both states have.
    """

    diagnostic: Diagnostic
    subject: Subject
    title: str
    stretch: int | None

    @property
    def is_on_changed_line(self) -> bool:
        return self.stretch is not None


class State(Struct, frozen=True):
    """The documents of one list in one state, and what was found in them, with subjects."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def news(
    before: State,
    after: State,
    lines: Mapping[str, LineChange],
    about_rest: Set[str],
) -> tuple[Diagnostic, ...]:
    """Return the findings that the later state has and the earlier one has not.

    Each has one occurrence. Findings are the same if they have the same rule, path and subject;
    moves, other words and other counts make no difference. `lines` has, by path, how the lines of
    each document differ. A finding on a line that both states have is left out, unless it is
    related to a new line or `about_rest` has its rule, which is about other lines.
    """
    old = _findings(before, {path: change.removed for path, change in lines.items()})
    new = _findings(after, {path: change.added for path, change in lines.items()})
    for key in (_by_subject, _by_title, _by_subject_in_list, _by_stretch):
        old, new = _without_common(old, new, key)
    documents = {document.source.path: document for document in after.documents}
    told = [_told(finding.diagnostic, documents, lines, about_rest) for finding in new]
    return tuple(sorted(filter(None, told), key=lambda d: (d.path, d.span, d.rule, d.message)))


def rules_with_news(
    after: State, lines: Mapping[str, LineChange], about_rest: Set[str]
) -> frozenset[str]:
    """Return the rules of which `news` may leave a finding, whatever the earlier state had."""
    documents = {document.source.path: document for document in after.documents}
    return frozenset(
        single.rule
        for diagnostic in after.diagnostics
        for single in diagnostic.split()
        if _told(single, documents, lines, about_rest)
    )


def _told(
    diagnostic: Diagnostic,
    documents: Mapping[str, Document],
    lines: Mapping[str, LineChange],
    about_rest: Set[str],
) -> Diagnostic | None:
    """Return a finding as a contributor is told of it; None if the change has no part in it."""
    at_new_line = _at_new_line(diagnostic, documents, lines)
    return at_new_line or (diagnostic if diagnostic.rule in about_rest else None)


def _findings(state: State, stretches: Mapping[str, Mapping[int, int]]) -> list[_Finding]:
    """Return each occurrence in a state as a finding by itself, in the order of the files."""
    finders = {document.source.path: SubjectFinder(document) for document in state.documents}
    sources = {document.source.path: document.source for document in state.documents}
    found = []
    for diagnostic in (single for several in state.diagnostics for single in several.split()):
        path, span, subject = diagnostic.path, diagnostic.span, diagnostic.subject
        assert subject, "the findings of a state have subjects"
        entry = finders[path].entry(span.start)
        line = sources[path].position(span.start).line
        title = " ".join(entry.title.text.casefold().split()) if entry else ""
        stretch = stretches[path].get(line)
        found.append(_Finding(diagnostic, replace(subject, number=0), title, stretch))
    return found


def _by_subject(finding: _Finding) -> Hashable:
    diagnostic = finding.diagnostic
    return diagnostic.rule, diagnostic.path, finding.subject


def _by_title(finding: _Finding) -> Hashable | None:
    """An entry that leads elsewhere now is known by its title."""
    if not finding.title or not finding.is_on_changed_line:
        return None
    return finding.diagnostic.rule, finding.diagnostic.path, finding.title


def _by_subject_in_list(finding: _Finding) -> Hashable | None:
    """What has moved to another file of the list is known by itself."""
    return (finding.diagnostic.rule, finding.subject) if finding.is_on_changed_line else None


def _by_stretch(finding: _Finding) -> Hashable | None:
    """A line that is no entry, and was written again, is known by where it stands."""
    if finding.title or not finding.is_on_changed_line:
        return None
    return finding.diagnostic.rule, finding.diagnostic.path, finding.stretch


def _without_common(
    old: Sequence[_Finding],
    new: Sequence[_Finding],
    key: Callable[[_Finding], Hashable | None],
) -> tuple[list[_Finding], list[_Finding]]:
    """Return the findings of both states without those that have an equal in the other.

    Of several equals, those on lines that both states have are found first.
    """
    groups: dict[Hashable, tuple[list[_Finding], list[_Finding]]] = {}
    left: tuple[list[_Finding], list[_Finding]] = ([], [])
    for number, findings in enumerate((old, new)):
        for finding in findings:
            name = key(finding)
            if name is None:
                left[number].append(finding)
            else:
                groups.setdefault(name, ([], []))[number].append(finding)
    for of_old, of_new in groups.values():
        common = min(len(of_old), len(of_new))
        for number, findings in enumerate((of_old, of_new)):
            left[number].extend(sorted(findings, key=_is_changed)[common:])
    return left


def _is_changed(finding: _Finding) -> bool:
    return finding.is_on_changed_line


def _at_new_line(
    diagnostic: Diagnostic, documents: Mapping[str, Document], lines: Mapping[str, LineChange]
) -> Diagnostic | None:
    """Return a finding at a new line that it stands on or is related to; None without one."""
    path = diagnostic.path
    if lines[path].adds(documents[path].source, diagnostic.span):
        return diagnostic
    for related in _on_new_lines(diagnostic.related, documents, lines):
        if related.path == path:
            others = (other for other in diagnostic.related if other is not related)
            about = Related(path, diagnostic.span, _WHAT_IT_SAYS)
            return replace(diagnostic, span=related.span, related=(about, *others))
        return diagnostic
    return None


def _on_new_lines(
    related: Iterable[Related], documents: Mapping[str, Document], lines: Mapping[str, LineChange]
) -> Iterator[Related]:
    for other in related:
        if other.path in lines and lines[other.path].adds(documents[other.path].source, other.span):
            yield other
