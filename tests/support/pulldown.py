"""Links, images and code spans, as awesomelint and as pulldown-cmark place them.

pulldown-cmark is a parser with positions that shares nothing with ours; the package pyromark brings
it. The two differ on a few texts. What is compared is whether a piece that both see stands at the
same offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from awesomelint import Source
from awesomelint.parsing.parser import parse
from awesomelint.reading.positions import Locator
from awesomelint.text import BOM
from tests.support.read_back import inlines

# A kind, and the offsets where it starts and ends in the source.
Piece = tuple[str, int, int]

_OUR_KINDS = {"link_open": "link", "image": "image", "code_inline": "code"}
_THEIR_KINDS = {"Link": "link", "Image": "image"}


def our_pieces(source: Source) -> set[Piece]:
    """Return the pieces of a source as awesomelint places them."""
    tokens = parse(source.text).tokens
    return {
        (_OUR_KINDS[child.type], *content_map.span(*child.meta["span"]))
        for token, content_map, _ in inlines(tokens, Locator(source))
        for child in token.children or []
        if child.type in _OUR_KINDS
    }


def their_pieces(source: Source) -> set[Piece]:
    """Return the pieces of a source as pulldown-cmark places them; pieces in an image left out."""
    import pyromark

    has = pyromark.Options
    options = has.ENABLE_TABLES | has.ENABLE_STRIKETHROUGH | has.ENABLE_FOOTNOTES
    options |= has.ENABLE_YAML_STYLE_METADATA_BLOCKS
    text = source.text.replace("\0", "\ufffd")
    start = len(BOM) if text.startswith(BOM) else 0
    # Their ranges count bytes.
    widths = accumulate((len(character.encode()) for character in text[start:]), initial=0)
    offsets = {at: index for index, at in enumerate(widths, start)}
    return {
        (kind, offsets[first], offsets[last])
        for kind, first, last in _pieces(pyromark.events_with_range(text[start:], options=options))
    }


def _pieces(events: Any) -> Iterator[Piece]:
    """Yield the pieces of pulldown-cmark's events, their ends in bytes."""
    images = 0
    for event, byte_range in events:
        if not isinstance(event, dict):
            continue
        ends = byte_range["start"], byte_range["end"]
        start_tag, end_tag = event.get("Start"), event.get("End")
        if "Code" in event and not images:
            yield "code", *ends
        if isinstance(start_tag, dict):
            for name in start_tag.keys() & _THEIR_KINDS.keys():
                if not images:
                    yield _THEIR_KINDS[name], *ends
                images += name == "Image"
        elif end_tag == "Image":
            images -= 1
