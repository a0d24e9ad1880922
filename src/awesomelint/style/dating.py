"""Whether a document gives its entries dates: all of it, or some of its sections and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from awesomelint.reading.model import DateSlot, Document, Entry
from awesomelint.style.convention import USUAL, Convention, Need
from awesomelint.style.date_forms import DateForm, common_slot, form_of, rows_of
from awesomelint.style.style import Aspect, Evidence, ListKey, Style, list_keys


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

    @cached_property
    def dating(self) -> Convention[bool] | None:
        """That the group dates its entries; None where it does not."""
        return common_dating(self.entries)

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


def section_groups(document: Document) -> list[DatableGroup]:
    """Return the items of each list that could need a date; tables have none."""
    return [
        DatableGroup(key, datable(entry_list.entries))
        for key, entry_list in zip(list_keys(document), document.lists, strict=True)
        if entry_list.container == "list"
    ]


def table_groups(document: Document) -> list[DatableGroup]:
    """Return the rows of each table."""
    if all(entry_list.container == "list" for entry_list in document.lists):
        return []  # as in most documents
    return [
        DatableGroup(key, rows_of(entry_list.entries))
        for key, entry_list in zip(list_keys(document), document.lists, strict=True)
        if entry_list.container == "table"
    ]


def dated_sections(style: Style) -> Mapping[ListKey | None, DatableGroup]:
    """Return the sections that date their items, by key."""
    return _dated(style.compute(section_groups))


def dated_tables(style: Style) -> Mapping[ListKey | None, DatableGroup]:
    """Return the tables that date their rows, by key."""
    return _dated(style.compute(table_groups))


def _dated(groups: Iterable[DatableGroup]) -> Mapping[ListKey | None, DatableGroup]:
    return {group.key: group for group in groups if group.dating}


def _show(style: Style) -> Evidence | None:
    entries = style.compute(datable_items)
    if not any(entry.date for entry in entries):
        return None
    return style.evidence(_FILE_DATES)


def _show_sections(style: Style) -> Evidence | None:
    """Return how many sections and tables are dated by themselves, not as the file is."""
    dated = len(dated_tables(style))
    if not style.convention(DATES):
        whole = style.compute(datable_items)
        sections = dated_sections(style).values()
        dated += sum(section.entries != whole for section in sections)
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
