"""The inventory of a text: everything that must not be lost, taken from the parser's tokens.

URLs are kept as they are written, so that `日本` and `%E6%97%A5%E6%9C%AC` differ.

An inventory has the inline Markdown of paragraphs, headings and cells as it is written. The
links, images and code spans in it are read when two inventories are compared, and only where they
differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.parser import parse, reaches_limit, shared_parser
from awesomelint.text import BOM, Source


class InventoryItem(NamedTuple):
    """Something that must not be lost: its kind (`link`, `comment`, ...) and its text."""

    kind: str
    value: str


class Inventory(Struct, frozen=True):
    """Everything in a text that must not be lost.

    `blocks` has its definitions, comments, HTML, code and front matter. `contents` has the inline
    Markdown of its paragraphs, headings and cells. `references` has the target of each label.

    `unread` has the 1-based numbers of the lines whose text the parser lost: no token covers them.
    `is_too_deep` says that the nesting reached the parser's limit.
    """

    blocks: Counter[InventoryItem]
    contents: Counter[str]
    references: Mapping[str, Any]
    unread: tuple[int, ...]
    is_too_deep: bool


# The tokens that contain text; lists and quotes merely enclose them.
_LEAF_TOKENS = frozenset(
    "inline fence code_block html_block hr heading_open definition table_open paragraph_open "
    "front_matter alert_title_open".split()
)
# A line with nothing but what containers write: markers, a checkbox, a label, an alert's title.
_BARE_MARKERS = re.compile(
    r"(?:[>\s]|[-*+](?=\s|$)|\d+[.)]|\[[ xX]\]|\[\^[^\]]+\]:|\[![A-Za-z]+\])+"
)
# What CommonMark takes for an entity: at most 7 decimal or 6 hexadecimal digits, or a name.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WRITTEN_URL = re.compile(r"\]:\s*(?:<([^<>\n]*)>|(\S+))")


def take_inventories(before: str, after: str) -> tuple[Inventory, Inventory]:
    """Return the inventories of two states of a text; what both have in common is parsed once."""
    first = take_inventory(before)
    parse(after, before)  # `take_inventory` then finds it parsed
    return first, take_inventory(after)


# The fixer asks for a text again, as the text before the next pass and while it bisects fixes.
# `examine_layout` compares two texts with and without a final newline: that makes four.
_KEPT_INVENTORIES = 4


@lru_cache(maxsize=_KEPT_INVENTORIES)
def take_inventory(text: str) -> Inventory:
    """Return the inventory of `text`; the last few inventories are kept."""
    source = Source("", text.removeprefix(BOM))
    parsed = parse(text)
    tokens, references = parsed.tokens, parsed.references
    blocks = Counter(_block_items(tokens, source))
    blocks.update(
        InventoryItem("reference", f"{label}: {target['href']} {target['title']}")
        for label, target in references.items()
    )
    return Inventory(
        blocks=blocks,
        contents=Counter(token.content for token in tokens if token.type == "inline"),
        references=references,
        unread=tuple(_unread_lines(tokens, source)),
        is_too_deep=reaches_limit(tokens),
    )


def compare_inventories(
    before: Inventory, after: Inventory
) -> tuple[Counter[InventoryItem], Counter[InventoryItem]]:
    """Return how often each item is lost, and how often it is new."""
    lost, added = before.blocks - after.blocks, after.blocks - before.blocks
    old_contents = before.contents - after.contents
    new_contents = after.contents - before.contents
    old = Counter(_inline_items(old_contents.elements(), before.references))
    new = Counter(_inline_items(new_contents.elements(), after.references))
    return lost + (old - new), added + (new - old)


def _block_items(tokens: Iterable[Token], source: Source) -> Iterator[InventoryItem]:
    for token in tokens:
        if token.type in ("fence", "code_block"):
            yield InventoryItem("code block", f"{token.info}\n{token.content}")
        elif token.type == "html_block":
            yield InventoryItem(_html_kind(token.content), token.content)
        elif token.type == "front_matter":
            yield InventoryItem("front matter", token.content)
        elif token.type == "definition":
            meta = token.meta
            url = _written_url(token, source) or meta["url"]
            yield InventoryItem("definition", f"[{meta['label']}]: {meta['title']}".rstrip())
            yield InventoryItem("definition's URL", f"[{meta['label']}]: {url}")
        elif token.type == "footnote_reference_open":
            yield InventoryItem("footnote", f"[^{token.meta['label']}]:")


def _html_kind(content: str) -> str:
    return "comment" if content.lstrip().startswith("<!--") else "HTML"


def _written_url(token: Token, source: Source) -> str | None:
    """Return the URL of a definition as it is written, or None if it cannot be made out."""
    assert token.map is not None
    lines = "\n".join(source.line(number + 1) for number in range(*token.map))
    match = _WRITTEN_URL.search(lines)
    return (match[1] or match[2]) if match else None


def _inline_items(
    contents: Iterable[str], references: Mapping[str, Any]
) -> Iterator[InventoryItem]:
    parser = shared_parser()
    for content in contents:
        children: list[Token] = []
        parser.inline.parse(content, parser, {"references": references}, children)
        for token in children:
            yield from _items_of_token(token, content)
        for entity in _ENTITY.findall(content):
            if _is_invisible(unescape(entity)):
                yield InventoryItem("entity", entity)


def _items_of_token(token: Token, content: str) -> Iterator[InventoryItem]:
    if token.type == "link_open":
        start, end = token.meta["span"]
        if token.markup == "autolink":
            yield InventoryItem("link", content[start + 1 : end - 1])
        else:
            tail = content[token.meta["inside"][1] + 1 : end]
            yield InventoryItem("link", _destination(tail, str(token.attrs["href"])))
    elif token.type == "image":
        start, end = token.meta["span"]
        tail = content[start + len(f"![{token.content}]") : end]
        yield InventoryItem("image", _destination(tail, str(token.attrs["src"])))
    elif token.type == "code_inline":
        yield InventoryItem("code span", token.content)
    elif token.type == "html_inline":
        yield InventoryItem(_html_kind(token.content), token.content)
    elif token.type == "footnote_ref":
        yield InventoryItem("footnote", f"[^{token.meta['label']}]")


def _destination(tail: str, url: str) -> str:
    """Return a destination as it is written.

    `tail` is what follows the text of the link: `(url "title")`, or the `[label]` of a reference,
    which is named by its URL and its label.
    """
    if not tail.startswith("("):
        return f"{url} {tail}".rstrip()
    body = tail[1:-1].strip()
    if body.startswith("<"):
        return body[1 : body.find(">")]
    return body.split(None, 1)[0] if body else ""


def _is_invisible(text: str) -> bool:
    """Whether a text has only spaces and control characters, which are easily lost unseen."""
    return all(unicodedata.category(character)[0] in "ZC" for character in text)


def _unread_lines(tokens: Sequence[Token], source: Source) -> Iterator[int]:
    """Yield the numbers of lines that no token covers and that are more than bare markers."""
    covered: set[int] = set()
    for token in tokens:
        if token.map and token.type in _LEAF_TOKENS:
            covered.update(range(*token.map))
    for number in range(len(source.line_starts)):
        if number not in covered:
            line = source.line(number + 1).strip()
            if line and not _BARE_MARKERS.fullmatch(line):
                yield number + 1
