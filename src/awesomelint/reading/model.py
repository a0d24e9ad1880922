"""A list as awesomelint sees it: documents, sections, lists, entries and their parts.

Everything here is a value: frozen, made once by the reader, and a function of the file's bytes
alone. Spans are code points into `Document.source.text`. No value holds one that holds it, so that
the garbage collector need not look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from awesomelint.dates import WrittenDate
from awesomelint.text import Source, Span

if TYPE_CHECKING:
    from awesomelint.reading.positions import ContentMap

LinkForm = Literal["inline", "reference", "autolink", "bare"]
HeadForm = Literal["link", "bold-link", "url", "text", "label", "row"]
DateSlot = Literal["start", "title", "middle", "end"]
Container = Literal["list", "table"]
# Level and text of the headings that something stands under, the outermost first.
Under = tuple[tuple[int, str], ...]
ColumnRole = Literal["title", "work", "link", "description", "date", "tag", "number", "index"]


class Part(Struct, frozen=True, gc=False):
    """One piece of an entry: where it stands and the source text there."""

    span: Span
    text: str

    @property
    def is_verbatim(self) -> bool:
        """Whether an offset in the text is one in the source: not behind a cell's escaped `|`."""
        return self.span.end - self.span.start == len(self.text)


class Prose(Part, frozen=True, gc=False):
    """Words of an entry; they stand in the content of `inline` from `start` to `end`.

    `markdown.seen` tells what of them a reader sees.
    """

    inline: Inline
    start: int
    end: int


class DatePart(Part, frozen=True, gc=False):
    """A bracketed date; `written.interval` is None where it has a date's shape but is none.

    `slot` is where it stands: before the title, right behind it with more to come, further on with
    more than badges to come, or at the end with nothing but badges behind it.
    """

    written: WrittenDate
    slot: DateSlot


class Link(Struct, frozen=True, gc=False):
    """A link: `label` is the text between the brackets, `target` the destination as written.

    `title` is the label as a reader sees it, without markup. `target` is None for a reference.
    """

    span: Span
    label: Part
    title: str
    url: str
    target: Part | None
    form: LinkForm

    @property
    def leads_out(self) -> bool:
        """Whether it leads elsewhere than to a place on its own page."""
        return not self.url.startswith("#")


class Badge(Struct, frozen=True, gc=False):
    """An image; `span` includes the link around it, `link` is that link's URL."""

    span: Span
    alt: str
    url: str
    link: str | None


class Cell(Struct, frozen=True, gc=False):
    """A cell of a row; `role` is what its column is by the table's header, None if that is mute."""

    part: Part
    role: ColumnRole | None


class Item(Struct, frozen=True, gc=False):
    """One list item, entry or not: `span` has whole lines, nested lists and line end included."""

    span: Span
    marker: Part
    indent: int  # columns before the marker, tabs expanded to 4
    ordered: bool
    depth: int  # how many items it is nested in


class Entry(Struct, frozen=True, gc=False):
    """One thing the list recommends: a list item or a table row with an outbound link.

    `span` is its first paragraph (or its row), `item` the whole of it. `separator` is None where
    nothing stands between title and description. `joints` are what stands before each link in
    double brackets, `[[text](url)]`. `dates` holds every date in a date's place, `cells` what a
    table row consists of.
    """

    item: Span
    span: Span
    head: HeadForm
    title: Part
    url: str
    link: Link
    links: tuple[Link, ...]
    separator: Part | None = None
    description: Prose | None = None
    joints: tuple[Part, ...] = ()
    dates: tuple[DatePart, ...] = ()
    badges: tuple[Badge, ...] = ()
    tags: tuple[Part, ...] = ()
    section: tuple[str, ...] = ()
    parent: Span | None = None  # the item this one is nested in
    cells: tuple[Cell, ...] = ()

    @property
    def date(self) -> DatePart | None:
        """The entry's date: the first in a date's place."""
        return self.dates[0] if self.dates else None


class Heading(Struct, frozen=True, gc=False):
    """A heading: its text without markup, and its level from 1 to 6."""

    span: Span
    level: int
    text: str


class EntryList(Struct, frozen=True, gc=False):
    """The entries that belong in one order: siblings under one heading and one parent item.

    `pieces` are the entries again, cut where a fence or a comment cuts the Markdown list, or a row
    without a link the table.
    """

    entries: tuple[Entry, ...]
    heading: Heading | None
    span: Span
    container: Container
    pieces: tuple[tuple[Entry, ...], ...] = ()


class Definition(Struct, frozen=True, gc=False):
    """A link reference definition, `[label]: url`; its span has whole lines.

    `key` is what labels are compared by: `Label  text` and `label text` have one key.
    """

    span: Span
    label: str
    url: str
    key: str


class Comment(Struct, frozen=True, gc=False):
    """An HTML comment in the document, `<!-- text -->`; `text` is what stands inside."""

    span: Span
    text: str


class Element(Struct, frozen=True, gc=False):
    """The start tag of an HTML element: its name in lower case and its attributes as written."""

    span: Span
    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the first value of an attribute, named in lower case; None where it has none."""
        return next((value for key, value in self.attributes if key == name), None)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The names that it gives its place for links to lead to."""
        return tuple(value for key, value in self.attributes if key in ("id", "name") and value)


class Inline(Struct, frozen=True, gc=False):
    """The content of a paragraph, a heading or a cell, ready to be matched.

    `skeleton` is the content with each piece of markup masked, see `markdown.inline`. `links` and
    `badges` are in source order and keyed by where they start in the content.
    """

    content: str
    skeleton: str
    place: ContentMap
    links: dict[int, Link]
    badges: dict[int, Badge]
    elements: tuple[Element, ...] = ()

    def __hash__(self) -> int:
        return hash((self.content, self.place))

    def part(self, start: int, end: int) -> Part:
        """Return a stretch of the content as a part of the source."""
        return Part(self.place.span(start, end), self.content[start:end])

    def prose(self, start: int, end: int) -> Prose:
        """Return a stretch of the content as words of an entry."""
        return Prose(self.place.span(start, end), self.content[start:end], self, start, end)


class ContentsItem(Struct, frozen=True, gc=False):
    """An item of a table of contents; `link` is None for a group that only has a name.

    `text` is the whole first paragraph of the item, as written.
    """

    item: Item
    text: Part
    link: Link | None


class Contents(Struct, frozen=True, gc=False):
    """A list whose links lead to places on its own page: a table of contents.

    `items` holds nested items too, in source order; `heading` is the heading it stands under.
    """

    items: tuple[ContentsItem, ...]
    heading: Heading | None
    span: Span


class Stretch(Struct, frozen=True, kw_only=True, gc=False):
    """What was read of a file or a section of it, in source order.

    `links` and `images` are all outside code and comments, those in HTML elements left out;
    `near_links` are texts meant as links that are none, such as `[text] (url)`;
    `near_references` are `[text][label]` without a definition. `items` is every list item, grouped
    by its Markdown list. `referred` are the keys of the definitions that a link or an image refers
    to. `elements` are the start tags of HTML, `html_headings` headings written
    as HTML. `rows` are the lines of tables, heads included. `inlines` are the paragraphs, headings
    and cells as they were read.
    """

    headings: tuple[Heading, ...] = ()
    lists: tuple[EntryList, ...] = ()
    links: tuple[Link, ...] = ()
    near_links: tuple[Part, ...] = ()
    items: tuple[tuple[Item, ...], ...] = ()
    definitions: tuple[Definition, ...] = ()
    referred: frozenset[str] = frozenset()
    comments: tuple[Comment, ...] = ()
    images: tuple[Badge, ...] = ()
    near_references: tuple[Part, ...] = ()
    elements: tuple[Element, ...] = ()
    html_headings: tuple[Heading, ...] = ()
    contents: tuple[Contents, ...] = ()
    rows: tuple[Span, ...] = ()
    inlines: tuple[Inline, ...] = ()


class Section(Stretch, frozen=True, kw_only=True, gc=False):
    """What stands from one heading at the top of the page up to the next; lists do not cross it.

    `level` is that heading's, 0 for what stands above the first one; `under` are the headings that
    this one is under. What is read of a section depends on both, on its text and on what the
    document defines.
    """

    span: Span
    level: int
    under: Under


class Document(Stretch, frozen=True, kw_only=True, gc=False):
    """One file, read once; what its `sections` hold, put together."""

    source: Source
    sections: tuple[Section, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, list by list; a list's own entries come in source order."""
        return chain.from_iterable([one.entries for one in self.lists])
