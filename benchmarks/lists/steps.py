"""What a step from one version of a list to the next changes: lines, entries, and findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from awesomelint import Diagnostic, Document, Entry, Source, Span
from awesomelint.urls import identity

# A step that adds so many entries at most, and does little else, is like a pull request.
_MOST_ADDED, _MOST_EDITED = 3, 1
# What a message quotes. Shorter quotations are separators and marks, and name no entry.
_QUOTED = re.compile(r"`([^`]{2,})`")


class Step:
    """Two versions of a list, one after the other."""

    def __init__(self, before: Document, after: Document) -> None:
        self.before, self.after = before, after
        old, new = _lines(before.source), _lines(after.source)
        self._old_line = dict(_aligned(old, new))
        kept = set(self._old_line.values())
        self._changed = _with_entries(after, {n for n in _numbers(new) if n not in self._old_line})
        self._left = _with_entries(before, {n for n in _numbers(old) if n not in kept})
        self._changed |= self._newly_read()
        self._changed_text = "\n".join(
            [*(new[number - 1] for number in self._changed), *(old[n - 1] for n in self._left)]
        )

    def _newly_read(self) -> set[int]:
        """Return the lines of entries that are written as before, but were not read as entries."""
        known = {_first_line(self.before, entry) for entry in self.before.entries()}
        return {
            line
            for entry in self.after.entries()
            if self._old_line.get(_first_line(self.after, entry)) not in known
            for line in _lines_of(self.after.source, entry.span)
        }

    @cached_property
    def _entries(self) -> tuple[int, int, int]:
        """The number of entries that were added, removed and edited; who moved was edited."""
        came = _entries_on(self.after, self._changed)
        gone = _entries_on(self.before, self._left)
        same = Counter(map(_key, came)) & Counter(map(_key, gone))
        edited = same.total()
        return len(came) - edited, len(gone) - edited, edited

    @property
    def changed_count(self) -> int:
        """How many entries were added, removed or edited."""
        return sum(self._entries)

    @property
    def is_small(self) -> bool:
        """Whether one to three entries were added, and little else happened."""
        added, removed, edited = self._entries
        return 1 <= added <= _MOST_ADDED and not removed and edited <= _MOST_EDITED

    def touches(self, span: Span, *, before: bool = False) -> bool:
        """Whether the step changes a line of a span of the later version, or of the earlier."""
        source, changed = (
            (self.before.source, self._left) if before else (self.after.source, self._changed)
        )
        return not changed.isdisjoint(_lines_of(source, span))

    def appeared(
        self, before: Iterable[Diagnostic], after: Iterable[Diagnostic]
    ) -> Iterator[Diagnostic]:
        """Yield the findings on lines that the step leaves alone, which it did not cause.

        A finding is caused by what the step changes if it is next to that, related to it or quotes
        it.
        """
        known = Counter(_keys(self.before.source, before))
        for finding in _single(after):
            line = _line(self.after.source, finding)
            key = finding.rule, self._old_line.get(line, 0)
            if known[key]:
                known[key] -= 1
            elif line not in self._changed and not self._is_caused(finding, self.after):
                yield finding

    def vanished(
        self, before: Iterable[Diagnostic], after: Iterable[Diagnostic]
    ) -> Iterator[Diagnostic]:
        """Yield the findings that are gone though the step leaves their lines alone."""
        new_line = {old: new for new, old in self._old_line.items()}
        known = Counter(_keys(self.after.source, after))
        for finding in _single(before):
            line = _line(self.before.source, finding)
            key = finding.rule, new_line.get(line, 0)
            if known[key]:
                known[key] -= 1
            elif line not in self._left and not self._is_caused(finding, self.before):
                yield finding

    def _is_caused(self, finding: Diagnostic, document: Document) -> bool:
        is_before = document is self.before
        source, changed = document.source, self._left if is_before else self._changed
        line = _line(source, finding)
        if not changed.isdisjoint((line - 1, line + 1)):
            return True
        if any(self.touches(related.span, before=is_before) for related in finding.related):
            return True
        return any(
            quoted in self._changed_text and any(map(str.isalnum, quoted))
            for quoted in _QUOTED.findall(finding.message)
        )


def _single(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (single for diagnostic in diagnostics for single in diagnostic.split())


def _keys(source: Source, diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, int]]:
    return ((finding.rule, _line(source, finding)) for finding in _single(diagnostics))


def _line(source: Source, finding: Diagnostic) -> int:
    return source.position(finding.span.start).line


def _lines(source: Source) -> list[str]:
    return [source.line(number) for number in range(1, len(source.line_starts) + 1)]


def _numbers(lines: Sequence[str]) -> range:
    return range(1, len(lines) + 1)


def _lines_of(source: Source, span: Span) -> range:
    last = source.position(max(span.start, span.end - 1)).line
    return range(source.position(span.start).line, last + 1)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers, in the new text and in the old, of the lines that both have."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
        yield first, first
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        yield len(new) - last, len(old) - last
        last += 1
    left, right = old[first : len(old) - last], new[first : len(new) - last]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for old_start, new_start, size in matcher.get_matching_blocks():
        for offset in range(1, size + 1):
            yield first + new_start + offset, first + old_start + offset


def _first_line(document: Document, entry: Entry) -> int:
    return document.source.position(entry.span.start).line


def _entries_on(document: Document, lines: set[int]) -> list[Entry]:
    source = document.source
    return [
        entry for entry in document.entries() if not lines.isdisjoint(_lines_of(source, entry.span))
    ]


def _with_entries(document: Document, lines: set[int]) -> set[int]:
    """Return the lines with all lines of the entries that have one of them."""
    wider = set(lines)
    for entry in _entries_on(document, lines):
        wider.update(_lines_of(document.source, entry.span))
    return wider


def _key(entry: Entry) -> str:
    """Return what an edit of an entry mostly leaves alone."""
    return identity(entry.url) or entry.title.text
