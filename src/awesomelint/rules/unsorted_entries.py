"""unsorted-entries: entries out of the order of their list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from awesomelint.diagnostic import Diagnostic, Related
from awesomelint.markdown import order
from awesomelint.markdown.model import Document, Entry, EntryList, Part
from awesomelint.markdown.order import SortKey, Verdict
from awesomelint.rules.rule import Rule

By = Literal["infer", "title", "date", "-date", "number", "-number", "none"]
_DIRECTIVE = re.compile(r"awesomelint:\s*sort=(\S+)")
_ORDERS: dict[SortKey, str] = {
    "title": "alphabetical order",
    "date": "date order, oldest first",
    "-date": "date order, newest first",
    "number": "ascending order",
    "-number": "descending order",
}


@dataclass(frozen=True, slots=True)
class Options:
    """`by`: what lists are sorted by; `infer` learns it, `none` leaves all lists alone."""

    by: By = "infer"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the fewest entries whose move would put each list in order."""
    for document in documents:
        directives = _directives(document)
        of_file = order.file_order(document) if options.by == "infer" else None
        for entry_list in document.lists:
            verdict = _verdict(
                entry_list, directives.get(entry_list.span.start, options.by), of_file
            )
            if verdict and verdict.misplaced:
                yield from _report(document, entry_list, verdict)


def _directives(document: Document) -> dict[int, str]:
    """Return the orders that comments name, by the start of the list below each comment."""
    found = {}
    starts = [entry_list.span.start for entry_list in document.lists]
    for comment in document.comments:
        if directive := _DIRECTIVE.fullmatch(comment.text):
            below = next((start for start in starts if start >= comment.span.end), None)
            if below is not None and directive[1] in (*order.KEYS, "none"):
                found[below] = directive[1]
    return found


def _verdict(entry_list: EntryList, by: str, of_file: SortKey | None) -> Verdict | None:
    if by == "none":
        return None
    for key in order.KEYS:
        if by == key:
            return order.judge(entry_list, key)._replace(follows=True)
    return order.infer(entry_list, of_file) if entry_list.container == "list" else None


def _report(document: Document, entry_list: EntryList, verdict: Verdict) -> Iterator[Diagnostic]:
    path = document.source.path
    if not verdict.follows:
        yield _note(document, entry_list, verdict)
        return
    moving = set(verdict.misplaced)
    kept = [index for index in range(len(verdict.keyed)) if index not in moving]
    for index in verdict.misplaced:
        part = _shown(verdict.keyed[index].entry, verdict.key)
        side, neighbour = _place(verdict, index, kept)
        other = _shown(neighbour, verdict.key)
        message = f"{_quote(part)} belongs {side} {_quote(other)} in {_ORDERS[verdict.key]}"
        related = Related(path, other.span, f"belongs {side} this")
        yield Diagnostic(path, part.span, message, related=(related,))


def _note(document: Document, entry_list: EntryList, verdict: Verdict) -> Diagnostic:
    """Return the one note for a list that does not follow the order of its file."""
    heading = entry_list.heading
    first = _shown(verdict.keyed[verdict.misplaced[0]].entry, verdict.key)
    message = (
        f"{len(verdict.misplaced)} of {len(verdict.keyed)} entries are out of "
        f"{_ORDERS[verdict.key]}, which the file keeps elsewhere"
    )
    span = heading.span if heading else first.span
    return Diagnostic(document.source.path, span, message, level="warning")


def _place(verdict: Verdict, moved: int, kept: Sequence[int]) -> tuple[str, Entry]:
    """Return where a moved entry belongs among those that stay, seen from where it stands."""
    last = verdict.keyed[moved].bounds[1]
    later = (n for n, index in enumerate(kept) if verdict.keyed[index].bounds[0] > last)
    slot = next(later, len(kept))
    if slot < len(kept) and kept[slot] < moved:
        return "before", verdict.keyed[kept[slot]].entry
    return "after", verdict.keyed[kept[slot - 1]].entry


def _shown(entry: Entry, key: SortKey) -> Part:
    """Return the part of an entry that its place depends on."""
    return entry.date if key.endswith("date") and entry.date else entry.title


def _quote(part: Part) -> str:
    return f"`{part.text}`"


RULE = Rule("unsorted-entries", check, options=Options)
