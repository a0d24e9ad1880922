"""What a document holds that must not be lost: an inventory, taken from the parser's tokens.

Two inventories are cheap to compare: blocks are parsed for each, inline Markdown only where the two
differ. Destinations are kept as they are written, so that `日本` and `%E6%97%A5` are two things.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.parser import MAX_NESTING, build_parser, parse
from awesomelint.text import BOM, Source


class Holding(NamedTuple):
    """One thing a document holds: what it is (`link`, `comment`, ...) and its text."""

    what: str
    value: str


class Inventory(Struct, frozen=True):
    """What one text holds.

    `blocks` are definitions, comments, HTML, code and front matter; `contents` the inline Markdown
    of paragraphs, headings and cells, not yet parsed. `unread` are the numbers of the lines that no
    leaf token covers: the parser lost their text. `is_too_deep` tells that it stopped at its limit.
    """

    blocks: Counter[Holding]
    contents: Counter[str]
    references: Mapping[str, Any]
    unread: tuple[int, ...]
    is_too_deep: bool


# The tokens that hold text; a list or a quote merely encloses them.
_LEAVES = frozenset(
    "inline fence code_block html_block hr heading_open definition table_open paragraph_open "
    "front_matter alert_title_open".split()
)
# What a container writes on a line of its own: markers, a checkbox, a label, an alert's title.
_BARE_MARKERS = re.compile(
    r"(?:[>\s]|[-*+](?=\s|$)|\d+[.)]|\[[ xX]\]|\[\^[^\]]+\]:|\[![A-Za-z]+\])+"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WRITTEN_URL = re.compile(r"\]:\s*(?:<([^<>\n]*)>|(\S+))")


@cache
def _full_parser() -> MarkdownIt:
    return build_parser()


def take_inventories(before: str, after: str) -> tuple[Inventory, Inventory]:
    """Return what two states of a text hold; the second is parsed by what it has of its own."""
    first = take_inventory(before)
    parse(after, before)  # `take_inventory` is given it again
    return first, take_inventory(after)


# The text after one pass of fixes is the text before the next, and bisecting looks at one again.
@lru_cache(maxsize=4)
def take_inventory(text: str) -> Inventory:
    """Return what `text` holds; any text has an inventory."""
    source = Source("", text.removeprefix(BOM))
    parsed = parse(text)
    tokens, references = parsed.tokens, parsed.references
    blocks = Counter(_blocks(tokens, source))
    blocks.update(
        Holding("reference", f"{label}: {found['href']} {found['title']}")
        for label, found in references.items()
    )
    return Inventory(
        blocks=blocks,
        contents=Counter(token.content for token in tokens if token.type == "inline"),
        references=references,
        unread=tuple(_unread(tokens, source)),
        is_too_deep=any(token.level >= MAX_NESTING - 1 for token in tokens),
    )


def compare(before: Inventory, after: Inventory) -> tuple[Counter[Holding], Counter[Holding]]:
    """Return what only `before` holds and what only `after` holds, as multisets."""
    lost, come = before.blocks - after.blocks, after.blocks - before.blocks
    old, new = before.contents - after.contents, after.contents - before.contents
    held = Counter(_inline(old.elements(), before.references))
    holds = Counter(_inline(new.elements(), after.references))
    return lost + (held - holds), come + (holds - held)


def _blocks(tokens: Iterable[Token], source: Source) -> Iterator[Holding]:
    for token in tokens:
        if token.type in ("fence", "code_block"):
            yield Holding("code block", f"{token.info}\n{token.content}")
        elif token.type == "html_block":
            yield Holding(_html(token.content), token.content)
        elif token.type == "front_matter":
            yield Holding("front matter", token.content)
        elif token.type == "definition":
            meta = token.meta
            url = _written_url(token, source) or meta["url"]
            yield Holding("definition", f"[{meta['label']}]: {meta['title']}".rstrip())
            yield Holding("definition's URL", f"[{meta['label']}]: {url}")
        elif token.type == "footnote_reference_open":
            yield Holding("footnote", f"[^{token.meta['label']}]:")


def _html(content: str) -> str:
    return "comment" if content.lstrip().startswith("<!--") else "HTML"


def _written_url(token: Token, source: Source) -> str | None:
    assert token.map is not None
    lines = "\n".join(source.line(number + 1) for number in range(*token.map))
    found = _WRITTEN_URL.search(lines)
    return (found[1] or found[2]) if found else None


def _inline(contents: Iterable[str], references: Mapping[str, Any]) -> Iterator[Holding]:
    parser = _full_parser()
    for content in contents:
        children: list[Token] = []
        parser.inline.parse(content, parser, {"references": references}, children)
        for token in children:
            yield from _piece(token, content)
        for entity in _ENTITY.findall(content):
            if _is_invisible(unescape(entity)):
                yield Holding("entity", entity)


def _piece(token: Token, content: str) -> Iterator[Holding]:
    if token.type == "link_open":
        start, end = token.meta["span"]
        if token.markup == "autolink":
            yield Holding("link", content[start + 1 : end - 1])
        else:
            tail = content[token.meta["inside"][1] + 1 : end]
            yield Holding("link", _destination(tail, str(token.attrs["href"])))
    elif token.type == "image":
        start, end = token.meta["span"]
        tail = content[start + len(f"![{token.content}]") : end]
        yield Holding("image", _destination(tail, str(token.attrs["src"])))
    elif token.type == "code_inline":
        yield Holding("code span", token.content)
    elif token.type == "html_inline":
        yield Holding(_html(token.content), token.content)
    elif token.type == "footnote_ref":
        yield Holding("footnote", f"[^{token.meta['label']}]")


def _destination(tail: str, url: str) -> str:
    """Return a destination as written, from what follows the brackets: `(url "title")`, `[label]`.

    A reference is named by its URL and its label.
    """
    if not tail.startswith("("):
        return f"{url} {tail}".rstrip()
    body = tail[1:-1].strip()
    if body.startswith("<"):
        return body[1 : body.find(">")]
    return body.split(None, 1)[0] if body else ""


def _is_invisible(text: str) -> bool:
    return all(unicodedata.category(character)[0] in "ZC" for character in text)


def _unread(tokens: Sequence[Token], source: Source) -> Iterator[int]:
    covered: set[int] = set()
    for token in tokens:
        if token.map and token.type in _LEAVES:
            covered.update(range(*token.map))
    for number in range(len(source.line_starts)):
        if number not in covered:
            line = source.line(number + 1).strip()
            if line and not _BARE_MARKERS.fullmatch(line):
                yield number + 1
