"""duplicate-url: two entries for the same resource."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level, Related
from awesomelint.markdown.grammar import REFERENCES
from awesomelint.markdown.model import Document, Entry, Heading
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.text import Span
from awesomelint.urls import identity, is_outbound

# A list that repeats more than this share of its entries under other headings does so by design,
# where they are enough to speak of a design.
_CROSS_LISTING = 0.05
_CROSS_LEAST = 8
# From here on twins under other headings get one note: they are as likely meant as not.
_CROSS_NOTE = 3
_FOOTNOTE = re.compile(r"[\[(]?\d+[\])]?")


Elsewhere = Literal["each", "once", "never"]


@dataclass(frozen=True, slots=True)
class Options:
    """`elsewhere`: how entries listed again under other headings are reported; `infer` learns
    whether that is the list's design."""

    elsewhere: Literal["infer"] | Elsewhere = "infer"


class _Listed(NamedTuple):
    """An entry, the document it is in, the heading it stands under and its place in the list."""

    document: Document
    entry: Entry
    heading: Heading | None
    place: tuple[int, int]  # the number of the document, the offset in it


class _Repeat(NamedTuple):
    """An entry whose resource was listed before."""

    first: _Listed
    second: _Listed

    @property
    def same_place(self) -> bool:
        """Whether both stand under the same heading and parent of the same file."""
        first, second = self.first, self.second
        same_file = first.document is second.document and first.heading == second.heading
        return same_file and first.entry.parent == second.entry.parent

    @property
    def belongs_in_both(self) -> bool:
        """Whether the title names both headings: `LISP and PROLOG` under Lisp and under Prolog."""
        headings = [one.heading for one in self]
        title = _title(self.second.entry)
        names = {_bare(heading.text) for heading in headings if heading}
        return len(names) == 2 and all(name in title for name in names)

    @property
    def same_title(self) -> bool:
        """Whether both have the same title, one that names a thing and no kind of link."""
        title = _title(self.second.entry)
        return title == _title(self.first.entry) and title not in REFERENCES


class _Habit(NamedTuple):
    """How often a list repeats entries under other headings, and how that is reported."""

    repeats: tuple[_Repeat, ...]
    elsewhere: int
    twins: tuple[_Repeat, ...]
    total: int

    @property
    def inferred(self) -> Elsewhere:
        if self.elsewhere >= max(_CROSS_LEAST, _CROSS_LISTING * self.total):
            return "never"
        return "once" if len(self.twins) >= _CROSS_NOTE else "each"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each entry whose title link leads where an earlier one's does."""
    habit = _habit(documents)
    elsewhere = habit.inferred if options.elsewhere == "infer" else options.elsewhere
    if elsewhere == "once" and habit.twins:
        yield _note(habit.twins)
    for repeat in habit.repeats:
        if repeat.same_place:
            yield _diagnostic(repeat, None if repeat.same_title else "warning")
        elif elsewhere == "each" or (elsewhere == "once" and not repeat.same_title):
            yield _diagnostic(repeat, "warning")


def _habit(documents: Sequence[Document]) -> _Habit:
    listed = [
        _Listed(document, entry, entry_list.heading, (number, entry.span.start))
        for number, document in enumerate(documents)
        for entry_list in document.lists
        for entry in entry_list.entries
    ]
    found = list(_repeats(listed))
    elsewhere = sum(not repeat.same_place for repeat in found)
    repeats = tuple(repeat for repeat in found if not repeat.belongs_in_both)
    twins = tuple(repeat for repeat in repeats if not repeat.same_place and repeat.same_title)
    return _Habit(repeats, elsewhere, twins, len(listed))


def _note(twins: Sequence[_Repeat]) -> Diagnostic:
    """Return the one note for entries that are listed under several headings."""
    first, second = twins[0]
    path = second.document.source.path
    title = second.entry.title.text
    message = f"{len(twins)} entries are listed again under another heading, first `{title}`"
    related = Related(first.document.source.path, first.entry.link.span, "first listed here")
    return Diagnostic(path, second.entry.link.span, message, level="warning", related=(related,))


def _repeats(listed: Sequence[_Listed]) -> Iterator[_Repeat]:
    first: dict[str, _Listed] = {}
    by_item: dict[tuple[str, Span], str] = {}
    for item in sorted(listed, key=lambda item: item.place):
        entry, path = item.entry, item.document.source.path
        is_title = entry.head != "label" and not _FOOTNOTE.fullmatch(entry.title.text)
        if not entry.url or not is_title:
            continue
        key = identity(entry.url) if is_outbound(entry.url) else f"{path}\n{entry.url}"
        by_item[path, entry.item] = key
        if entry.parent and by_item.get((path, entry.parent)) == key:
            continue  # a mirror or an edition of its parent
        repeat = _Repeat(first.setdefault(key, item), item)
        if repeat.first is not item and (repeat.same_title or _is_link(entry)):
            yield repeat


def _is_link(entry: Entry) -> bool:
    """Whether the title is the link; text has links to what it tells of, and may share them."""
    return entry.head != "text" and entry.title.span == entry.link.label.span


def _diagnostic(repeat: _Repeat, level: Level | None) -> Diagnostic:
    first, second = repeat
    related = Related(first.document.source.path, first.entry.link.span, "first listed here")
    title, other = second.entry.title.text, first.entry.title.text
    if repeat.same_title:
        message = f"`{title}` is listed twice"
    elif title == other:
        message = f"another `{other}` has the URL of this `{title}`"
    else:
        message = f"`{title}` has the URL of `{other}`"
    return Diagnostic(
        second.document.source.path,
        second.entry.link.span,
        message,
        level=level,
        fix=_deletion(repeat),
        related=(related,),
    )


def _deletion(repeat: _Repeat) -> Fix | None:
    """Return the fix that deletes the second of two items with the same text."""
    first, second = (_text(listed) for listed in repeat)
    if first != second:
        return None
    edit = Edit(repeat.second.entry.item, "")
    return Fix("delete the second", (edit,), "delete", safe=False)


def _text(listed: _Listed) -> str:
    return " ".join(listed.document.source.slice(listed.entry.item).split())


def _bare(heading: str) -> str:
    """Return a heading's text as it would be named in a title."""
    return heading.casefold().strip().removesuffix(".js") or heading


def _title(entry: Entry) -> str:
    return " ".join(entry.title.text.casefold().split())


def _shown(documents: Sequence[Document]) -> Evidence | None:
    habit = _habit(documents)
    if habit.total < _CROSS_LEAST:
        return None
    options = (("elsewhere", habit.inferred),)
    if habit.inferred == "each":
        once = habit.total - habit.elsewhere
        return Evidence("none", once, habit.total, "entries", options=options)
    words = "by design" if habit.inferred == "never" else "now and then"
    return Evidence(words, habit.elsewhere, habit.total, "entries", options=options)


RULE = Rule(
    "duplicate-url",
    check,
    options=Options,
    infers=(Inferred("cross-listing", ("elsewhere",), _shown, of_list=True),),
)
