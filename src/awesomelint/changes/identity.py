"""What a finding is about, so that it is found again after edits elsewhere in the file.

The *identity* of an occurrence is its rule, its path and its subject: the entry that it stands in,
or the text of its line where it stands in none, with a number among its equals. No line number, no
count and no message is in it: these change with edits that have nothing to do with the finding. The
*fingerprint* is a hash of the identity, for programs that compare two runs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Occurrence, Subject
from awesomelint.reading.model import Document, Entry
from awesomelint.text import Span
from awesomelint.urls import identity as url_identity

# Code points of a line that identify it. A choice: two lines that begin alike for so long are as
# good as equal, and have different numbers.
_LONGEST_LINE = 200


def with_subjects(
    diagnostics: Sequence[Diagnostic], documents: Iterable[Document]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of one list, each occurrence with its subject.

    Equals are numbered from 0 in the order of the file.
    """
    paths = {diagnostic.path for diagnostic in diagnostics}
    finders = {
        document.source.path: SubjectFinder(document)
        for document in documents
        if document.source.path in paths
    }
    numbers: Counter[tuple[str, str, Subject]] = Counter()
    subjects: dict[tuple[int, int], Subject] = {}
    for span, index, place in sorted(
        (occurrence.span, index, place)
        for index, diagnostic in enumerate(diagnostics)
        for place, occurrence in enumerate(diagnostic.occurrences)
    ):
        path, rule = diagnostics[index].path, diagnostics[index].rule
        subject = finders[path].find(span)
        subjects[index, place] = replace(subject, number=numbers[path, rule, subject])
        numbers[path, rule, subject] += 1
    return tuple(
        replace(
            diagnostic,
            subject=subjects[index, 0],
            occurrences=tuple(
                replace(occurrence, subject=subjects[index, place])
                for place, occurrence in enumerate(diagnostic.occurrences)
            ),
        )
        for index, diagnostic in enumerate(diagnostics)
    )


class SubjectFinder:
    """Finds what stands at a span of one document."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._entries = sorted(document.entries(), key=lambda entry: entry.item.start)
        self._starts = [entry.item.start for entry in self._entries]

    def entry(self, offset: int) -> Entry | None:
        """Return the innermost entry whose item holds an offset; None if there is none."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            entry = self._entries[index]
            if offset < entry.item.end:
                return entry
            if entry.parent is None:  # nor does an item around it
                break
        return None

    def find(self, span: Span) -> Subject:
        """Return what stands where a span begins, with the number 0."""
        entry = self.entry(span.start)
        if entry is None:
            line = self._source.line(self._source.position(span.start).line)
            return Subject("line", " ".join(line.split())[:_LONGEST_LINE])
        return Subject("entry", url_identity(entry.url) if entry.url else entry.title.text)


def fingerprint(diagnostic: Diagnostic, occurrence: Occurrence | None = None) -> str:
    """Return 32 hexadecimal digits that an occurrence keeps while it is there.

    Without an `occurrence`, they are those of the diagnostic's first. Return an empty string if its
    subject was not looked for: diagnostics from the Python API have none.
    """
    subject = occurrence.subject if occurrence else diagnostic.subject
    return fingerprint_of(diagnostic.rule, diagnostic.path, subject) if subject else ""


def fingerprint_of(rule: str, path: str, subject: Subject) -> str:
    """Return the fingerprint of an identity."""
    from hashlib import blake2b  # two milliseconds, and most runs print no fingerprint

    parts = (rule, path, subject.kind, subject.text, str(subject.number))
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()
