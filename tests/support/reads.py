"""Short ways to read a piece of Markdown, for the tests of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it.token import Token

from awesomelint.parsing.fast import is_wanted
from awesomelint.parsing.parser import build_parser
from awesomelint.reading.model import Document, Entry, Link
from awesomelint.reading.positions import Locator
from awesomelint.reading.reader import read
from awesomelint.text import BOM, Source
from tests.support.read_back import inlines

PARSER = build_parser()
NEEDS_FAST = pytest.mark.skipif(not is_wanted(), reason="the fast layer is off on this Python")

_EDGES = {"inline": "[)", "reference": "[]", "autolink": "<>"}
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*")


def document(text: str) -> Document:
    """Return what `text` reads as."""
    return read(Source("a.md", text))


def entries(text: str) -> list[Entry]:
    """Return the entries of `text`, list by list."""
    return list(document(text).entries())


def entry(text: str) -> Entry:
    """Return the one entry of `text`."""
    (only,) = entries(text)
    return only


def described(entry: Entry) -> dict[str, Any]:
    """Return what an entry was read as; what it has not is left out."""
    values = {
        "head": entry.head,
        "title": entry.title.text,
        "url": entry.url,
        "separator": entry.separator and entry.separator.text,
        "description": entry.description and entry.description.text,
        "dates": [(date.text, date.slot) for date in entry.dates],
        "badges": [badge.url for badge in entry.badges],
        "tags": [tag.text for tag in entry.tags],
        "joints": [joint.text for joint in entry.joints],
        "links": [link.url for link in entry.links if link is not entry.link],
    }
    return {name: value for name, value in values.items() if value}


def as_read(source: str) -> str:
    """Return a stretch of source as the text of a part has it.

    A part's text is the source's but for four things: a line break stands without the indentation
    and the `>` of the blocks around it, a tab split by an indentation is spaces, a cell's `\\|` is
    `|` and a NUL is U+FFFD.
    """
    text = source.replace("\\|", "|").replace("\0", "\ufffd")
    return _LINE_BREAK.sub("\n", text).replace("\t", " ")


def pieces(text: str) -> Iterator[tuple[Token, str]]:
    """Yield each inline token that has a span, and the source there."""
    locator = Locator(Source("a.md", text))
    tokens = PARSER.parse(text.removeprefix(BOM), {})
    for token, place, _ in inlines(tokens, locator):
        for child in token.children or []:
            if "span" in child.meta and child.type != "text":
                start, end = place.span(*child.meta["span"])
                yield child, text[start:end]


def assert_reads_back(source: Source, link: Link) -> None:
    """Assert that a link's span, label and target are where it stands in the source."""
    text = source.slice(link.span)
    if link.form == "bare":
        assert as_read(text) == link.label.text
        assert text.startswith(("http", "www."))
    else:
        assert text[0] + text[-1] == _EDGES[link.form]
    for part in (link.label, link.target):
        if part:
            assert link.span.contains(part.span)
            assert as_read(source.slice(part.span)) == as_read(part.text)
