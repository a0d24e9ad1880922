"""Text in, document out: `read` parses a text, and reads the tokens section by section.

A walk goes over the tokens of a section once and keeps a stack of the list items that it is in. The
first paragraph of each item is read as an entry. When a Markdown list closes, its entries are kept
if half of its items are entries: in tables of contents, steps and prose few are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token
from msgspec.structs import replace

from awesomelint.parsing.parser import parse
from awesomelint.reading.comments import block_comments, inline_comments
from awesomelint.reading.contents import read_contents
from awesomelint.reading.entry import (
    Enclosure,
    is_bold,
    read_entry,
    read_fields,
    read_prose,
    title_of,
)
from awesomelint.reading.html import read_elements, read_headings
from awesomelint.reading.inlines import joined
from awesomelint.reading.lists import ListBuilder, OpenItem, OpenList, read_item
from awesomelint.reading.malformed_links import malformed_links
from awesomelint.reading.model import (
    Ancestors,
    Comment,
    Contents,
    Definition,
    Document,
    Element,
    Entry,
    Heading,
    Inline,
    Item,
    MalformedLink,
    Part,
    Section,
)
from awesomelint.reading.no_entries import are_own_pages, is_news
from awesomelint.reading.positions import Locator
from awesomelint.reading.references import (
    read_definition,
    referred_keys,
    undefined_references,
)
from awesomelint.reading.sections import (
    SectionTokens,
    above_level,
    join,
    split,
    with_heading,
)
from awesomelint.reading.skeleton import read_inline
from awesomelint.text import Source, Span

if TYPE_CHECKING:
    from awesomelint.reading.known_sections import KnownSections


# The least share of the items of a Markdown list that have a link to another page, for its items to
# be entries. A choice: most lists have all or none.
_LEAST_ENTRY_SHARE = 0.5


# The index of the content of a paragraph that stands right below the heading of a section: the
# heading has three tokens, and the paragraph opens with another. In a quote it is one more.
_FIRST_PARAGRAPH = 4


def read(source: Source, before: Document | None = None) -> Document:
    """Return the document of a source; every text has a document.

    The result depends on the source alone: reading needs no configuration. `before` is the document
    of an earlier state of the text. With it, reading costs what has changed.
    """
    parsed = parse(source.text, before.source.text if before else None)
    locator = Locator(source)
    known = _known_sections(before, parsed.references) if before else None
    sections: list[Section] = []
    ancestors: Ancestors = ()
    for section_tokens in split(parsed.tokens, source, locator):
        ancestors = above_level(ancestors, section_tokens.level)
        section = known.find(section_tokens, ancestors, source) if known else None
        if section is None:
            keys = frozenset(referred_keys(section_tokens.tokens) if parsed.references else ())
            section = _Walk(source, locator, ancestors).section(section_tokens, keys)
        sections.append(section)
        ancestors = reduce(with_heading, section.headings, ancestors)
    return join(source, sections)


def _known_sections(before: Document, references: Mapping[str, Any]) -> KnownSections:
    from awesomelint.reading.known_sections import KnownSections  # most texts are read once

    return KnownSections(before, references)


class _Walk:
    """What was read of a section so far, and which lists and items are open."""

    def __init__(self, source: Source, locator: Locator, ancestors: Ancestors) -> None:
        self.source = source
        self.locator = locator
        self.headings: list[Heading] = []
        self.ancestors = ancestors  # of what comes next
        self.titles = tuple(text for _, text in ancestors)
        self.open_lists: list[OpenList] = []
        self.open_items: list[OpenItem] = []
        self.builder = ListBuilder()
        self.heading_inline: Inline | None = None  # of the heading of the section
        self.heading_entry: Entry | None = None
        # The paragraph in bold right before a list.
        self.title_above: Part | None = None
        # The entry in a `<summary>` whose `<details>` are open.
        self.holder: Entry | None = None
        self.inlines: list[Inline] = []
        self.malformed_links: list[MalformedLink] = []
        self.undefined_references: list[Part] = []
        self.item_lists: list[tuple[Item, ...]] = []
        self.definitions: list[Definition] = []
        self.comments: list[Comment] = []
        self.elements: list[Element] = []
        self.html_headings: list[Heading] = []
        self.contents: list[Contents] = []
        self.rows: list[Span] = []
        # The items of the outermost open list, nested ones too, with their first paragraphs.
        self.outline: list[tuple[Item, Inline]] = []

    def section(self, section_tokens: SectionTokens, keys: frozenset[str]) -> Section:
        """Return the section of these tokens; `keys` are the definitions it refers to."""
        ancestors, tokens = self.ancestors, section_tokens.tokens
        for index, token in enumerate(tokens):
            if visit := _VISITS.get(token.type):
                visit(self, index, token, tokens)
        return Section(
            span=section_tokens.span,
            level=section_tokens.level,
            ancestors=ancestors,
            headings=tuple(self.headings),
            lists=self.builder.lists(),
            links=tuple(
                link
                for inline in self.inlines
                for link in inline.links.values()
                if link.form != "html"
            ),
            malformed_links=tuple(self.malformed_links),
            items=tuple(self.item_lists),
            definitions=tuple(self.definitions),
            referred_keys=keys,
            comments=tuple(self.comments),
            images=tuple(badge for inline in self.inlines for badge in inline.badges.values()),
            undefined_references=tuple(self.undefined_references),
            elements=tuple(self.elements),
            html_headings=tuple(self.html_headings),
            contents=tuple(self.contents),
            rows=tuple(self.rows),
            heading_entry=self.heading_entry,
            inlines=tuple(self.inlines),
        )

    def _block(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        """Note that a block ends the list before it.

        The first block of an item is its text. A paragraph of nothing but badges ends no list.
        """
        if not self.open_items:
            self.title_above = None
        if self.open_items and self.open_items[-1].first:
            self.open_items[-1].first = False
        elif token.type != "paragraph_open" or not _only_badges(tokens[index + 1]):
            self.builder.end_list(self._parent())

    def _parent(self) -> Span | None:
        return self.open_items[-1].item.span if self.open_items else None

    def _lines(self, token: Token) -> Span:
        assert token.map is not None
        return self.locator.lines_span(*token.map)

    def _inline(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        opener = tokens[index - 1]
        if opener.type in ("th_open", "td_open", "alert_title_open"):
            return  # cells are read with their row; the title of an alert is not in the source
        assert token.map is not None
        if opener.type == "heading_open":
            self._heading(token, opener)
            return
        inline = read_inline(token, self.locator.paragraph(token.content, token.map[0]))
        self._note(inline)
        is_quoted = index == _FIRST_PARAGRAPH + 1 and tokens[index - 2].type == "blockquote_open"
        if self.heading_entry and (index == _FIRST_PARAGRAPH or is_quoted):
            self.heading_entry = replace(self.heading_entry, description=read_prose(inline))
        if not self.open_items:
            self.title_above = title_of(inline) if is_bold(inline) else None
            if self.heading_inline and not self.heading_entry and "**" in inline.content:
                self._fields(inline)
            if "<a" in inline.content:
                self._html_lines(inline)
        elif self.open_items[-1].entry is None:
            if self._is_first(token):
                self._entry(inline)
            else:
                self._second_paragraph(inline)

    def _fields(self, inline: Inline) -> None:
        """Read a paragraph of fields, `**URL:** [a](u)`, as the parts of the heading above."""
        assert self.heading_inline is not None
        above = tuple(text for level, text in self.ancestors if level < self.headings[0].level)
        self.heading_entry = read_fields(self.heading_inline, inline, above)

    def _html_lines(self, inline: Inline) -> None:
        """Read a paragraph of lines that begin with an `<a>`."""
        from awesomelint.reading.html_entries import read_paragraph_lines  # few lists have these

        self.builder.add_html(list(read_paragraph_lines(inline, self.titles)), self.headings)

    def _second_paragraph(self, inline: Inline) -> None:
        """Read the links that stand in a paragraph below a title in bold."""
        opened = self.open_items[-1]
        first = opened.inline
        if first and not first.links and inline.links and is_bold(first):
            opened.inline = None  # the paragraphs after this one are no part of the entry
            opened.entry = read_entry(joined(first, inline), self._enclosure())

    def _enclosure(self) -> Enclosure:
        item = self.open_items[-1].item.span
        if len(self.open_items) == 1:
            return Enclosure(item, None, self.titles, self.title_above)
        around = self.open_items[-2]
        above = around.entry.title if around.entry else None
        if around.inline and not around.entry:
            above = title_of(around.inline)
        return Enclosure(item, around.item.span, self.titles, above)

    def _is_first(self, token: Token) -> bool:
        assert token.map is not None
        return token.map[0] == self.open_items[-1].line

    def _entry(self, inline: Inline) -> None:
        """Read the first paragraph of the innermost item as an entry."""
        opened = self.open_items[-1]
        self.outline.append((opened.item, inline))
        opened.inline = inline
        opened.entry = read_entry(inline, self._enclosure())

    def _note(self, inline: Inline) -> None:
        """Keep an inline content, and what in it is no part of an entry."""
        self.inlines.append(inline)
        self.elements += inline.elements
        if "[" in inline.skeleton:
            self.malformed_links += malformed_links(inline)
        if "]" in inline.skeleton:
            self.undefined_references += undefined_references(inline)
        if "<!--" in inline.content:
            self.comments += inline_comments(inline)

    def _heading(self, token: Token, opener: Token) -> None:
        assert token.map is not None
        atx = opener.markup.startswith("#")
        locate = self.locator.heading if atx else self.locator.paragraph
        inline = read_inline(token, locate(token.content, token.map[0]))
        self._note(inline)
        text = "".join(
            child.content
            for child in token.children or []
            if child.type not in ("html_inline", "image")
        )
        begin = text.lstrip(" ")
        heading = Heading(
            inline.whole.span,
            int(opener.tag[1]),
            text.strip(),
            (len(text) - len(begin), len(begin) - len(begin.rstrip(" "))),
        )
        if opener.level == 0:
            self.heading_inline = inline
        if any(link.leads_out for link in inline.links.values()):
            self._heading_entry(inline, token, opener)
        self.headings.append(heading)
        self.ancestors = with_heading(self.ancestors, heading)
        self.titles = tuple(text for _, text in self.ancestors)

    def _heading_entry(self, inline: Inline, token: Token, opener: Token) -> None:
        """Keep the heading of the section as an entry, should it be one."""
        above = tuple(text for _, text in above_level(self.ancestors, int(opener.tag[1])))
        entry = read_entry(inline, Enclosure(self._lines(opener), None, above))
        if entry and entry.head in ("link", "bold-link") and opener.level == 0:
            self.heading_entry = replace(entry, head="heading")

    def _open_list(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        self.open_lists.append(OpenList(token.type == "ordered_list_open"))

    def _open_item(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        opened = read_item(token, self.locator, self.open_lists[-1].ordered, self.open_items)
        self.open_items.append(opened)
        self.open_lists[-1].items.append(opened)

    def _close_item(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        self.open_items.pop()

    def _close_list(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        closed = self.open_lists.pop()
        if not self.open_lists:
            heading = self.headings[-1] if self.headings else None
            if contents := read_contents(self.outline, heading):
                self.contents.append(contents)
            self.outline = []
        self.item_lists.append(tuple(opened.item for opened in closed.items))
        entries = [opened.entry for opened in closed.items if opened.entry]
        if (
            entries
            and len(entries) >= _LEAST_ENTRY_SHARE * len(closed.items)
            and not self._recommends_nothing(closed, entries)
        ):
            self.builder.add(entries, self.headings, self._parent(), closed.ordered, self.holder)

    def _recommends_nothing(self, closed: OpenList, entries: Sequence[Entry]) -> bool:
        """Whether the items of a list are news, or lead to other pages of the list."""
        if are_own_pages(entries):
            return True
        inlines = [opened.inline for opened in closed.items if opened.inline]
        return bool(self.headings) and is_news(self.headings[-1], inlines)

    def _table(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        from awesomelint.reading.table import read_rows  # most lists have no table

        rows = list(read_rows(index, tokens, self.locator, self.titles))
        for row in rows:
            self.rows.append(row.span)
            for inline in row.cells:
                self._note(inline)
        self.builder.add_table([row.entry for row in rows], self.headings)
        self._block(index, token, tokens)

    def _definition(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        self.definitions.append(read_definition(token, self._lines(token)))

    def _html(self, index: int, token: Token, tokens: Sequence[Token]) -> None:
        span = self._lines(token)
        elements = list(read_elements(self.source.text, span))
        self.elements += elements
        self.html_headings += read_headings(self.source.text, span)
        self.comments += block_comments(self.source.text, span)
        if any(element.name == "a" for element in elements):
            from awesomelint.reading.html_entries import (  # few lists
                opens_details,
                read_html_entries,
            )

            entries = list(read_html_entries(self.source.text, span, self.titles))
            self.builder.add_html(entries, self.headings)
            self.holder = entries[-1] if opens_details(self.source.text, span, entries) else None
        elif self.holder and "</details" in self.source.slice(span):
            self.holder = None


# What the walk does at each type of token. Others, such as code, are passed over.
_VISITS: Mapping[str, Callable[[_Walk, int, Token, Sequence[Token]], None]] = {
    "inline": _Walk._inline,
    "list_item_open": _Walk._open_item,
    "list_item_close": _Walk._close_item,
    **dict.fromkeys(("bullet_list_open", "ordered_list_open"), _Walk._open_list),
    **dict.fromkeys(("bullet_list_close", "ordered_list_close"), _Walk._close_list),
    "table_open": _Walk._table,
    "html_block": _Walk._html,
    "definition": _Walk._definition,
    **dict.fromkeys(("paragraph_open", "heading_open", "hr"), _Walk._block),
    **dict.fromkeys(("blockquote_open", "alert_open", "footnote_open"), _Walk._block),
}


def _only_badges(token: Token) -> bool:
    """Whether a paragraph has nothing but images and links around images."""
    if "![" not in token.content:
        return False
    children = token.children or []
    texts = "".join(child.content for child in children if child.type != "image")
    return not texts.strip() and any(child.type == "image" for child in children)
