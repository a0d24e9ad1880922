"""Whether a document gives its entries dates: all of it, or some of its sections and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from awesomelint.reading.model import DateSlot, Document, Entry
from awesomelint.style.convention import USUAL, Convention, Need
from awesomelint.style.date_forms import DateForm, common_slot, form_of, rows_of
from awesomelint.style.style import Aspect, Evidence, ListKey, Style, list_keys

# A list of so many entries without a date is of another kind than those that have dates. A choice.
_LEAST_ENTRIES_WITHOUT = 4


def datable(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of `entries` that could need a date: no details, no rows."""
    return [entry for entry in entries if entry.is_item and entry.head != "label"]


def datable_items(document: Document) -> list[Entry]:
    """Return the entries of a document that could need a date: no details, no rows."""
    return datable(document.entries())


def common_dating(entries: Sequence[Entry], need: Need = USUAL) -> Convention[bool] | None:
    """Return that the entries have dates, where enough of them do."""
    dated = sum(entry.date is not None for entry in entries)
    holds = len(entries) >= need.least and dated >= need.share * len(entries)
    return Convention(True, dated, len(entries)) if holds else None


class DatableGroup:
    """Entries that are dated together or not at all: a file's, a section's or a table's.

    `key` tells the group again in another state of the document; None is the whole file.
    """

    def __init__(self, key: ListKey | None, entries: Sequence[Entry]) -> None:
        self.key, self.entries = key, entries

    @property
    def is_table(self) -> bool:
        """Whether the entries are the rows of a table."""
        return self.key is not None and self.key[1] == "table"

    @cached_property
    def slot(self) -> Convention[DateSlot] | None:
        """Where in an entry the group's dates stand."""
        return common_slot(self.entries)

    @cached_property
    def form(self) -> DateForm:
        """How the group's dates are written."""
        return form_of([part for entry in self.entries for part in entry.dates])


def whole_file(document: Document) -> DatableGroup:
    """Return all items of a document that could need a date."""
    return DatableGroup(None, datable_items(document))


def datable_groups(document: Document) -> list[DatableGroup]:
    """Return the entries of each list that could need a date, and the rows of each table."""
    return [
        DatableGroup(
            key,
            rows_of(entry_list.entries)
            if entry_list.container == "table"
            else datable(entry_list.entries),
        )
        for key, entry_list in zip(list_keys(document), document.lists, strict=True)
    ]


class DatedGroup(NamedTuple):
    """A group that dates its entries, and the convention that says so."""

    group: DatableGroup
    dating: Convention[bool]


DatedGroups = Mapping[ListKey | None, DatedGroup]


def dated_groups(style: Style) -> DatedGroups:
    """Return the lists and the tables that date their entries by themselves, by key."""
    return style.learn(_dated_groups)


def _dated_groups(style: Style, earlier: DatedGroups | None) -> DatedGroups:
    """Return the groups that are dated; `earlier` are those of the state before."""
    dated = {}
    for group in style.compute(datable_groups):
        need = USUAL.to_keep if earlier and group.key in earlier else USUAL
        if dating := common_dating(group.entries, need):
            dated[group.key] = DatedGroup(group, dating)
    return dated


def dating_model(style: Style, group: DatableGroup) -> DatedGroup | None:
    """Return the group that shows how the entries of a list are dated; None where they are not.

    It is the whole file where that dates its items; a table is dated by itself. A list without any
    date may be of another kind, such as tools next to papers.
    """
    if not group.is_table and (dating := style.convention(DATES)):
        has_dates = any(entry.date for entry in group.entries)
        if len(group.entries) >= _LEAST_ENTRIES_WITHOUT and not has_dates:
            return None
        return DatedGroup(style.compute(whole_file), dating)
    return dated_groups(style).get(group.key)


def _show(style: Style) -> Evidence | None:
    entries = style.compute(datable_items)
    if not any(entry.date for entry in entries):
        return None
    return style.evidence(_FILE_DATES)


def _show_sections(style: Style) -> Evidence | None:
    """Return how many sections and tables are dated by themselves, not as the file is."""
    whole, is_dated = style.compute(datable_items), style.convention(DATES)
    dated = sum(
        dated.group.is_table or not (is_dated or dated.group.entries == whole)
        for dated in dated_groups(style).values()
    )
    if not dated:
        return None
    return Evidence("given", dated, len(style.document.lists), "sections")


_FILE_DATES: Aspect[bool] = Aspect(
    "dates of the file",
    lambda style, need: common_dating(style.compute(datable_items), need),
    "entries",
    lambda _: "given",
)
DATES: Aspect[bool] = Aspect("dates", _FILE_DATES.find, show=_show)
SECTION_DATES: Aspect[bool] = Aspect(
    "dates by section", lambda style, need: None, show=_show_sections
)
