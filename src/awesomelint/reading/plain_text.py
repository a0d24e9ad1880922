"""What a reader sees of a description: its words without the markup around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from awesomelint.reading.model import Inline, Prose
from awesomelint.reading.skeleton import CODE, ESCAPE, FILLER, HTML, IMAGE, LINK, MARK, NOTE

_PIECE = re.compile(
    rf"(?P<masked>[{LINK}{IMAGE}{CODE}{HTML}{MARK}{NOTE}]{FILLER}*)|(?P<escape>{ESCAPE}{{2}})"
    r"|(?P<entity>&(?:#\w+|\w+);)|(?P<end>(?<![ \t])[ \t]*\\?\n[ \t]*)"
)
# Stands for an image: something is seen there, and it is no letter.
_OBJECT = "\ufffc"


def seen(prose: Prose) -> str:
    """Return the text that a reader sees of `prose`."""
    text = prose.text
    is_bare = prose.inline.skeleton[prose.start : prose.end] == text
    if is_bare and "&" not in text and "\n" not in text:
        return text
    return "".join(piece for piece, _ in _pieces(prose.inline, prose.start, prose.end))


def initial(prose: Prose) -> str:
    """Return the first letter or digit that a reader sees of `prose`; nothing where it has none."""
    first = prose.text[0]
    if first.isalnum() and prose.inline.skeleton[prose.start] == first:
        return first
    return next(filter(str.isalnum, seen(prose)), "")


def places(prose: Prose) -> tuple[int | None, ...]:
    """Return the offset in the source of each character of `seen(prose)`.

    A character that is no plain text has none: that of a link, a code span, an entity.
    """
    offsets: list[int | None] = []
    for piece, start in _pieces(prose.inline, prose.start, prose.end):
        if start is None:
            offsets += [None] * len(piece)
        else:
            offsets += (prose.inline.place.offset(start + n) for n in range(len(piece)))
    return tuple(offsets)


def _pieces(inline: Inline, start: int, end: int) -> Iterator[tuple[str, int | None]]:
    """Yield each piece as it is seen, and where it begins in the content if it is plain text."""
    cursor = start
    for found in _PIECE.finditer(inline.skeleton, start, end):
        if found.start() > cursor:
            yield inline.skeleton[cursor : found.start()], cursor
        cursor = found.end()
        yield _shown(inline, found), None
    if cursor < end:
        yield inline.skeleton[cursor:end], cursor


def _shown(inline: Inline, found: re.Match[str]) -> str:
    """Return what is seen of a piece that is no plain text."""
    source = inline.content[found.start() : found.end()]
    kind = found.lastgroup
    if kind == "escape":
        return source[1:]
    if kind == "entity":
        return unescape(source)
    if kind == "end":
        return " "
    letter = found.group()[0]
    if letter == LINK:
        return inline.links[found.start()].title
    if letter == CODE:
        return source.strip("`").strip()
    return _OBJECT if letter == IMAGE else ""
