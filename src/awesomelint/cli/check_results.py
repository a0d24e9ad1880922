"""The results of a check for all lists together, and their summary: counts and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from awesomelint.cli.console import counted, first_names
from awesomelint.cli.shared_options import no_lists_warning

if TYPE_CHECKING:
    from awesomelint.diagnostic import Diagnostic
    from awesomelint.disk.files import SourceFile
    from awesomelint.rule_counts import RuleCount
    from awesomelint.run.check import CheckedList
    from awesomelint.text import Source


class CheckResults:
    """The results for all lists.

    `entries` has the number of entries of each file, by name. `stray_links` has, for files whose
    links mostly stand outside of entries, what they stand in and how many there are. `counts` has
    the findings of each rule in each list. `lists` is the number of lists with entries, `clean` the
    number of those without findings. If lists are printed one by one, `texts` has what is printed,
    and there are no diagnostics.
    """

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.entries: dict[str, int] = {}
        self.stray_links: dict[str, tuple[str, int]] = {}
        self.counts: list[RuleCount] = []
        self.lists = self.clean = 0

    def total(self, *levels: str) -> int:
        """Return the number of findings at one of the levels."""
        return sum(count.total for count in self.counts if count.level in levels)


def gather(lists: Iterable[CheckedList]) -> CheckResults:
    """Return the results of several lists together."""
    results = CheckResults()
    for checked in lists:
        results.entries |= checked.entries
        results.stray_links |= checked.stray_links
        results.counts += checked.counts
        has_entries = any(checked.entries.values())
        results.lists += has_entries
        results.clean += has_entries and not checked.counts
        if checked.text:
            results.texts.append(checked.text)
        elif checked.diagnostics:
            results.diagnostics += checked.diagnostics
            results.sources |= {source.path: source for source in checked.sources}
    return results


def statistics_text(results: CheckResults) -> str:
    """Return how many entries were read, if that is known, and how many findings each rule has."""
    from awesomelint.output.statistics import rule_table

    lines = []
    if results.entries:
        entries = counted(sum(results.entries.values()), "entry", "entries")
        lines.append(f"{entries} read in {counted(len(results.entries), 'file')}\n")
    for name, count in results.entries.items():
        container, links = results.stray_links.get(name, ("", 0))
        if not count or container:
            stray = f"; {counted(links, 'link')} in {container}" if container else ""
            lines.append(f"{name}: {counted(count, 'entry', 'entries')} read{stray}\n")
    return "".join(lines) + rule_table(results.counts)


def unchecked_lines(
    paths: Sequence[str], files: Sequence[SourceFile], results: CheckResults
) -> Iterator[str]:
    """Yield a warning for the paths without a list, and one if there was no entry to check."""
    if warning := no_lists_warning(paths, files):
        yield warning
    elif not any(results.entries.values()) and not results.counts and files:
        reason = "no file has an entry" if results.entries else "every file is excluded"
        yield f"warning: nothing was checked: {reason}"


def summary_lines(results: CheckResults, *, is_sure: bool) -> Iterator[str]:
    """Yield a note for everything that was left alone, a table by rule, and the count of findings.

    One rule has no table. A run without findings is said to be without faults only if it `is_sure`
    of that: everything was read, and there was something to check.
    """
    yield from (f"note: {note}" for note in _notes(results))
    if len({count.rule for count in results.counts}) > 1:
        from awesomelint.output.statistics import rule_table

        yield "\n" + rule_table(results.counts).rstrip("\n")
    entries_count = sum(results.entries.values())
    entries = counted(entries_count, "entry", "entries")
    if findings := results.total("error", "warning"):
        clean = f"; {counted(results.clean, 'list')} clean" if results.clean else ""
        yield f"{counted(findings, 'finding')}{_mended(results)} in {entries}{clean}"
    elif is_sure and entries_count:
        yield f"No faults in {entries} of {counted(results.lists, 'list')}"


def _mended(results: CheckResults) -> str:
    """Return how many findings `fix` mends, in brackets."""
    if safe := sum(count.safe for count in results.counts):
        return f' ({safe} mended by "awesomelint fix")'
    if unsafe := sum(count.unsafe for count in results.counts):
        return f' ({unsafe} mended by "awesomelint fix --unsafe-fixes")'
    return ""


def _notes(results: CheckResults) -> Iterator[str]:
    """Yield the notes on what was left alone.

    Each file with entries and many links outside of them has a separate note. Files without entries
    share a note if their links stand in the same: in paragraphs, headings or HTML.
    """
    without_entries: dict[str, list[str]] = {}
    for name, count in results.entries.items():
        container, links = results.stray_links.get(name, ("", 0))
        if not count:
            without_entries.setdefault(container, []).append(name)
        elif container:
            yield f"{first_names([name])}: {counted(links, 'link')} in {container} left alone"
    for container, names in sorted(without_entries.items()):
        whose = "its" if len(names) == 1 else "their"
        links_note = f": {whose} links stand in {container}" if container else ""
        yield f"no entries in {first_names(names)}{links_note}"
