"""What every format of `check` is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from awesomelint.diagnostic import Diagnostic
from awesomelint.output import DEFAULT_COLUMNS
from awesomelint.text import Position, Source, Span


class Report(Struct, frozen=True):
    """Everything a format may show.

    `diagnostics` are in the order they are shown, each with its rule and level. `sources` has the
    source of each path that a diagnostic or something related to it names. A source that is missing
    counts as empty. `entries` has the number of entries of each file that was checked, for the
    formats that report about all files together. The rest is for the format `full` alone: `color`,
    `width` in terminal columns, whether there are `links` to the pages of the rules, and whether
    `show_all` asks for all findings, however many there are.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    color: bool = False
    width: int = DEFAULT_COLUMNS
    entries: Mapping[str, int] = field(default_factory=dict)
    links: bool = False
    show_all: bool = False

    def occurrences(self) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each occurrence, in the order they are shown."""
        for diagnostic in self.diagnostics:
            yield from diagnostic.split()

    def occurrences_by_file(self) -> dict[str, list[Diagnostic]]:
        """Return the occurrences in each file, sorted by position; none in a file without faults.

        The files are those that were checked, and others that have findings.
        """
        files: dict[str, list[Diagnostic]] = {path: [] for path in self.entries}
        for occurrence in self.occurrences():
            files.setdefault(occurrence.path, []).append(occurrence)
        for occurrences in files.values():
            occurrences.sort(key=lambda occurrence: occurrence.span)
        return files

    def position(self, path: str, offset: int) -> Position:
        """Return the position of `offset` in `path`. An offset past the end counts as the end."""
        source = self.sources.get(path)
        return source.position(offset) if source else Position(1, 1)


def location(start: Position, end: Position, span: Span) -> dict[str, int]:
    """Return where a span begins and ends, for JSON.

    Lines and columns are 1-based, offsets are code points. `start` and `end` are the positions of
    the ends of `span`.
    """
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": span.start,
        "end_offset": span.end,
    }
