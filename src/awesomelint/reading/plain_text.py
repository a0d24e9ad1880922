"""The plain text of a description: its words as a reader sees them, without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from awesomelint.reading.model import Inline, Prose
from awesomelint.reading.skeleton import CODE, ESCAPE, FILLER, HTML, IMAGE, LINK, MARK, NOTE

_MARKUP = re.compile(
    rf"(?P<masked>[{LINK}{IMAGE}{CODE}{HTML}{MARK}{NOTE}]{FILLER}*)|(?P<escape>{ESCAPE}{{2}})"
    r"|(?P<entity>&(?:#\w+|\w+);)|(?P<end>(?<![ \t])[ \t]*\\?\n[ \t]*)"
)
# Stands for an image: a reader sees something there that is no letter.
_OBJECT = "\ufffc"


def plain_text(prose: Prose) -> str:
    """Return `prose` as a reader sees it: the labels of links, the content of code, no markup."""
    text = prose.text
    is_bare = prose.inline.skeleton[prose.start : prose.end] == text
    if is_bare and "&" not in text and "\n" not in text:
        return text
    return "".join(piece for piece, _ in _pieces(prose.inline, prose.start, prose.end))


def first_letter(prose: Prose) -> str:
    """Return the first letter or digit that a reader sees of `prose`; empty if there is none."""
    first = prose.text[0]
    if first.isalnum() and prose.inline.skeleton[prose.start] == first:
        return first
    return next(filter(str.isalnum, plain_text(prose)), "")


def source_offsets(prose: Prose) -> tuple[int | None, ...]:
    """Return, for each character of `plain_text(prose)`, its offset in the source.

    It is None for a character of a link, a code span, an escape or an entity.
    """
    offsets: list[int | None] = []
    for piece, start in _pieces(prose.inline, prose.start, prose.end):
        if start is None:
            offsets += [None] * len(piece)
        else:
            offsets += (prose.inline.content_map.offset(start + n) for n in range(len(piece)))
    return tuple(offsets)


def _pieces(inline: Inline, start: int, end: int) -> Iterator[tuple[str, int | None]]:
    """Yield the text from `start` to `end` piece by piece, as a reader sees it.

    With a piece comes its offset in the content; None for one that is made of markup.
    """
    cursor = start
    for match in _MARKUP.finditer(inline.skeleton, start, end):
        if match.start() > cursor:
            yield inline.skeleton[cursor : match.start()], cursor
        cursor = match.end()
        yield _visible_text(inline, match), None
    if cursor < end:
        yield inline.skeleton[cursor:end], cursor


def _visible_text(inline: Inline, match: re.Match[str]) -> str:
    """Return what a reader sees of a piece of markup."""
    source = inline.content[match.start() : match.end()]
    kind = match.lastgroup
    if kind == "escape":
        return source[1:]
    if kind == "entity":
        return unescape(source)
    if kind == "end":
        return " "
    letter = match.group()[0]
    if letter == LINK:
        return inline.links[match.start()].title
    if letter == CODE:
        return source.strip("`").strip()
    return _OBJECT if letter == IMAGE else ""
