"""Where the dates of a document stand in their entries, and how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from awesomelint.reading.model import DatePart, DateSlot, Document, Entry
from awesomelint.style.convention import USUAL, Convention, Need, dominant
from awesomelint.style.style import Aspect, Evidence, Style

T = TypeVar("T", bound=Hashable)

# What the dates that show how a day or a month is written need among themselves, apart from what
# all dates need: few dates have a day below ten, or a month whose name has a short form.
_SHOWING_NEED = Need(0.8, 4)
_FAMILIES = {
    "Mon YYYY": ("D Mon YYYY", "Mon D, YYYY"),
    "YYYY-MM": ("YYYY-MM-DD",),
    "YYYY/MM": ("YYYY/MM/DD",),
    "YYYY.MM": ("YYYY.MM.DD",),
    "YYYY年M月": ("YYYY年M月D日",),
}
# Layouts that go with any family: lists that date to the day date some things to the year.
_OF_ANY_FAMILY = ("YYYY", "©YYYY", "Season YYYY", "YYYY Season")
SLOT_WORDS: dict[DateSlot, str] = {
    "start": "before the title",
    "title": "before the description",
    "middle": "before other parts",
    "end": "at the end",
}


class DateForm(NamedTuple):
    """How dates are written; None where they do not decide it.

    `family` is the layout without regard to precision: a month alone belongs to its day's layout.
    """

    delimiters: Convention[str] | None
    family: Convention[str] | None
    padded: Convention[bool] | None
    month: Convention[str] | None


def items(document: Document) -> list[Entry]:
    """Return the entries whose date has a slot: in a table the column decides."""
    return [entry for entry in document.entries() if entry.is_item]


def rows_of(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of `entries` that are rows of a table."""
    return [entry for entry in entries if entry.head == "row"]


def item_dates(document: Document) -> list[DatePart]:
    """Return the dates of all entries that are no rows."""
    return [part for entry in items(document) for part in entry.dates]


def row_dates(document: Document) -> list[DatePart]:
    """Return the dates of the rows of tables."""
    return [part for entry in rows_of(document.entries()) for part in entry.dates]


def common_slot(entries: Iterable[Entry], need: Need = USUAL) -> Convention[DateSlot] | None:
    """Return where in an entry the dates stand."""
    return dominant((entry.date.slot for entry in entries if entry.date), need)


def is_of_family(layout: str, family: str) -> bool:
    """Whether a layout is the family's own or a coarser one; a year or a season is of any."""
    return layout in (family, *_OF_ANY_FAMILY) or family in _FAMILIES.get(layout, ())


def finer(layout: str) -> tuple[str, ...]:
    """Return the layouts of a day for a layout of a month; nothing for any other."""
    return _FAMILIES.get(layout, ())


def layout_in_family(layout: str, family: str) -> str | None:
    """Return the layout of `family` that is as precise as `layout`; None where there is none."""
    if is_of_family(layout, family):
        return layout
    if layout in _FAMILIES:
        coarse = (name for name, fine in _FAMILIES.items() if family in fine)
        return next(coarse, None)
    return family


def delimiters(part: DatePart) -> str:
    """Return the pair of characters around a date: `[]`, `()`; nothing in a table cell."""
    bare = part.text[0].isalnum()
    return "" if bare else part.text[0] + part.text[-1]


def form_of(dates: Sequence[DatePart], need: Need = USUAL) -> DateForm:
    """Return the form that dates share."""
    return DateForm(
        _common_delimiters(dates, need),
        _common_family(dates, need),
        _common_padding(dates, need),
        _common_month(dates, need),
    )


def _comparable(dates: Iterable[DatePart]) -> list[DatePart]:
    """Return the dates that show a form: those that exist, ranges left out."""
    return [part for part in dates if part.written.interval and not part.written.is_range]


def _common_delimiters(dates: Sequence[DatePart], need: Need) -> Convention[str] | None:
    return dominant((delimiters(part) for part in _comparable(dates)), need)


def _common_family(dates: Sequence[DatePart], need: Need) -> Convention[str] | None:
    """Return the finest layout that enough dates are of."""
    layouts = Counter(part.written.layout for part in _comparable(dates))
    total = layouts.total()
    fine = [layout for layout in layouts if layout not in (*_OF_ANY_FAMILY, *_FAMILIES)]
    for family in sorted(fine or layouts, key=lambda layout: -layouts[layout]):
        count = sum(n for layout, n in layouts.items() if is_of_family(layout, family))
        if total >= need.least and count >= need.share * total:
            return Convention(family, count, total)
    return None


def _common_padding(dates: Sequence[DatePart], need: Need) -> Convention[bool] | None:
    return _common_feature([part.written.padded for part in _comparable(dates)], need)


def _common_month(dates: Sequence[DatePart], need: Need) -> Convention[str] | None:
    months = (part.written.month for part in _comparable(dates))
    return _common_feature([month for month in months if month != "other"], need)


def _common_feature(values: Sequence[T | None], need: Need) -> Convention[T] | None:
    """Return what the dates that show a feature agree on.

    Dates that cannot show it (`May`, the 12th) count as agreeing, but those that can need a
    majority among themselves.
    """
    showing = [value for value in values if value is not None]
    share, least = _SHOWING_NEED
    convention = dominant(showing, Need(min(need.share, share), min(need.least, least)))
    if convention is None or len(values) < need.least:
        return None
    deviating = convention.total - convention.count
    agreeing = len(values) - deviating
    return convention if agreeing >= need.share * len(values) else None


class FormAspects(NamedTuple):
    """The aspects of how some dates are written, as `DateForm` has their conventions."""

    delimiters: Aspect[str]
    family: Aspect[str]
    padded: Aspect[bool]
    month: Aspect[str]


def _in_words(marks: str) -> str:
    """Return what stands around a date: nothing has no backticks around it."""
    if not marks:
        return "nothing"
    return "backticks" if marks == "``" else f"`{marks}`"


def _form_aspects(dates_of: Callable[[Document], list[DatePart]], where: str) -> FormAspects:
    """Return the aspects of the dates that `dates_of` takes from a document."""

    def aspect(
        name: str,
        find: Callable[[Sequence[DatePart], Need], Convention[T] | None],
        words: Callable[[T], str],
    ) -> Aspect[T]:
        return Aspect(
            f"{name} of dates in {where}",
            lambda style, need: find(style.compute(dates_of), need),
            "dates",
            words,
        )

    return FormAspects(
        aspect(
            "delimiters",
            _common_delimiters,
            _in_words,
        ),
        aspect("layout", _common_family, lambda layout: f"`{layout}`"),
        aspect("padding", _common_padding, lambda zero: "with zero" if zero else "without zero"),
        aspect("months", _common_month, lambda name: "March" if name == "long" else "Mar"),
    )


_IN_ITEMS, _IN_ROWS = _form_aspects(item_dates, "items"), _form_aspects(row_dates, "rows")


def date_form(style: Style, *, in_rows: bool) -> DateForm:
    """Return the form that a style has for dates in the rows of tables, or in all other entries."""
    aspects = _IN_ROWS if in_rows else _IN_ITEMS
    return DateForm(
        style.convention(aspects.delimiters),
        style.convention(aspects.family),
        style.convention(aspects.padded),
        style.convention(aspects.month),
    )


def shown_date_form(style: Style) -> DateForm:
    """Return the form whose evidence is shown: that of items, or where none is dated, of rows."""
    return date_form(style, in_rows=not style.compute(item_dates))


def _shown_aspect(name: str, feature: Callable[[FormAspects], Aspect[T]]) -> Aspect[T]:
    """Return the aspect of items, which shows the evidence of rows where no item is dated."""

    def show(style: Style) -> Evidence | None:
        aspects = _IN_ITEMS if style.compute(item_dates) else _IN_ROWS
        return style.evidence(feature(aspects))

    return Aspect(name, feature(_IN_ITEMS).find, show=show)


DATE_DELIMITERS = _shown_aspect("around dates", lambda aspects: aspects.delimiters)
DATE_LAYOUT = _shown_aspect("date format", lambda aspects: aspects.family)
DATE_PADDING = _shown_aspect("days below ten", lambda aspects: aspects.padded)
DATE_MONTHS = _shown_aspect("names of months", lambda aspects: aspects.month)
DATE_SLOT: Aspect[DateSlot] = Aspect(
    "place of dates",
    lambda style, need: common_slot(style.compute(items), need),
    "dates",
    lambda slot: SLOT_WORDS[slot],
)


def is_misplaced(style: Style, date: DatePart) -> bool:
    """Whether a date stands in another slot than the document's dates do."""
    convention = style.convention(DATE_SLOT)
    return convention is not None and date.slot != convention.value
