"""unsorted-entries: entries out of the order of their list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from msgspec import Struct

from awesomelint.diagnostic import Diagnostic, Edit, Fix
from awesomelint.reading.contents import contents_start
from awesomelint.reading.model import Document, Entry, Part
from awesomelint.rules.context import Group, RuleContext
from awesomelint.rules.rule import Reliance, Rule
from awesomelint.style.by_section import BySection, paths_by_key, value_at
from awesomelint.style.moves import belongs
from awesomelint.style.names import is_text
from awesomelint.style.order import (
    ORDER_WORDS,
    file_order,
    inferred_verdict,
    orders_by_section,
)
from awesomelint.style.sorted_lists import SortedList, Verdict, sorted_lists
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

    `sections`: what the lists under some headings are sorted by. `top`: what may stand out of order
    at the top of a list: nothing, or what follows a text, or anything. `infer` learns it where the
    order is learnt.
    """

    by: By = "infer"
    sections: tuple[BySection[By], ...] = ()
    top: Literal["infer", "text", "free"] = "infer"


class _Judged(NamedTuple):
    """A sorted list with its verdict.

    `is_strict` is whether its order is set, and nothing says that this is as gentle as one learnt.
    """

    sorted_list: SortedList
    verdict: Verdict
    is_strict: bool


def check(context: RuleContext, options: Options) -> Iterator[Diagnostic]:
    """Yield the fewest entries whose move would put each list in order."""
    lists = context.compute(sorted_lists)
    judged_lists = [
        _blaming_new(context, judged)
        for judged in _judged_lists(context.document, lists, context.style, options)
    ]
    may_begin_freely = (
        _begin_freely(judged_lists) if options.top == "infer" else (options.top == "free")
    )
    for judged in judged_lists:
        without_top = _blaming_new(context, _without_top(judged, is_free=may_begin_freely))
        if without_top.verdict.misplaced:
            yield from _out_of_order(context, without_top)


def _judged_lists(
    document: Document, lists: Sequence[SortedList], style: Style, options: Options
) -> Iterator[_Judged]:
    """Yield each list that has an order, set or learnt."""
    directives = _directives(document)
    paths = paths_by_key(document) if options.sections else {}
    by_section = dict(options.sections)
    above_contents = contents_start(document)
    for sorted_list in lists:
        directive = directives.get(sorted_list.start)
        of_section = value_at(by_section, paths[sorted_list.key[0]]) if paths else None
        by = directive or of_section or options.by
        is_strict = directive is not None or (by != "infer" and options.top == "infer")
        if not is_strict and sorted_list.start < above_contents:
            continue
        if verdict := _verdict(sorted_list, by, style):
            yield _Judged(sorted_list, verdict, is_strict)


def _blaming_new(context: RuleContext, judged: _Judged) -> _Judged:
    """Return a list in which entries that a change brings are out of order, not the others."""
    new = _new(context, judged.verdict)
    if not new or not judged.verdict.misplaced:
        return judged
    return judged._replace(verdict=judged.sorted_list.blame(judged.verdict, new))


def _new(context: RuleContext, verdict: Verdict) -> frozenset[int]:
    """Return which of the keyed entries a change brings."""
    if not context.new_entries:
        return frozenset()
    return frozenset(
        index for index, keyed in enumerate(verdict.keyed) if context.is_new(keyed.entry)
    )


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


def _verdict(sorted_list: SortedList, by: str, style: Style) -> Verdict | None:
    """Return a list held to the order that `by` names; None where it is held to none."""
    if by == "none":
        return None
    for key in KEYS:
        if by == key:
            return sorted_list.judge(key)
    return inferred_verdict(sorted_list, file_order(style, sorted_list.entry_list.container), style)


def _begin_freely(judged_lists: Sequence[_Judged]) -> bool:
    """Whether the lists of a file begin with entries out of order on purpose."""
    tops = (judged for judged in judged_lists if not judged.is_strict and _top(judged))
    return sum(1 for _ in tops) >= _LEAST_LISTS_WITH_A_TOP


def _without_top(judged: _Judged, *, is_free: bool) -> _Judged:
    """Return a list without what stands first in it whatever the order."""
    top = () if judged.is_strict else _top(judged)
    # Where a text stands first it introduces the subject, and so do entries right behind it.
    if top and (is_free or is_text(top[0])):
        rest = judged.sorted_list.without_first(len(top))
        return _Judged(rest, rest.judge(judged.verdict.key), is_strict=False)
    return judged


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
    sorted_list, verdict, is_strict = judged
    bounds = [entry.bounds for entry in verdict.keyed]
    belonging = {index: belongs(bounds, index, verdict.anchors) for index in verdict.misplaced}
    across_scripts = {
        index
        for index, (_, neighbour) in belonging.items()
        if verdict.key == "title"
        and not alike(*(verdict.keyed[number].name for number in (index, neighbour)))
    }
    is_sortable = not across_scripts and (is_strict or verdict.share >= _SHARE_TO_SORT)
    new = _new(context, verdict)
    entries, moved = (
        sorted_list.arranged(verdict, move_first=is_strict, only=new or None)
        if is_sortable
        else ((), frozenset())
    )
    words = "move what is new to where it belongs" if new else "sort the list"
    fix = _sort(context.document, sorted_list, entries, words) if moved else None
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
        many=f"{{count}} entries, one or two in a list, are out of {ORDER_WORDS[key]}",
        group=Group(
            judged.sorted_list.entry_list,
            f"{{count}} of {{total}} entries of {{list}} are out of {ORDER_WORDS[key]}",
        ),
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


def _sort(
    document: Document, sorted_list: SortedList, entries: Sequence[Entry], message: str
) -> Fix | None:
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
    return Fix(message, tuple(edits), "move") if edits else None


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


def _explicit_orders(style: Style, _: object) -> Mapping[str, object]:
    """Return the options that hold each list of a document to what was learnt of it, as gently."""
    document = style.document
    directives, above_contents = _directives(document), contents_start(document)
    lists = [
        sorted_list
        for sorted_list in style.compute(sorted_lists)
        if sorted_list.start not in directives and sorted_list.start >= above_contents
    ]
    orders = orders_by_section(style, lists)
    if orders is None:
        return {}
    may_begin_freely = _begin_freely([*_judged_lists(document, lists, style, Options())])
    sections = tuple(BySection(*pair) for pair in orders.by_section.items())
    return {
        "by": orders.rest,
        **({"sections": sections} if sections else {}),
        "top": "free" if may_begin_freely else "text",
    }


RULE = Rule(
    "unsorted-entries",
    check,
    options=Options,
    relies_on=(
        Reliance("order", ("by", "sections", "top"), _explicit_orders, adopted_as="order"),
        Reliance("order of tables", ("by", "sections", "top"), _explicit_orders),
        Reliance("order in headings", ("by", "sections", "top"), _explicit_orders),
    ),
)
