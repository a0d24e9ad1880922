"""The things of a page: list items, table rows, lines of HTML and headings, with their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.support.page_tree import Node, Text

_OUTBOUND = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_OWN_PAGE = re.compile(r"(?!\w+:|#|//)[^?#]*\.(?:md|markdown)(?:[?#].*)?$", re.IGNORECASE)
_OWN_FILE = re.compile(r"(?!\w+:|#|//)\S")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINED = frozenset("body p div center td dd blockquote details".split())
_LISTS = frozenset(("ul", "ol", "table"))
_BLOCKS = frozenset((*_LISTS, *_HEADINGS, "li", "tr", "summary", "pre", *_LINED))
_KINDS = {"li": "li", "summary": "summary", **dict.fromkeys(_HEADINGS, "heading")}


@dataclass
class Thing:
    """A list item, a row, a line of HTML or a heading.

    `labels` are its links: where each begins in the text, and its words. `above` are the numbers of
    the headings that it stands under; `group` is the same for the items of one list.
    """

    kind: str
    first: int
    last: int
    text: str
    urls: list[str]
    labels: list[tuple[int, str]]
    own_pages: int
    group: int
    above: tuple[int, ...]
    level: int = 0
    is_detail: bool = False
    reason: str = ""

    @property
    def before(self) -> str:
        """The text before the first link."""
        return self.text[: self.labels[0][0]] if self.labels else self.text


def page_things(tree: Node) -> list[Thing]:
    """Return the things of a tree in the order of their ends."""
    collector = _Collector()
    collector.visit(tree, 0, is_detail=False)
    return collector.things


@dataclass
class _Collector:
    """Goes over a tree and makes the things."""

    things: list[Thing] = field(default_factory=list)
    headings: list[Thing] = field(default_factory=list)

    def visit(self, node: Node, group: int, *, is_detail: bool) -> None:
        """Collect what is in an element; `group` is the list it is in."""
        if node.tag in _LISTS:
            group = id(node)
        if kind := _kind(node):
            self._thing(
                kind, node, node.walk(_LISTS if kind == "li" else frozenset()), group, is_detail
            )
        elif node.tag in _LINED:
            self._lines(node, group, is_detail)
        if kind in ("row", "heading"):
            return
        if node.tag == "p" and not node.is_html and self.headings:
            self._fields(node, self.headings[-1])
        is_detail = is_detail or (node.tag == "details" and _has_linked_summary(node))
        for child in _inner(node):
            self.visit(child, group, is_detail=is_detail)

    def _fields(self, node: Node, heading: Thing) -> None:
        """Give a heading the links of the fields below it, `**URL:** [a](u)`."""
        labels = [
            child
            for child in node.children
            if isinstance(child, Node) and child.tag == "strong" and child.text().endswith(":")
        ]
        if heading.labels or len(labels) < 2:
            return
        for piece in node.walk():
            if isinstance(piece, Node) and piece.tag == "a":
                self._link(heading, piece.attributes.get("href", ""), piece.text())
        heading.labels = [(0, label) for _, label in heading.labels]

    def _lines(self, node: Node, group: int, is_detail: bool) -> None:
        """Make a thing of each line that begins with an `<a>` written in HTML."""
        line: list[Node | Text] = []
        for child in [*node.children, Node("br", 0)]:
            is_break = isinstance(child, Node) and (child.tag == "br" or child.tag in _BLOCKS)
            if not is_break and not (isinstance(child, Text) and child.text == "\n"):
                line.append(child)
                continue
            holder = Node("line", next((piece.line for piece in line), 0), True, {}, line)
            pieces = list(holder.walk())
            if any(isinstance(p, Node) and p.tag == "a" and p.is_html for p in pieces):
                self._thing("line", holder, pieces, group, is_detail)
            line = []

    def _thing(
        self, kind: str, node: Node, pieces: Iterable[Node | Text], group: int, is_detail: bool
    ) -> Thing:
        pieces = list(pieces)
        kind = f"HTML {kind}" if node.is_html and kind != "heading" else kind
        thing = Thing(kind, node.line, node.line, "", [], [], 0, group, self._above())
        thing.is_detail = is_detail
        for piece in pieces:
            thing.last = max(thing.last, piece.line)
            if isinstance(piece, Text):
                thing.text += piece.text
            elif piece.tag == "a" and (label := piece.text().strip()):
                self._link(thing, piece.attributes.get("href", ""), label)
        if kind == "heading":
            thing.level = int(node.tag[1])
            self.headings.append(thing)
        self.things.append(thing)
        return thing

    @staticmethod
    def _link(thing: Thing, url: str, label: str) -> None:
        thing.own_pages += bool(_OWN_PAGE.match(url))
        if _OUTBOUND.match(url) or (_OWN_FILE.match(url) and not _OWN_PAGE.match(url)):
            thing.urls.append(url)
            thing.labels.append((len(thing.text), label))

    def _above(self) -> tuple[int, ...]:
        around: list[tuple[int, int]] = []
        for number, heading in enumerate(self.headings):
            around = [pair for pair in around if pair[0] < heading.level]
            around.append((heading.level, number))
        return tuple(number for _, number in around)


def _kind(node: Node) -> str:
    """Return what kind of thing an element is; empty if it is none."""
    if node.tag == "tr":
        has_cell = any(isinstance(child, Node) and child.tag == "td" for child in node.children)
        return "row" if has_cell and not _has_items(node) else ""
    return _KINDS.get(node.tag, "")


def _has_linked_summary(details: Node) -> bool:
    """Whether the summary of an element for details links to another site."""
    summaries = (child for child in details.children if isinstance(child, Node))
    return any(
        isinstance(piece, Node) and _OUTBOUND.match(piece.attributes.get("href", ""))
        for summary in summaries
        if summary.tag == "summary"
        for piece in summary.walk()
    )


def _inner(node: Node) -> Iterator[Node]:
    """Yield the elements in an element; of the paragraphs of a list item, only their lists."""
    for child in node.children:
        if isinstance(child, Node) and node.tag == "li" and child.tag == "p":
            nested = (inner for inner in child.children if isinstance(inner, Node))
            yield from (inner for inner in nested if inner.tag in _LISTS)
        elif isinstance(child, Node):
            yield child


def _has_items(node: Node) -> bool:
    return any(isinstance(piece, Node) and piece.tag in ("li", "tr") for piece in node.walk())
