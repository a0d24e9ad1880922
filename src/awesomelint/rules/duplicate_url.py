"""duplicate-url: two entries for the same resource."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.diagnostic import Diagnostic, Edit, Fix, Level, Related
from awesomelint.reading.contents import contents_start
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Heading
from awesomelint.rules.rule import Evidence, Inferred, Rule
from awesomelint.style.sorting import letters
from awesomelint.text import Span
from awesomelint.urls import identity, is_outbound

# A list that repeats more than this share of its entries under other headings does so by design,
# where they are enough to speak of a design.
_CROSS_LISTING = 0.05
_CROSS_LEAST = 8
_MANY = "{count} entries are listed again under another heading, in other words"
# A title that comes this often is the name of a kind of link.
_RECURRING = 3
_WORD = r"[^\W_]{2,}(?:[-_][^\W_]+)*"
_LEAST_LETTERS = 3
_NO_NAMES = frozenset("http https www com org net html github gitlab arxiv abs pdf".split())
_FOOTNOTE = r"[\[(]?\d+[\])]?"


Elsewhere = Literal["each", "differing", "never"]


class Options(Struct, frozen=True):
    """`elsewhere`: which entries listed again under other headings are reported; `infer` learns
    whether that is the list's design, and takes those that differ where it is not."""

    elsewhere: Literal["infer"] | Elsewhere = "infer"


class _Listed(Struct, frozen=True):
    """An entry, the document it is in, the heading it stands under and its place in the list.

    `alone` is whether it is the only entry there.
    """

    document: Document
    entry: Entry
    heading: Heading | None
    place: tuple[int, int]  # the number of the document, the offset in it
    alone: bool


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

    @property
    def is_cross_listing(self) -> bool:
        """Whether an entry of the same file is listed under a second heading on purpose.

        It is told in the same words, or is all its heading has, or is a part of the first.
        """
        first, second = self.first, self.second
        if first.document is not second.document:
            return False
        if self.same_title:
            return second.alone or _words(first.entry) == _words(second.entry)
        return (first.entry.head == "row") != (second.entry.head == "row") or self._is_component

    @property
    def is_of_neither(self) -> bool:
        """Whether the URL has words and none is of the titles: a vendor's page, a form for both."""
        words = [
            word
            for word in map(letters, re.findall(_WORD, self.second.entry.url))
            if word not in _NO_NAMES and sum(map(str.isalpha, word)) >= _LEAST_LETTERS
        ]
        titles = [letters(one.entry.title.text) for one in self]
        return bool(words) and not any(
            word in title or (title and title in word) for word in words for title in titles
        )

    @property
    def _is_component(self) -> bool:
        """Whether the second is called by the name of the first and more, or says it is of it."""
        name, title = _title(self.first.entry), _title(self.second.entry)
        if re.search(rf"(?:^|\s){re.escape(name)}(?!\w)", title):
            return True
        description = self.second.entry.description
        words = description.text.casefold() if description else ""
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


class _Habit(Struct, frozen=True):
    """What a list repeats, and how often it does so under other headings."""

    repeats: tuple[_Repeat, ...]
    elsewhere: int
    total: int

    @property
    def inferred(self) -> Elsewhere:
        is_design = self.elsewhere >= max(_CROSS_LEAST, _CROSS_LISTING * self.total)
        return "never" if is_design else "differing"


def check(documents: Sequence[Document], options: Options) -> Iterable[Diagnostic]:
    """Yield each entry whose title link leads where an earlier one's does."""
    habit = _habit(documents)
    elsewhere = habit.inferred if options.elsewhere == "infer" else options.elsewhere
    for repeat in habit.repeats:
        if repeat.same_place:
            yield _diagnostic(repeat, None if repeat.same_title else "warning")
        elif elsewhere == "each":
            yield _diagnostic(repeat, "warning")
        elif elsewhere == "differing" and not repeat.is_cross_listing:
            many = _MANY if repeat.same_title else ""
            yield replace(_diagnostic(repeat, "warning"), many=many)


def _habit(documents: Sequence[Document]) -> _Habit:
    listed = [one for number, document in enumerate(documents) for one in _listed(number, document)]
    repeats = list(_repeats(listed))
    # Few lists repeat a URL under another title: the titles are counted for these alone.
    labels = frozenset() if all(one.same_title for one in repeats) else _labels(listed)
    found = [
        repeat
        for repeat in repeats
        if repeat.same_title
        or not (repeat.is_of_neither or any(_title(one.entry) in labels for one in repeat))
    ]
    elsewhere = sum(not repeat.same_place for repeat in found)
    told = tuple(repeat for repeat in found if not repeat.belongs_in_both)
    return _Habit(told, elsewhere, len(listed))


def _listed(number: int, document: Document) -> Iterator[_Listed]:
    """Yield the entries of a document; what stands above its contents is there to be shown."""
    start = contents_start(document)
    for entry_list in document.lists:
        if entry_list.span.start >= start:
            alone = len(entry_list.entries) == 1
            for entry in entry_list.entries:
                place = (number, entry.span.start)
                yield _Listed(document, entry, entry_list.heading, place, alone)


def _labels(listed: Sequence[_Listed]) -> frozenset[str]:
    """Return the titles that recur so often that they name a kind of link: `Docs`, `Repo`."""
    counts = Counter(_title(one.entry) for one in listed)
    return frozenset(title for title, count in counts.items() if count >= _RECURRING)


def _repeats(listed: Sequence[_Listed]) -> Iterator[_Repeat]:
    first: dict[str, _Listed] = {}
    here: dict[tuple[str, Heading | None, Span | None, str], _Listed] = {}
    by_item: dict[tuple[str, Span], str] = {}
    for item in sorted(listed, key=lambda item: item.place):
        entry, path = item.entry, item.document.source.path
        if not entry.url or entry.head == "label" or _is_footnote(entry.title.text):
            continue
        key = identity(entry.url) if is_outbound(entry.url) else f"{path}\n{entry.url}"
        by_item[path, entry.item] = key
        if entry.parent and by_item.get((path, entry.parent)) == key:
            continue  # a mirror or an edition of its parent
        other = first.setdefault(key, item)
        if other is item:
            continue
        repeat = _Repeat(other, item)
        if not repeat.same_place:
            # Under its own heading a repeat is a mistake, also where another had it before.
            own = here.setdefault((path, item.heading, entry.parent, key), item)
            repeat = repeat if own is item else _Repeat(own, item)
        if repeat.same_title or _is_link(entry):
            yield repeat


def _is_footnote(title: str) -> bool:
    return title.strip("[]()").isdecimal() and bool(re.fullmatch(_FOOTNOTE, title))


def _is_link(entry: Entry) -> bool:
    """Whether the title is the link; text has links to what it tells of, and may share them."""
    return entry.head != "text" and entry.title.span == entry.link.label.span


def _diagnostic(repeat: _Repeat, level: Level | None) -> Diagnostic:
    first, second = repeat
    related = Related(first.document.source.path, first.entry.link.span, "first listed here")
    title, other = second.entry.title.text, first.entry.title.text
    if repeat.same_title and repeat.same_place:
        message = f"`{title}` is listed twice"
    elif repeat.same_title:
        message = f"`{title}` is listed {_where(repeat)}, too"
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


def _where(repeat: _Repeat) -> str:
    """Return in words where the first of two entries stands, seen from the second."""
    first = repeat.first
    if first.document is not repeat.second.document:
        return f"in `{first.document.source.path.rpartition('/')[2]}`"
    return f"under `{first.heading.text}`" if first.heading else "above"


def _deletion(repeat: _Repeat) -> Fix | None:
    """Return the fix that deletes the second of two items with the same text."""
    first, second = (_text(listed) for listed in repeat)
    if first != second:
        return None
    edit = Edit(repeat.second.entry.item, "")
    return Fix("delete the second", (edit,), "delete", safe=False)


def _text(listed: _Listed) -> str:
    return " ".join(listed.document.source.slice(listed.entry.item).split())


def _words(entry: Entry) -> str:
    """Return how an entry is described, in lower case."""
    return " ".join(entry.description.text.casefold().split()) if entry.description else ""


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
    if habit.inferred == "never":
        return Evidence("by design", habit.elsewhere, habit.total, "entries", options=options)
    once = habit.total - habit.elsewhere
    return Evidence("none", once, habit.total, "entries", options=options)


RULE = Rule(
    "duplicate-url",
    check,
    options=Options,
    infers=(Inferred("cross-listing", ("elsewhere",), _shown, of_list=True),),
)
