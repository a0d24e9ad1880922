"""A list as awesomelint sees it: documents, sections, lists, entries and their parts.

Everything here is a value: frozen, made once by the reader, and a function of the file's bytes
alone. Spans are code points into `Document.source.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from awesomelint.dates import WrittenDate
from awesomelint.text import Source, Span

LinkForm = Literal["inline", "reference", "autolink", "bare"]
HeadForm = Literal["link", "bold-link", "url", "text", "label", "row"]
DateSlot = Literal["start", "title", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an entry: where it stands and the source text there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class DatePart(Part):
    """A bracketed date; `written.interval` is None where it has a date's shape but is none.

    `slot` is where it stands: before the title, right behind it with more to come, further on with
    more than badges to come, or at the end with nothing but badges behind it.
    """

    written: WrittenDate
    slot: DateSlot


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `label` is the text between the brackets, `target` the destination as written.

    `title` is the label as a reader sees it, without markup. `target` is None for a reference.
    """

    span: Span
    label: Part
    title: str
    url: str
    target: Part | None
    form: LinkForm


@dataclass(frozen=True, slots=True)
class Badge:
    """An image in an entry; `span` includes the link around it, `link` is that link's URL."""

    span: Span
    alt: str
    url: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One list item, entry or not: `span` has whole lines, nested lists and line end included."""

    span: Span
    marker: Part
    indent: int  # columns before the marker, tabs expanded to 4
    ordered: bool
    depth: int  # how many items it is nested in


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the list recommends: a list item or a table row with an outbound link.

    `span` is its first paragraph (or its row), `item` the whole of it. `separator` is None where
    nothing stands between title and description. `joints` are what stands before each link in
    double brackets, `[[text](url)]`. `dates` holds every date in a date's place.
    """

    item: Span
    span: Span
    head: HeadForm
    title: Part
    url: str
    link: Link
    links: tuple[Link, ...]
    separator: Part | None = None
    description: Part | None = None
    joints: tuple[Part, ...] = ()
    dates: tuple[DatePart, ...] = ()
    badges: tuple[Badge, ...] = ()
    tags: tuple[Part, ...] = ()
    section: tuple[str, ...] = ()
    parent: Span | None = None  # the item this one is nested in

    @property
    def date(self) -> DatePart | None:
        """The entry's date: the first in a date's place."""
        return self.dates[0] if self.dates else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text without markup, and its level from 1 to 6."""

    span: Span
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryList:
    """The entries that belong in one order: siblings under one heading and one parent item.

    `pieces` are the entries again, cut where a fence or a comment cuts the Markdown list.
    """

    entries: tuple[Entry, ...]
    heading: Heading | None
    span: Span
    container: Literal["list", "table"]
    pieces: tuple[tuple[Entry, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition, `[label]: url`."""

    span: Span
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment in the document, `<!-- text -->`; `text` is what stands inside."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read once.

    `links` are all links outside code and comments; `near_links` are texts meant as links that
    are none, such as `[text] (url)`; `items` is every list item, grouped by its Markdown list.
    """

    source: Source
    headings: tuple[Heading, ...] = ()
    lists: tuple[EntryList, ...] = ()
    links: tuple[Link, ...] = ()
    near_links: tuple[Part, ...] = ()
    items: tuple[tuple[Item, ...], ...] = ()
    definitions: tuple[Definition, ...] = ()
    comments: tuple[Comment, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, list by list; a list's own entries come in source order."""
        for entry_list in self.lists:
            yield from entry_list.entries
