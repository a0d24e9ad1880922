"""Whether each piece of inline Markdown stands where the parser says it does.

A piece *reads back* when the source at its span is parsed alone, with the document's references,
and gives one token and nothing else: a link with the same target and text, an image with the same
target and alt text, a code span or HTML tag with the same content, a bare URL that is the whole of
it. Two things are undone before, because the parser undoes them too: the prefix of continued lines
(blanks and `>`), and `\\|` in a table cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomelint import Source, Span
from awesomelint.parsing.parser import build_parser
from awesomelint.reading.positions import ContentMap, Locator
from awesomelint.reading.skeleton import read_inline
from awesomelint.text import BOM

KINDS = {
    "image": "image",
    "code_inline": "code span",
    "html_inline": "HTML inline",
}
_LINE_PREFIX = re.compile(r"\r?\n[ \t>]*")


@dataclass(slots=True)
class Tally:
    """How many pieces there are by kind and block, how many read back, and those that do not."""

    total: dict[tuple[str, str], int] = field(default_factory=dict)
    exact: dict[tuple[str, str], int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    return build_parser()


def check(source: Source) -> Tally:
    """Return how the pieces of one list read back."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(source.text.removeprefix(BOM), env)
    tally = Tally()
    for token, content_map, block in inlines(tokens, Locator(source)):
        for kind, piece, span in _pieces(token, content_map):
            key = kind, block
            text = _undone(source.slice(span), block)
            exact = _reads_back(piece, text, env)
            tally.total[key] = tally.total.get(key, 0) + 1
            tally.exact[key] = tally.exact.get(key, 0) + exact
            if not exact:
                line = source.position(span.start).line
                tally.failures.append(f"{source.path}:{line}: {kind} in {block}: {text!r}")
    return tally


def inlines(tokens: Sequence[Token], locator: Locator) -> Iterator[tuple[Token, ContentMap, str]]:
    """Yield each inline token of the source, the map of its content, and the kind of its block."""
    row: list[Token] = []
    for opener, token in pairwise(tokens):
        if token.type == "tr_close" and row:
            assert row[0].map is not None
            maps = locator.row([cell.content for cell in row], row[0].map[0])
            yield from ((cell, cell_map, "table") for cell, cell_map in zip(row, maps, strict=True))
            row = []
        if token.type != "inline" or opener.type == "alert_title_open":
            continue
        if opener.type in ("th_open", "td_open"):
            row.append(token)
            continue
        assert token.map is not None
        if opener.type == "heading_open":
            atx = opener.markup.startswith("#")
            locate = locator.heading if atx else locator.paragraph
            yield token, locate(token.content, token.map[0]), "heading"
        else:
            yield token, locator.paragraph(token.content, token.map[0]), "paragraph"


def _pieces(token: Token, content_map: ContentMap) -> Iterator[tuple[str, list[Token] | str, Span]]:
    """Yield the kind of each piece, its tokens or its URL, and its span in the source."""
    children = token.children or []
    for index, child in enumerate(children):
        if child.type == "link_open":
            close = next(i for i in range(index, len(children)) if _closes(children[i], child))
            yield _link_kind(child, token), children[index : close + 1], _span(child, content_map)
        elif child.type in KINDS:
            yield KINDS[child.type], [child], _span(child, content_map)
    if "://" in token.content or "www." in token.content:
        for link in read_inline(token, content_map).links.values():
            if link.form == "bare":
                yield "link bare", link.url, link.span


def _link_kind(link: Token, token: Token) -> str:
    if link.markup == "autolink":
        return "link autolink"
    inline = token.content[link.meta["inside"][1] :].startswith("](")
    return (
        "link inline"
        if inline and token.content[link.meta["span"][1] - 1] == ")"
        else "link reference"
    )


def _span(child: Token, content_map: ContentMap) -> Span:
    return content_map.span(*child.meta["span"])


def _closes(token: Token, link: Token) -> bool:
    return token.type == "link_close" and token.level == link.level


def _undone(text: str, block: str) -> str:
    """Return the source of a piece as the parser saw it: no line prefixes, no escaped pipes."""
    text = _LINE_PREFIX.sub("\n", text)
    return text.replace("\\|", "|") if block == "table" else text


def _reads_back(piece: list[Token] | str, text: str, env: dict[str, Any]) -> bool:
    """Whether `text` alone is the piece and nothing else."""
    parsed: list[Token] = []
    _parser().inline.parse(text, _parser(), env, parsed)
    if isinstance(piece, str):
        alone = Token("inline", "", 0, content=text, children=parsed)
        links = list(read_inline(alone, ContentMap(0)).links.values())
        return [(link.url, link.span) for link in links] == [(piece, Span(0, len(text)))]
    parsed = [token for token in parsed if token.type != "text" or token.content]
    if not parsed or tuple(parsed[0].meta.get("span", ())) != (0, len(text)):
        return False
    ends = parsed[0].type != "link_open" or _closes(parsed[-1], parsed[0])
    whole = len(parsed) == 1 or parsed[0].type == "link_open"
    return ends and whole and _content(parsed) == _content(piece)


def _content(tokens: Sequence[Token]) -> tuple[object, ...]:
    """Return the kind, the target and the text of a piece."""
    first = tokens[0]
    target = first.attrs.get("href") or first.attrs.get("src")
    content = "".join(_LINE_PREFIX.sub("\n", token.content) for token in tokens)
    return first.type, target, content
