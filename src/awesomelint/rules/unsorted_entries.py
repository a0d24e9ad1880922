"""unsorted-entries: entries out of the order of their list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Related
from awesomelint.reading.contents import contents_start
from awesomelint.reading.model import Container, Document, Entry, EntryList, Part
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.style import order
from awesomelint.style.order import CONTAINERS, Run, Verdict
from awesomelint.style.sorting import KEYS, Keyed, SortKey, alike, keyed
from awesomelint.text import Span

By = Literal["infer", "title", "date", "-date", "number", "-number", "none"]
_DIRECTIVE = r"awesomelint:\s*sort=(\S+)"
_MOVABLE = r"[>\s]*[-*+|\[]"
_RANK = r"\W*\d+\W*"
# Lists of a file that begin with entries out of place, from which on that place is meant: sponsors.
_PINNING = 3
_FOLLOWING = 0.7
_LEAST = 6
_ORDERS: dict[SortKey, str] = {
    "title": "alphabetical order",
    "date": "date order, oldest first",
    "-date": "date order, newest first",
    "number": "ascending order",
    "-number": "descending order",
}


class Options(Struct, frozen=True):
    """`by`: what lists are sorted by; `infer` learns it, `none` leaves all lists alone.

    `lists`: which lists an order that is set holds; those that follow it may be meant alone.
    """

    by: By = "infer"
    lists: Literal["all", "following"] = "all"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield the fewest entries whose move would put each list in order."""
    for document in documents:
        for run, verdict in _judged(document, options):
            if verdict.misplaced:
                yield from _report(document, run, verdict)


def _judged(document: Document, options: Options) -> Iterator[tuple[EntryList, Verdict]]:
    """Yield each list that has an order, without what stands first in it whatever the order."""
    directives = _directives(document)
    runs = order.runs(document)
    by, of_file = _of_file(runs, options)
    found: list[tuple[Run, Verdict, int]] = []
    shown = contents_start(document)
    for run in runs:
        asked = directives.get(run.whole, by)
        if asked == "infer" and run.whole < shown:
            continue
        if verdict := _verdict(run, asked, of_file[run.entry_list.container]):
            top = _leading(run.entry_list, verdict) if asked == "infer" else 0
            found.append((run, verdict, top))
    is_habit = sum(top > 0 for _, _, top in found) >= _PINNING
    for run, verdict, top in found:
        if not (is_habit and top):
            yield run.entry_list, verdict
            continue
        below = _without_first(run.entry_list, top)
        if again := order.infer(Run(below, run.whole), of_file[below.container]):
            yield below, again


def _leading(entry_list: EntryList, verdict: Verdict) -> int:
    """Return how many entries out of place a list in order begins with."""
    if not verdict.follows or not verdict.misplaced:
        return 0
    moved = {verdict.keyed[index].entry.span for index in verdict.misplaced}
    return next((n for n, entry in enumerate(entry_list.entries) if entry.span not in moved), 0)


def _without_first(entry_list: EntryList, count: int) -> EntryList:
    """Return a list from its entry number `count` on."""
    rest = entry_list.entries[count:]
    start = rest[0].item.start
    pieces = (tuple(one for one in piece if one.item.start >= start) for piece in entry_list.pieces)
    return replace(entry_list, entries=rest, pieces=tuple(filter(None, pieces)))


def _of_file(
    runs: Sequence[Run], options: Options
) -> tuple[By, Mapping[Container, SortKey | None]]:
    """Return what each list is held to, and the order of the file where that is `infer`."""
    if options.by == "infer":
        return "infer", {each: order.file_order(runs, each) for each in CONTAINERS}
    if options.by != "none" and options.lists == "following":
        return "infer", dict.fromkeys(CONTAINERS, options.by)
    return options.by, dict.fromkeys(CONTAINERS)


def _directives(document: Document) -> dict[int, str]:
    """Return the orders that comments name, by the start of the list below each comment."""
    found = {}
    starts = [entry_list.span.start for entry_list in document.lists]
    for comment in document.comments:
        if directive := re.fullmatch(_DIRECTIVE, comment.text):
            below = next((start for start in starts if start >= comment.span.end), None)
            if below is not None and directive[1] in (*KEYS, "none"):
                found[below] = directive[1]
    return found


def _verdict(run: Run, by: str, of_file: SortKey | None) -> Verdict | None:
    if by == "none":
        return None
    for key in KEYS:
        if by == key:
            return replace(run.judge(key), follows=True, share=1.0)
    return order.infer(run, of_file)


def _report(document: Document, entry_list: EntryList, verdict: Verdict) -> Iterator[Diagnostic]:
    path = document.source.path
    if not verdict.follows:
        # So few entries are no evidence of what their writer was after.
        if len(verdict.keyed) >= _LEAST:
            yield _note(document, entry_list, verdict)
        return
    moving = set(verdict.misplaced)
    kept = [index for index in range(len(verdict.keyed)) if index not in moving]
    bounds = [one.bounds for one in verdict.keyed]
    places = {index: order.beside(bounds, index, kept) for index in verdict.misplaced}
    # Which script comes first is the list's own affair.
    across = {
        index
        for index, (_, neighbour) in places.items()
        if verdict.key == "title"
        and not alike(*(verdict.keyed[one].entry.title.text for one in (index, neighbour)))
    }
    fix = None if across else _sort(document, entry_list, verdict)
    for index in verdict.misplaced:
        if index in across:
            continue
        side, place = places[index]
        moved, neighbour = verdict.keyed[index], verdict.keyed[place]
        part, other = _shown(moved.entry, verdict.key), _shown(neighbour.entry, verdict.key)
        names = f"{_quote(moved, verdict.key)} belongs {side} {_quote(neighbour, verdict.key)}"
        message = f"{names} in {_ORDERS[verdict.key]}"
        related = Related(path, other.span, f"belongs {side} this")
        yield Diagnostic(path, part.span, message, fix=fix, related=(related,))


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


def _sort(document: Document, entry_list: EntryList, verdict: Verdict) -> Fix | None:
    """Return the fix that moves the entries to their places, each Markdown list by itself.

    Every slot keeps its line ending; an item takes everything else with it. An order that was
    inferred is imposed only on lists that follow it already.
    """
    if verdict.share < _FOLLOWING:
        return None
    edits: list[Edit] = []
    for piece in entry_list.pieces:
        is_whole = piece == entry_list.entries
        before = verdict.keyed if is_whole else keyed(piece, verdict.key)
        after = order.arranged(before)
        for slot, item in zip(before, after, strict=True):
            if slot is not item:
                slot_text, text = (_item_text(document, one.entry) for one in (slot, item))
                if slot_text is None or text is None:
                    return None
                edits.append(
                    Edit(Span(slot.entry.item.start, slot.entry.item.start + len(slot_text)), text)
                )
    return Fix("sort the list", tuple(edits), "move") if edits else None


def _item_text(document: Document, entry: Entry) -> str | None:
    """Return an item without its line ending; None for one that cannot be moved by itself.

    That is an item that begins on the line of another, or is numbered.
    """
    text = document.source.slice(entry.item).rstrip("\r\n")
    is_movable = re.match(_MOVABLE, text) if entry.head != "row" else not _is_numbered(entry)
    return text if is_movable else None


def _is_numbered(entry: Entry) -> bool:
    """Whether a row begins with its number in the table, which would move along."""
    first = entry.cells[0]
    is_rank = first.role is None and re.fullmatch(_RANK, first.part.text)
    return bool(is_rank) or any(cell.role == "index" for cell in entry.cells)


def _shown(entry: Entry, key: SortKey) -> Part:
    """Return the part of an entry that its place depends on."""
    return entry.date if key.endswith("date") and entry.date else entry.title


def _quote(one: Keyed, key: SortKey) -> str:
    """Return what an entry is called in a message about its place."""
    number = f" ({abs(one.bounds[0]):,g})" if key.endswith("number") else ""
    return f"`{_shown(one.entry, key).text}`{number}"


def _file_shown(documents: Sequence[Document], container: Container = "list") -> Evidence | None:
    (document,) = documents
    runs = order.runs(document)
    found, measures = order.file_order(runs, container), order.measures(runs, container)
    if found:
        measure = measures[found]
        options = (("by", found), ("lists", "following"))
        unit = "tables" if container == "table" else "sections"
        return Evidence(_ORDERS[found], measure.following, measure.lists, unit, options=options)
    best = max(measures, key=lambda key: measures[key].share)
    measure = measures[best]
    count = round(measure.share * measure.total)
    return Evidence(_ORDERS[best], count, measure.total, "entries", holds=False) if count else None


def _sections_shown(documents: Sequence[Document]) -> Evidence | None:
    """Return in which orders the sections and tables are that have one of their own."""
    (document,) = documents
    runs = order.runs(document)
    of_file = {each: order.file_order(runs, each) for each in CONTAINERS}
    own = Counter(
        verdict.key
        for run in runs
        if (verdict := order.infer(run, of_file[run.entry_list.container]))
        and verdict.key != of_file[run.entry_list.container]
    )
    words = " or ".join(_ORDERS[key] for key, _ in own.most_common())
    return Evidence(words, own.total(), len(runs), "sections") if own else None


RULE = Rule(
    "unsorted-entries",
    check,
    options=Options,
    infers=(
        Inferred("order", ("by",), _file_shown),
        Inferred("order of tables", ("by",), partial(_file_shown, container="table")),
        Inferred("order of single sections", ("by",), _sections_shown),
    ),
)
