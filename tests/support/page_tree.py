"""A text as the tree of elements that a browser makes of it; no code is shared with the reader.

markdown-it parses the Markdown, and the parser of the standard library the HTML in it. Both add to
one tree, so that Markdown in HTML and HTML in Markdown are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BARE_URL = re.compile(r"(?<![\w/.@:-])(https?://[^\s<>]*[^\s<>?!.,:;*_~'\"\])])")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What ends an element whose end tag is left out, and what that search stops at.
_IMPLIED = {
    "li": (("li",), ("ul", "ol")),
    "tr": (("td", "th", "tr"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "p": (("p",), ("td", "li", "div")),
}


@dataclass
class Node:
    """An element: its tag, its attributes, whether it is written in HTML, its lines from 1."""

    tag: str
    line: int
    is_html: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | Text] = field(default_factory=list)

    def walk(self, leave_out: frozenset[str] = frozenset()) -> Iterator[Node | Text]:
        """Yield what is in the element, in order, without what is in elements of these tags."""
        for child in self.children:
            yield child
            if isinstance(child, Node) and child.tag not in leave_out:
                yield from child.walk(leave_out)

    def text(self) -> str:
        """Return the text in the element."""
        return "".join(piece.text for piece in self.walk() if isinstance(piece, Text))


@dataclass
class Text:
    """A piece of text, and the line on which it begins."""

    text: str
    line: int


def page_tree(text: str) -> Node:
    """Return the tree of a text."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    builder = _Builder()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for token in parser.enable(["table", "strikethrough"]).parse(text):
        if token.type == "inline":
            builder.inline(token)
        elif token.type == "html_block":
            assert token.map is not None
            builder.html("\n".join(lines[slice(*token.map)]) + "\n", token.map[0])
        elif token.type in ("fence", "code_block"):
            builder.open("pre", token.map or [0])
            builder.close_tag("pre")
        elif token.nesting == 1:
            builder.open(token.tag, token.map)
        elif token.nesting == -1:
            builder.close_tag(token.tag)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Puts the tree together; lines are counted from 0 here."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("body", 1)
        self._open = [self.root]
        self._first = 0  # the line of the source at which the HTML that is fed begins
        self._fed = 1  # the line of all HTML fed, at which it begins
        self._line = 0

    def open(self, tag: str, lines: list[int] | None) -> None:
        """Open an element of Markdown."""
        self._line = lines[0] if lines else self._line
        self._add(Node(tag, self._line + 1), is_open=True)

    def close_tag(self, tag: str) -> None:
        """Close the innermost element of this tag; without one, nothing happens."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def html(self, text: str, line: int) -> None:
        """Add HTML that begins on this line."""
        self._first, self._fed = line, self.getpos()[0]
        self.feed(text)

    def inline(self, token: Token) -> None:
        """Add the content of a paragraph, a heading or a cell."""
        line = token.map[0] if token.map else self._line
        for child in token.children or []:
            if child.type == "html_inline":
                self.html(child.content, line)
            elif child.type == "image":
                self._add(Node("img", line + 1), is_open=False)
            elif child.nesting == 1:
                attributes = {name: str(value) for name, value in child.attrs.items()}
                self._add(Node(child.tag, line + 1, False, attributes), is_open=True)
            elif child.nesting == -1:
                self.close_tag(child.tag)
            elif child.type == "hardbreak":
                self._add(Node("br", line + 1), is_open=False)
            elif child.type == "code_inline":
                code = [Text(child.content, line + 1)]
                self._add(Node("code", line + 1, children=[*code]), is_open=False)
            else:
                text = "\n" if child.type == "softbreak" else child.content
                self._text(text, line + 1)
            line += child.type in ("softbreak", "hardbreak") or child.content.count("\n")

    def _add(self, node: Node, *, is_open: bool) -> None:
        if node.tag in _IMPLIED:
            closed, border = _IMPLIED[node.tag]
            for index in range(len(self._open) - 1, 0, -1):
                if self._open[index].tag in border:
                    break
                if self._open[index].tag in closed:
                    del self._open[index:]
                    break
        self._open[-1].children.append(node)
        if is_open:
            self._open.append(node)

    def _line_of_html(self) -> int:
        return self._first + self.getpos()[0] - self._fed + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.close_tag("a")
        node = Node(tag, self._line_of_html(), True, attributes)
        self._add(node, is_open=tag not in _VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.close_tag(tag)

    def handle_data(self, data: str) -> None:
        self._text(data, self._line_of_html())

    def _text(self, text: str, line: int) -> None:
        """Add a text, with a link for each URL that GitHub links by itself."""
        parent = self._open[-1]
        line += text[: len(text) - len(text.lstrip())].count("\n") if text.strip() else 0
        if "://" not in text or any(node.tag in ("a", "code", "pre") for node in self._open):
            parent.children.append(Text(text, line))
            return
        for number, piece in enumerate(_BARE_URL.split(text.lstrip("\n"))):
            if number % 2:
                link = Node("a", line, False, {"href": piece}, [Text(piece, line)])
                parent.children.append(link)
            elif piece:
                parent.children.append(Text(piece, line))
            line += piece.count("\n")
