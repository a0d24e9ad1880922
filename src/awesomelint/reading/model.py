"""What is read of a file: a document, its sections, lists and entries, and their parts.

All of these are values: they are frozen and depend on the bytes of the file alone. Spans are
offsets, in code points, into `Document.source.text`. No value contains itself, not even through
others, so the garbage collector skips them (`gc=False`): that makes a run faster.

An example, the entry of `- [Title](https://a.b) - Words. [Jul 2023] ![stars](https://c.d)`:

    title        `Title`
    separator    ` - `
    description  `Words.`
    dates        `[Jul 2023]`, in the slot "end"
    badges       the image
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

# `[a](b)`; `[a][b]`; `<https://a.b>`; a URL in the text by itself; `<a href="b">a</a>`.
LinkForm = Literal["inline", "reference", "autolink", "bare", "html"]
# What the title of an entry is: a link, a link in bold, a URL, text before a link, the label of a
# nested item (`Code: [link](b)`), a cell of a table row, an `<a>` in HTML, or a heading.
HeadForm = Literal["link", "bold-link", "url", "text", "label", "row", "html", "heading"]
DateSlot = Literal["start", "title", "middle", "end"]
# What keeps a text from being a link: a space between its brackets or in its URL; no parenthesis
# behind or before its URL; no bracket behind its text; brackets that are exchanged; square brackets
# around its URL.
LinkFault = Literal["space", "url", "unclosed", "unopened", "text", "reversed", "brackets"]
Container = Literal["list", "table", "html", "headings"]
# The headings that something stands under, outermost first: the level and the text of each.
Ancestors = tuple[tuple[int, str], ...]
# What a column of a table has. A "work" is a paper, an article or a repository: its column becomes
# the column of the title if no other column is.
ColumnRole = Literal["title", "work", "link", "description", "date", "tag", "number", "index"]


class Part(Struct, frozen=True, gc=False):
    """A part of an entry: its span and its text in the source."""

    span: Span
    text: str

    @property
    def is_verbatim(self) -> bool:
        """Whether `text` is the source text of the span: false where a cell has an escaped `|`."""
        return self.span.end - self.span.start == len(self.text)


class Prose(Part, frozen=True, gc=False):
    """Words of an entry: the content of `inline` from offset `start` to `end`.

    `plain_text` gives the words as a reader sees them, without markup.
    """

    inline: Inline
    start: int
    end: int


class MalformedLink(Part, frozen=True, gc=False):
    """A text that was meant as a link and is none.

    `fault` says what is wrong with it. `repaired` is the link that it was meant to be; empty if it
    can be read in several ways.
    """

    fault: LinkFault
    repaired: str


class DatePart(Part, frozen=True, gc=False):
    """A date in brackets; `written.interval` is None for a day that does not exist.

    `slot` says where in the entry it stands: before the title ("start"), right behind the title
    ("title"), at the end with nothing but badges and tags behind it ("end"), or elsewhere
    ("middle").
    """

    written: WrittenDate
    slot: DateSlot


class Link(Struct, frozen=True, gc=False):
    """A link: `label` is what stands between the brackets, `target` the destination as written.

    `title` is the label as a reader sees it, without markup. A link by reference has no `target`.
    """

    span: Span
    label: Part
    title: str
    url: str
    target: Part | None
    form: LinkForm

    @property
    def leads_out(self) -> bool:
        """Whether it leads to another page: not to an anchor of the same page."""
        return not self.url.startswith("#")


class Badge(Struct, frozen=True, gc=False):
    """An image; `span` includes a link around it, and `link` is the URL of that link or None."""

    span: Span
    alt: str
    url: str
    link: str | None


class Cell(Struct, frozen=True, gc=False):
    """A cell of a row; `role` is what the table's header says its column is, None if nothing."""

    part: Part
    role: ColumnRole | None


class Item(Struct, frozen=True, gc=False):
    """A list item, whether or not it is an entry.

    `span` has whole lines: nested lists and the last line ending are included.
    """

    span: Span
    marker: Part
    indent: int  # in columns, before the marker; a tab goes to the next multiple of 4
    ordered: bool
    depth: int  # the number of items it is nested in


class Entry(Struct, frozen=True, gc=False):
    """A thing that the list recommends: a list item, row or heading with a link to another page.

    It may stand in HTML, too. `item` is the span of the whole item or row, `span` that of its first
    paragraph or row; of an entry in HTML both are the row or the line, of a heading its text.
    `separator` is what stands between title and description, if anything does. `joints` are what
    stands before each link in double brackets, `[[text](url)]`. `dates` are all dates in one of the
    slots for dates; a date in a sentence is none of them. `venues` are venues with a year, which
    are no dates unless the list has them throughout. `cells` are those of a table row.
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
    parent: Span | None = None  # the item that this item is nested in
    cells: tuple[Cell, ...] = ()
    venues: tuple[DatePart, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a Markdown list: no row, no HTML and no heading."""
        return self.head not in ("row", "html", "heading")

    @property
    def date(self) -> DatePart | None:
        """The first of the entry's dates."""
        return self.dates[0] if self.dates else None


class Heading(Struct, frozen=True, gc=False):
    """A heading: its level, from 1 to 6, and its text without markup.

    `spaces` are how many spaces images and HTML leave before and behind the text.
    """

    span: Span
    level: int
    text: str
    spaces: tuple[int, int] = (0, 0)


class EntryList(Struct, frozen=True, gc=False):
    """The entries that can be sorted together: those under one heading and one parent item.

    `pieces` are the same entries, cut where something stands between them: a code block or a
    comment in a Markdown list, a row without a link in a table, the end of a block of HTML.
    """

    entries: tuple[Entry, ...]
    heading: Heading | None
    span: Span
    container: Container
    pieces: tuple[tuple[Entry, ...], ...] = ()


class Definition(Struct, frozen=True, gc=False):
    """A link reference definition, `[label]: url`; its span has whole lines.

    `key` is the normalised label: `Label  text` and `label text` have the same.
    """

    span: Span
    label: str
    url: str
    key: str


class Comment(Struct, frozen=True, gc=False):
    """An HTML comment, `<!-- text -->`; `text` is what stands inside, without outer spaces."""

    span: Span
    text: str


class Element(Struct, frozen=True, gc=False):
    """The start tag of an HTML element: its name in lower case and its attributes as written."""

    span: Span
    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, given its name in lower case; None without it."""
        return next((value for key, value in self.attributes if key == name), None)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors that it makes, which links can lead to."""
        return tuple(value for key, value in self.attributes if key in ("id", "name") and value)


class Inline(Struct, frozen=True, gc=False):
    """The content of a paragraph, a heading or a cell.

    `skeleton` is the content with its markup masked, see `skeleton`. `links` and `badges` are by
    the offset in the content at which they start, in order.
    """

    content: str
    skeleton: str
    content_map: ContentMap
    links: dict[int, Link]
    badges: dict[int, Badge]
    elements: tuple[Element, ...] = ()

    def __hash__(self) -> int:
        return hash((self.content, self.content_map))

    @property
    def whole(self) -> Part:
        """All of the content as a part."""
        return self.part(0, len(self.content))

    def part(self, start: int, end: int) -> Part:
        """Return the content from `start` to `end` as a part."""
        return Part(self.content_map.span(start, end), self.content[start:end])

    def prose(self, start: int, end: int) -> Prose:
        """Return the content from `start` to `end` as words of an entry."""
        return Prose(self.content_map.span(start, end), self.content[start:end], self, start, end)


class ContentsItem(Struct, frozen=True, gc=False):
    """An item of a table of contents: its first paragraph as written, and its first link.

    An item that only names the items nested in it has no link.
    """

    item: Item
    text: Part
    link: Link | None


class Contents(Struct, frozen=True, gc=False):
    """A table of contents: a list whose links lead to anchors of the same page.

    `items` has all items in source order, nested items too. `heading` is the heading that the list
    stands under.
    """

    items: tuple[ContentsItem, ...]
    heading: Heading | None
    span: Span


class Passage(Struct, frozen=True, kw_only=True, gc=False):
    """What was read of a file, or of a section of it; each field is in source order.

    `links` and `images` are those in Markdown: none in code, in comments and in HTML elements.
    `malformed_links` are texts that were meant as links, such as `[text] (url)`.
    `undefined_references` are texts `[text][label]` without a definition of the label. `items` has
    a tuple of items for each Markdown list. `referred_keys` are the keys of the definitions that a
    link or an image refers to. `elements` are the start tags of HTML elements, `html_headings` the
    headings written as HTML. `rows` are the spans of the rows of tables, headers included.
    `inlines` are the contents of all paragraphs, headings and cells.
    """

    headings: tuple[Heading, ...] = ()
    lists: tuple[EntryList, ...] = ()
    links: tuple[Link, ...] = ()
    malformed_links: tuple[MalformedLink, ...] = ()
    items: tuple[tuple[Item, ...], ...] = ()
    definitions: tuple[Definition, ...] = ()
    referred_keys: frozenset[str] = frozenset()
    comments: tuple[Comment, ...] = ()
    images: tuple[Badge, ...] = ()
    undefined_references: tuple[Part, ...] = ()
    elements: tuple[Element, ...] = ()
    html_headings: tuple[Heading, ...] = ()
    contents: tuple[Contents, ...] = ()
    rows: tuple[Span, ...] = ()
    inlines: tuple[Inline, ...] = ()


class Section(Passage, frozen=True, kw_only=True, gc=False):
    """What was read from one heading up to the next; headings in lists and quotes do not count.

    `level` is that of the heading, or 0 for what stands above the first heading. `ancestors` are
    the headings that this one stands under. What is read of a section depends on these two, on its
    text and on what the document defines. `heading_entry` is what its heading is if the document
    has entries in headings.
    """

    span: Span
    level: int
    ancestors: Ancestors
    heading_entry: Entry | None = None


class Document(Passage, frozen=True, kw_only=True, gc=False):
    """What was read of a file: what was read of its `sections`, put together."""

    source: Source
    sections: tuple[Section, ...] = ()

    def all_headings(self) -> list[Heading]:
        """Return the headings, those written as HTML too, in source order."""
        return sorted((*self.headings, *self.html_headings), key=lambda heading: heading.span)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, list by list."""
        return chain.from_iterable([entry_list.entries for entry_list in self.lists])
