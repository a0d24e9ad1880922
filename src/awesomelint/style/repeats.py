"""What a list lists again: repeats of a resource, and whether they are the list's design."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from awesomelint.reading.contents import contents_start
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Heading
from awesomelint.style.convention import Convention, Need
from awesomelint.style.sorting import letters
from awesomelint.style.style import Aspect, Evidence, Style
from awesomelint.text import Span
from awesomelint.urls import identity, is_outbound

# A list that repeats at least this share of its entries under other headings, and this many, does
# so by design: 9 of the 94 lists measured repeat that often.
_SHARE_CROSS_LISTED = 0.05
_LEAST_CROSS_LISTED = 8
# A title that so many entries have is the name of a kind of link. A choice: a name that comes twice
# may be one resource listed twice.
_LEAST_ENTRIES_OF_A_LABEL = 3
_WORD = r"[^\W_]{2,}(?:[-_][^\W_]+)*"
# A word of a URL with fewer letters is in a title by chance. A choice.
_LEAST_LETTERS_OF_A_WORD = 3
_NO_NAMES = frozenset("http https www com org net html github gitlab arxiv abs pdf".split())
_FOOTNOTE = r"[\[(]?\d+[\])]?"

Elsewhere = Literal["each", "differing", "never"]


class ListedEntry(Struct, frozen=True):
    """An entry with the document it is in and the heading it stands under.

    `document_number` says which document of the list it is, counted from 0. `is_alone` is whether
    its list has no other entry.
    """

    document: Document
    document_number: int
    entry: Entry
    heading: Heading | None
    is_alone: bool

    @property
    def order(self) -> tuple[int, int]:
        """What the entries of a list are compared by: the document, then the offset in it."""
        return self.document_number, self.entry.span.start


class Repeat(NamedTuple):
    """An entry whose resource was listed before."""

    first: ListedEntry
    second: ListedEntry

    @property
    def is_in_one_section(self) -> bool:
        """Whether both stand under the same heading and parent of the same file."""
        first, second = self.first, self.second
        same_file = first.document is second.document and first.heading == second.heading
        return same_file and first.entry.parent == second.entry.parent

    @property
    def belongs_in_both(self) -> bool:
        """Whether the title names both headings: `LISP and PROLOG` under Lisp and under Prolog."""
        headings = [listed.heading for listed in self]
        title = _title(self.second.entry)
        names = {_bare(heading.text) for heading in headings if heading}
        return len(names) == 2 and all(name in title for name in names)

    @property
    def has_same_title(self) -> bool:
        """Whether both have the same title, one that names a thing and no kind of link."""
        title = _title(self.second.entry)
        return title == _title(self.first.entry) and title not in REFERENCES

    @property
    def is_cross_listing(self) -> bool:
        """Whether an entry of the same file is listed under a second heading on purpose.

        It has the same words there, or is all that its heading has. Or it is a part of the first.
        """
        first, second = self.first, self.second
        if first.document is not second.document:
            return False
        if self.has_same_title:
            return second.is_alone or _words(first.entry) == _words(second.entry)
        return (first.entry.head == "row") != (second.entry.head == "row") or self._is_component

    @property
    def is_of_neither(self) -> bool:
        """Whether the URL has words and none is of the titles: a vendor's page, a form for both."""
        words = [
            word
            for word in map(letters, re.findall(_WORD, self.second.entry.url))
            if word not in _NO_NAMES and sum(map(str.isalpha, word)) >= _LEAST_LETTERS_OF_A_WORD
        ]
        titles = [letters(listed.entry.title.text) for listed in self]
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


class Repeats(Struct, frozen=True):
    """What a list repeats, how many entries it repeats under other headings, and of how many."""

    repeats: tuple[Repeat, ...]
    elsewhere: int
    total: int


def repeats(documents: Sequence[Document]) -> Repeats:
    """Return the repeats in the documents of one list, those left out that are clearly meant."""
    listed = [
        entry for number, document in enumerate(documents) for entry in _listed(number, document)
    ]
    candidates = list(_repeats(listed))
    # Few lists repeat a URL under another title: the titles are counted for these alone.
    is_plain = all(repeat.has_same_title for repeat in candidates)
    labels = frozenset() if is_plain else _labels(listed)
    kept = [
        repeat
        for repeat in candidates
        if repeat.has_same_title
        or not (repeat.is_of_neither or any(_title(listed.entry) in labels for listed in repeat))
    ]
    elsewhere = sum(not repeat.is_in_one_section for repeat in kept)
    unmeant = tuple(repeat for repeat in kept if not repeat.belongs_in_both)
    return Repeats(unmeant, elsewhere, len(listed))


def _listed(number: int, document: Document) -> Iterator[ListedEntry]:
    """Yield the entries of a document; what stands above its contents is there to be shown."""
    start = contents_start(document)
    for entry_list in document.lists:
        if entry_list.span.start >= start:
            is_alone = len(entry_list.entries) == 1
            for entry in entry_list.entries:
                yield ListedEntry(document, number, entry, entry_list.heading, is_alone)


def _labels(listed: Sequence[ListedEntry]) -> frozenset[str]:
    """Return the titles that recur so often that they name a kind of link: `Docs`, `Repo`."""
    counts = Counter(_title(item.entry) for item in listed)
    return frozenset(title for title, count in counts.items() if count >= _LEAST_ENTRIES_OF_A_LABEL)


def _repeats(listed: Sequence[ListedEntry]) -> Iterator[Repeat]:
    first: dict[str, ListedEntry] = {}
    in_section: dict[tuple[str, Heading | None, Span | None, str], ListedEntry] = {}
    by_item: dict[tuple[str, Span], str] = {}
    for item in sorted(listed, key=lambda item: item.order):
        entry, path = item.entry, item.document.source.path
        if not entry.url or entry.head == "label" or _is_footnote(entry.title.text):
            continue
        key = identity(entry.url) if is_outbound(entry.url) else f"{path}\n{entry.url}"
        by_item[path, entry.item] = key
        if entry.parent and by_item.get((path, entry.parent)) == key:
            continue  # a mirror or an edition of its parent
        earlier = first.setdefault(key, item)
        if earlier is item:
            continue
        repeat = Repeat(earlier, item)
        if not repeat.is_in_one_section:
            # Under its own heading a repeat is a mistake, also where another had it before.
            neighbour = in_section.setdefault((path, item.heading, entry.parent, key), item)
            repeat = repeat if neighbour is item else Repeat(neighbour, item)
        if repeat.has_same_title or _is_link(entry):
            yield repeat


def _is_footnote(title: str) -> bool:
    return title.strip("[]()").isdecimal() and bool(re.fullmatch(_FOOTNOTE, title))


def _is_link(entry: Entry) -> bool:
    """Whether the title is the link; titles of text may share the links they mention."""
    return entry.head != "text" and entry.title.span == entry.link.label.span


def _words(entry: Entry) -> str:
    """Return how an entry is described, in lower case."""
    return " ".join(entry.description.text.casefold().split()) if entry.description else ""


def _bare(heading: str) -> str:
    """Return a heading's text as it would be named in a title."""
    return heading.casefold().strip().removesuffix(".js") or heading


def _title(entry: Entry) -> str:
    return " ".join(entry.title.text.casefold().split())


def _find(style: Style, need: Need) -> Convention[Elsewhere]:
    """Return which repeats under other headings are reported: those that differ, or none."""
    listed = style.list_documents.compute(repeats)
    share = _SHARE_CROSS_LISTED * need.share
    if listed.elsewhere >= max(_LEAST_CROSS_LISTED, share * listed.total):
        return Convention("never", listed.elsewhere, listed.total)
    return Convention("differing", listed.total - listed.elsewhere, listed.total)


def _show(style: Style) -> Evidence | None:
    convention = _find(style, CROSS_LISTING.need)
    if convention.total < _LEAST_CROSS_LISTED:
        return None
    words = "by design" if convention.value == "never" else "none"
    count, total = convention.count, convention.total
    return Evidence(words, count, total, "entries", value=convention.value)


CROSS_LISTING: Aspect[Elsewhere] = Aspect("cross-listing", _find, need=Need(1.0, 1), show=_show)
