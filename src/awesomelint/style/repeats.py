"""What a list lists again: repeats of a resource, and whether they are the list's design."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile
from operator import eq
from typing import Literal, NamedTuple

from msgspec import Struct

from awesomelint.reading.contents import contents_start
from awesomelint.reading.grammar import REFERENCES
from awesomelint.reading.model import Document, Entry, Heading
from awesomelint.reading.plain_text import plain_text
from awesomelint.style.convention import Convention, Need
from awesomelint.style.resemblance import are_related, name, url_names
from awesomelint.style.style import Aspect, Evidence, Style
from awesomelint.text import Span
from awesomelint.urls import arxiv_id, identity, is_outbound

# A list that lists at least this share of its entries again under other headings, and this many,
# does so by design. Measured on judged findings of 72 lists: of those in lists that repeat less
# than 1 %, 21 were right, 7 arguable and 6 wrong; in lists from 2 % on it were 2, 21 and 43.
_SHARE_CROSS_LISTED = 0.02
_LEAST_CROSS_LISTED = 8
# A title that so many entries have is the name of a kind of link. A choice: a name that comes twice
# may be one resource listed twice.
_LEAST_ENTRIES_OF_A_LABEL = 3
# A URL that so many entries under one heading have, or so many titles anywhere, is the source that
# they were taken from. All 7 judged findings of such entries were wrong.
_LEAST_ENTRIES_OF_A_SOURCE = 3
# Titles of at least so many words are titles of papers, and no names of models or data. A choice.
_LEAST_WORDS_OF_A_PAPER = 4
# Descriptions that share so many words and differ in one are copies. A choice: short descriptions
# share fewer by chance.
_LEAST_WORDS_OF_A_COPY = 4
_FOOTNOTE = r"[\[(]?\d+[\])]?"
_NO_LETTERS = re.compile(r"[\W_]+")

Elsewhere = Literal["each", "differing", "never"]
# What entries of one section share: the document's number and the headings they stand under.
_SectionKey = tuple[int, tuple[str, ...]]


class ListedEntry(Struct, frozen=True):
    """An entry with the document it is in and the heading it stands under.

    `document_number` says which document of the list it is, counted from 0. `is_alone` is whether
    its list has no other entry, `is_new` whether a change brings it.
    """

    document: Document
    document_number: int
    entry: Entry
    heading: Heading | None
    is_alone: bool
    is_new: bool = False

    @property
    def order(self) -> tuple[bool, int, int]:
        """What the entries of a list are compared by: new ones last, by document and offset."""
        return self.is_new, self.document_number, self.entry.span.start

    @property
    def section_key(self) -> _SectionKey:
        """What it shares with the entries of its section: a second heading of one name is it, too.

        A section that was pasted twice has two headings of one name under the same headings.
        """
        return self.document_number, self.entry.section

    @property
    def parent_line(self) -> str:
        """The first line of the item that it is nested in."""
        parent = self.entry.parent
        return self.document.source.slice(parent).split("\n", 1)[0] if parent else ""

    @property
    def item_text(self) -> str:
        """The text of its item; how its white space is written does not count."""
        return " ".join(self.document.source.slice(self.entry.item).split())

    @property
    def title_name(self) -> str:
        """What its title names, see `name`."""
        return name(self.entry.title.text, self.entry.url)


class Repeat(NamedTuple):
    """An entry whose resource was listed before."""

    first: ListedEntry
    second: ListedEntry

    @property
    def is_in_one_section(self) -> bool:
        """Whether both stand under the same heading and parent of the same file."""
        first, second = self.first, self.second
        if self.is_under_one_heading:
            return first.entry.parent == second.entry.parent
        return first.section_key == second.section_key and first.parent_line == second.parent_line

    @property
    def is_under_one_heading(self) -> bool:
        """Whether both stand under the very same heading, perhaps in different items."""
        first, second = self.first, self.second
        return first.document is second.document and first.heading == second.heading

    @property
    def belongs_in_both(self) -> bool:
        """Whether the title names both headings: `LISP and PROLOG` under Lisp and under Prolog."""
        headings = [listed.heading for listed in self]
        title = _title(self.second.entry)
        names = {_bare(heading.text) for heading in headings if heading}
        return len(names) == 2 and all(name in title for name in names)

    @property
    def has_same_title(self) -> bool:
        """Whether both have the same title, one that names a thing and no kind of link.

        How it is written makes no difference: `auto_ml` is `Auto ML`.
        """
        title = _title(self.second.entry)
        is_same = title == _title(self.first.entry) or self.first.title_name == (
            self.second.title_name
        )
        return is_same and title not in REFERENCES

    @property
    def has_same_text(self) -> bool:
        """Whether the items of both are the same; white space does not count."""
        return self.first.item_text == self.second.item_text

    @property
    def is_across_a_table(self) -> bool:
        """Whether one of both is a row and the other is none: a table that sums up the items."""
        return (self.first.entry.head == "row") != (self.second.entry.head == "row")

    @property
    def are_different_rows(self) -> bool:
        """Whether both are rows with different titles: models that one page announces."""
        is_row = self.first.entry.head == "row" == self.second.entry.head
        return is_row and not self.has_same_title

    @property
    def is_cross_listing(self) -> bool:
        """Whether an entry of the same file is listed under a second heading on purpose.

        It has the same words there but for one at most, or is all that its heading has, or is a
        heading with a text of its own. Or it is another thing: a part of the first, or one whose
        title has nothing to do with that of the first.
        """
        first, second = self.first, self.second
        if first.document is not second.document:
            return False
        if self.is_across_a_table:
            return True
        if self.has_same_title:
            is_text = second.entry.head == "heading"
            is_copy = _is_copy(_words(first.entry), _words(second.entry))
            return second.is_alone or is_text or is_copy
        return self._is_component or not (self._are_related or self._is_one_paper)

    @property
    def are_two_things(self) -> bool:
        """Whether titles that are not alike share a page: the URL names both of them, or neither.

        A vendor's page or a form is named by neither, a repository of two tools by both. Where it
        names one of two, the other has a wrong URL.
        """
        if self._are_related:
            return False
        names = {url_names(self.second.entry.url, listed.entry.title.text) for listed in self}
        return len(names) == 1 and None not in names

    @property
    def _are_related(self) -> bool:
        return are_related(self.first.entry.title.text, self.second.entry.title.text)

    @property
    def _is_one_paper(self) -> bool:
        """Whether two titles of papers lead to one paper, so that one of them has a wrong URL."""
        return arxiv_id(self.second.entry.url) is not None and all(
            _is_link(listed.entry) and len(_title(listed.entry).split()) >= _LEAST_WORDS_OF_A_PAPER
            for listed in self
        )

    @property
    def _is_component(self) -> bool:
        """Whether the second is called by the name of the first and more, or one says it is of the
        other."""
        first, second = self.first.entry, self.second.entry
        title = _title(first)
        if re.search(rf"(?:^|\s){re.escape(title)}(?!\w)", _title(second)):
            return True
        return _mentions(second, first) or _mentions(first, second)


class Repeats(Struct, frozen=True):
    """What a list repeats, how many entries it repeats under other headings, and of how many."""

    repeats: tuple[Repeat, ...]
    elsewhere: int
    total: int


def repeats(documents: Sequence[Document], new_entries: Sequence[frozenset[Span]] = ()) -> Repeats:
    """Return the repeats in the documents of one list, those left out that are clearly meant.

    `new_entries` has, for each document, the items of the entries that a change brings: they repeat
    the others, wherever they stand.
    """
    listed = [
        entry
        for number, document in enumerate(documents)
        for entry in _listed(number, document, new_entries[number] if new_entries else frozenset())
    ]
    candidates = list(_repeats(listed))
    # Few lists repeat a URL under another title: the titles are counted for these alone.
    is_plain = all(repeat.has_same_title for repeat in candidates)
    labels = frozenset() if is_plain else _labels(listed)
    kept = [
        repeat
        for repeat in _without_sources(candidates)
        if not repeat.are_different_rows
        and not (repeat.is_across_a_table and repeat.is_in_one_section)
        and (
            repeat.has_same_title
            or not (
                repeat.are_two_things or any(_title(listed.entry) in labels for listed in repeat)
            )
        )
    ]
    elsewhere = sum(repeat.has_same_title and not repeat.is_in_one_section for repeat in kept)
    unmeant = tuple(repeat for repeat in kept if not repeat.belongs_in_both)
    return Repeats(unmeant, elsewhere, len(listed))


def _without_sources(candidates: Sequence[Repeat]) -> Iterable[Repeat]:
    """Return the repeats without those of a source, from which several entries were taken.

    The same item again is no further entry of a source.
    """
    if len(candidates) < _LEAST_ENTRIES_OF_A_SOURCE - 1:
        return candidates
    # What differs among the entries of a URL: the items under a heading, the titles in the list.
    items: dict[tuple[str, _SectionKey], set[str]] = {}
    titles: dict[str, set[str]] = {}
    for repeat in candidates:
        url = identity(repeat.second.entry.url)
        for listed in repeat:
            items.setdefault((url, listed.section_key), set()).add(listed.item_text)
            titles.setdefault(url, set()).add(listed.title_name)
    sources = {key for key, texts in items.items() if len(texts) >= _LEAST_ENTRIES_OF_A_SOURCE}
    cited = {url for url, names in titles.items() if len(names) >= _LEAST_ENTRIES_OF_A_SOURCE}
    return [
        repeat
        for repeat in candidates
        if repeat.has_same_text or not _is_of_source(repeat, sources, cited)
    ]


def _is_of_source(
    repeat: Repeat, sources: Container[tuple[str, _SectionKey]], cited: Container[str]
) -> bool:
    """Whether one of two entries is taken from a source; `cited` are those with many titles."""
    url = identity(repeat.second.entry.url)
    if url in cited and not repeat.has_same_title:
        return True
    return any((url, listed.section_key) in sources for listed in repeat)


def _listed(number: int, document: Document, new: frozenset[Span]) -> Iterator[ListedEntry]:
    """Yield the entries of a document; what stands above its contents is there to be shown."""
    start = contents_start(document)
    for entry_list in document.lists:
        if entry_list.span.start >= start:
            is_alone = len(entry_list.entries) == 1
            for entry in entry_list.entries:
                yield ListedEntry(
                    document, number, entry, entry_list.heading, is_alone, entry.item in new
                )


def _labels(listed: Sequence[ListedEntry]) -> frozenset[str]:
    """Return the titles that recur so often that they name a kind of link: `Docs`, `Repo`."""
    counts = Counter(_title(item.entry) for item in listed)
    return frozenset(title for title, count in counts.items() if count >= _LEAST_ENTRIES_OF_A_LABEL)


def _repeats(listed: Sequence[ListedEntry]) -> Iterator[Repeat]:
    first: dict[str, ListedEntry] = {}
    in_section: dict[tuple[_SectionKey, str, str], ListedEntry] = {}
    keys = {
        (item.document.source.path, item.entry.item): key
        for item in listed
        if (key := _resource(item))
    }
    for item in sorted(listed, key=lambda item: item.order):
        entry, path = item.entry, item.document.source.path
        key = keys.get((path, entry.item))
        if key is None:
            continue
        if entry.parent and keys.get((path, entry.parent)) == key:
            continue  # a mirror or an edition of its parent
        earlier = first.setdefault(key, item)
        if earlier is item:
            continue
        repeat = Repeat(earlier, item)
        if not repeat.is_in_one_section:
            # Under its own heading a repeat is a mistake, also where another had it before.
            neighbour = in_section.setdefault((item.section_key, item.parent_line, key), item)
            repeat = repeat if neighbour is item else Repeat(neighbour, item)
        if repeat.has_same_title or _is_link(entry):
            yield repeat


def _resource(item: ListedEntry) -> str | None:
    """Return what an entry lists; None where it is no entry by itself."""
    entry = item.entry
    if not entry.url or entry.head == "label" or _is_no_title(entry.title.text):
        return None
    if is_outbound(entry.url):
        return identity(entry.url)
    return f"{item.document.source.path}\n{entry.url}"


def _is_no_title(title: str) -> bool:
    """Whether a title is the number of a footnote, or ends with `by`: the link is an author's."""
    if title[-3:].lower() == " by":
        return True
    return title.strip("[]()").isdecimal() and bool(re.fullmatch(_FOOTNOTE, title))


def _is_link(entry: Entry) -> bool:
    """Whether the title is the link; titles of text may share the links they mention."""
    return entry.head != "text" and entry.title.span == entry.link.label.span


def _words(entry: Entry) -> list[str]:
    """Return the words that describe an entry: markup, case and punctuation do not count."""
    if entry.description is None:
        return []
    return _NO_LETTERS.sub(" ", plain_text(entry.description).casefold()).split()


def _is_copy(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two descriptions are the same, or were until one word of one of them was mended."""
    if words == other:
        return True
    longest, shortest = max(len(words), len(other)), min(len(words), len(other))
    same = [*takewhile(bool, map(eq, words, other))]
    rest, other_rest = words[len(same) :], other[len(same) :]
    same += [*takewhile(bool, map(eq, reversed(rest), reversed(other_rest)))]
    kept = min(len(same), shortest)
    return longest - kept <= 1 and kept >= _LEAST_WORDS_OF_A_COPY


def _mentions(entry: Entry, other: Entry) -> bool:
    """Whether the description of an entry has the title of another one in it.

    At the start of a sentence it is what the entry itself is called: `Maxim is a platform`.
    """
    words = entry.description.text.casefold() if entry.description else ""
    return (
        re.search(rf"(?<!\w)(?<!^)(?<![.!?] ){re.escape(_title(other))}(?!\w)", words) is not None
    )


def _bare(heading: str) -> str:
    """Return a heading's text as it would be named in a title."""
    return heading.casefold().strip().removesuffix(".js") or heading


def _title(entry: Entry) -> str:
    return " ".join(entry.title.text.casefold().split())


def _find(style: Style, need: Need) -> Convention[Elsewhere]:
    """Return which repeats under other headings are reported: those that differ, or none."""
    listed = style.list_documents.compute(repeats)
    if listed.elsewhere >= max(need.least, need.share * listed.total):
        return Convention("never", listed.elsewhere, listed.total)
    return Convention("differing", listed.total - listed.elsewhere, listed.total)


def _show(style: Style) -> Evidence | None:
    convention = _find(style, CROSS_LISTING.need)
    if convention.total < _LEAST_CROSS_LISTED:
        return None
    words = "by design" if convention.value == "never" else "none"
    count, total = convention.count, convention.total
    return Evidence(words, count, total, "entries", value=convention.value)


CROSS_LISTING: Aspect[Elsewhere] = Aspect(
    "cross-listing", _find, need=Need(_SHARE_CROSS_LISTED, _LEAST_CROSS_LISTED), show=_show
)
