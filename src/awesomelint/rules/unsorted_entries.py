"""unsorted-entries: entries out of the order of their list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.contents import contents_start
from awesomelint.reading.model import Container, Document, Entry, Part
from awesomelint.rules.context import RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.moves import belongs
from awesomelint.style.names import is_text
from awesomelint.style.order import (
    CONTAINERS,
    ORDER_WORDS,
    ListOrders,
    file_order,
    inferred_verdict,
)
from awesomelint.style.sorted_lists import SortedList, Verdict
from awesomelint.style.sorting import KEYS, Keyed, SortKey
from awesomelint.style.style import Style
from awesomelint.style.titles import alike
from awesomelint.text import Span

By = Literal["infer", "title", "date", "-date", "number", "-number", "none"]
_DIRECTIVE = r"awesomelint:\s*sort=(\S+)"
_MOVABLE = r"[>\s]*[-*+|\[]"
_RANK = r"\W*\d+\W*"
# So many lists of a file that begin with entries out of order do so on purpose: sponsors come
# first there. A choice: one or two such lists may be slips.
_LEAST_LISTS_WITH_A_TOP = 3
# A list with a smaller share of entries in order is reported, but not sorted: so many entries would
# move that the order may not be meant. A choice.
_SHARE_TO_SORT = 0.7


class Options(Struct, frozen=True):
    """`by`: what lists are sorted by; `infer` learns it, `none` leaves all lists alone.

    `lists`: which lists an order that is set holds; those that follow it may be meant alone.
    """

    by: By = "infer"
    lists: Literal["all", "following"] = "all"


class _Judged(NamedTuple):
    """A sorted list with its verdict; `is_set` is whether its order is configured, not learnt."""

    sorted_list: SortedList
    verdict: Verdict
    is_set: bool


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the fewest entries whose move would put each list in order."""
    for judged in _judged_lists(context, options):
        if judged.verdict.misplaced:
            yield from _out_of_order(context, judged)


def _judged_lists(context: RuleContext, options: Options) -> Iterator[_Judged]:
    """Yield each list that has an order, without what stands first in it whatever the order."""
    directives = _directives(context.document)
    by, of_file = _orders(context.style, options)
    judged_lists: list[_Judged] = []
    above_contents = contents_start(context.document)
    for sorted_list in context.compute(ListOrders).lists:
        list_by = directives.get(sorted_list.start, by)
        is_inferred = list_by == "infer"
        if is_inferred and sorted_list.start < above_contents:
            continue
        file_key = of_file[sorted_list.entry_list.container]
        if verdict := _verdict(sorted_list, list_by, file_key, context.style):
            judged_lists.append(_Judged(sorted_list, verdict, not is_inferred))
    tops = [() if judged.is_set else _top(judged) for judged in judged_lists]
    is_habit = sum(map(bool, tops)) >= _LEAST_LISTS_WITH_A_TOP
    for judged, top in zip(judged_lists, tops, strict=True):
        # Where a text stands first it introduces the subject, and so do entries right behind it.
        if top and (is_habit or is_text(top[0])):
            rest = judged.sorted_list.without_first(len(top))
            yield _Judged(rest, rest.judge(judged.verdict.key), is_set=False)
        else:
            yield judged


def _directives(document: Document) -> dict[int, str]:
    """Return the orders that comments name, by the start of the list below each comment."""
    orders = {}
    starts = [entry_list.span.start for entry_list in document.lists]
    for comment in document.comments:
        if directive := re.fullmatch(_DIRECTIVE, comment.text):
            below = next((start for start in starts if start >= comment.span.end), None)
            if below is not None and directive[1] in (*KEYS, "none"):
                orders[below] = directive[1]
    return orders


def _orders(style: Style, options: Options) -> tuple[By, Mapping[Container, SortKey | None]]:
    """Return what each list is held to, and the order of the file where that is `infer`."""
    if options.by == "infer":
        return "infer", {container: file_order(style, container) for container in CONTAINERS}
    if options.by != "none" and options.lists == "following":
        return "infer", dict.fromkeys(CONTAINERS, options.by)
    return options.by, dict.fromkeys(CONTAINERS)


def _verdict(
    sorted_list: SortedList, by: str, of_file: SortKey | None, style: Style
) -> Verdict | None:
    """Return a list held to the order that `by` names; None where it is held to none."""
    if by == "none":
        return None
    for key in KEYS:
        if by == key:
            return sorted_list.judge(key)
    return inferred_verdict(sorted_list, of_file, style)


def _top(judged: _Judged) -> tuple[Entry, ...]:
    """Return the entries out of order that a list begins with, and the texts between them."""
    keyed_entries = judged.verdict.keyed
    moved = {keyed_entries[index].entry.item for index in judged.verdict.misplaced}
    staying = {keyed_entry.entry.item for keyed_entry in keyed_entries} - moved
    entries = judged.sorted_list.entry_list.entries
    top = tuple(
        takewhile(
            lambda entry: entry.item in moved or (is_text(entry) and entry.item not in staying),
            entries,
        )
    )
    return top if any(entry.item in moved for entry in top) and len(top) < len(entries) else ()


def _out_of_order(context: RuleContext, judged: _Judged) -> Iterator[Diagnostic]:
    """Yield the entries out of order; one fix for all that can move sorts the list.

    Which script comes first is the list's own affair: an entry that belongs beside one in another
    script is left out, and then there is no fix. The first entry of a list may stand there on
    purpose: it moves only where the order is configured.
    """
    sorted_list, verdict, is_set = judged
    bounds = [entry.bounds for entry in verdict.keyed]
    belonging = {index: belongs(bounds, index, verdict.anchors) for index in verdict.misplaced}
    across_scripts = {
        index
        for index, (_, neighbour) in belonging.items()
        if verdict.key == "title"
        and not alike(*(verdict.keyed[number].name for number in (index, neighbour)))
    }
    is_sortable = not across_scripts and (is_set or verdict.share >= _SHARE_TO_SORT)
    entries, moved = (
        sorted_list.arranged(verdict, move_first=is_set) if is_sortable else ((), frozenset())
    )
    fix = _sort(context.document, sorted_list, entries) if moved else None
    for index, (side, neighbour) in belonging.items():
        if index not in across_scripts:
            misplaced, other = verdict.keyed[index], verdict.keyed[neighbour]
            fix_of_entry = fix if index in moved else None
            yield _misplaced(context, judged, misplaced, side, other, fix_of_entry)


def _misplaced(
    context: RuleContext, judged: _Judged, moved: Keyed, side: str, other: Keyed, fix: Fix | None
) -> Diagnostic:
    """Return the finding for an entry that belongs on one `side` of another."""
    key = judged.verdict.key
    message = f"{_name(moved, key)} belongs {side} {_name(other, key)} in {ORDER_WORDS[key]}"
    related = context.related(_sorting_part(other.entry, key).span, f"belongs {side} this")
    span = _sorting_part(moved.entry, key).span
    return context.report(
        span,
        message,
        fix=fix,
        related=(related,),
        many=f"{{count}} of {{total}} entries of {{list}} are out of {ORDER_WORDS[key]}",
        group=judged.sorted_list.entry_list,
    )


def _sorting_part(entry: Entry, key: SortKey) -> Part:
    """Return the part of an entry that it is sorted by, its title for a number."""
    return entry.date if key.endswith("date") and entry.date else entry.title


def _name(keyed_entry: Keyed, key: SortKey) -> str:
    """Return what an entry is called in a message about its order."""
    if key == "title":
        return f"`{keyed_entry.name}`"
    number = f" ({abs(keyed_entry.bounds[0]):,g})" if key.endswith("number") else ""
    return f"`{_sorting_part(keyed_entry.entry, key).text}`{number}"


def _sort(document: Document, sorted_list: SortedList, entries: Sequence[Entry]) -> Fix | None:
    """Return the fix that gives a list its entries in this order.

    Every slot keeps its line ending; an item takes everything else with it.
    """
    edits: list[Edit] = []
    for slot, moved in zip(sorted_list.entry_list.entries, entries, strict=True):
        if slot is moved:
            continue
        old, new = _item_text(document, slot), _item_text(document, moved)
        if old is None or new is None:
            return None
        start = slot.item.start
        edits.append(Edit(Span(start, start + len(old)), new))
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


def _say_order(_: Style, key: SortKey) -> Mapping[str, object]:
    """Return the options that hold a document to an order as if it had been learnt."""
    return {"by": key, "lists": "following"}


RULE = Rule(
    "unsorted-entries",
    check,
    options=Options,
    relies_on=(
        Reliance("order", ("by",), _say_order, adopted_as="order"),
        Reliance("order of tables", ("by",), _say_order),
    ),
)
