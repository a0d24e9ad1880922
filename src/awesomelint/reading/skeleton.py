"""One stretch of inline Markdown as a skeleton: its text, with each piece of markup masked.

The skeleton has the length of the content. A link, an image, a code span is one letter of a private
alphabet and filler behind it, so that the grammar of an entry is a handful of regular expressions
over one string, and an offset in the skeleton is an offset in the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from awesomelint.reading.html import read_tag
from awesomelint.reading.model import Badge, Element, Inline, Link, Part
from awesomelint.reading.positions import ContentMap

# In this order the sets that the grammar asks for are ranges, which take less to compile.
LINK, CODE, MARK, IMAGE, HTML, NOTE, ESCAPE, FILLER = (chr(0xE000 + n) for n in range(8))

_PRIVATE = re.compile("[\ue000-\ue007]")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
# GitHub's extended autolinks; trailing punctuation is the sentence's, not the link's.
_BARE_URL = re.compile(r"(?<![\w/.@:-])(?:https?://|www\.)[^\s<>\ue000-\ue007]+", re.IGNORECASE)
_TARGET = re.compile(r"\]\([ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s]*)")


def read_inline(token: Token, place: ContentMap) -> Inline:
    """Return the inline Markdown of `token`, whose content stands at `place`."""
    content = token.content
    reader = _Reader(content, place)
    reader.read(token.children or [])
    skeleton = _mask(content, reader.pieces)
    if "\\" in content:
        skeleton = _ESCAPED.sub(ESCAPE * 2, skeleton)
    if "://" in skeleton or "www." in skeleton:
        for start, end in list(_bare_urls(skeleton)):
            reader.add_bare(start, end)
            skeleton = skeleton[:start] + LINK + FILLER * (end - start - 1) + skeleton[end:]
        reader.links = dict(sorted(reader.links.items()))
    return Inline(content, skeleton, place, reader.links, reader.badges, tuple(reader.elements))


_Piece = tuple[int, int, str]
"""Where it starts and ends, and the letter that stands for it."""


class _Reader:
    """Collects the links, badges and elements of one token while it walks its children."""

    def __init__(self, content: str, place: ContentMap) -> None:
        self.content, self.place = content, place
        self.links: dict[int, Link] = {}
        self.badges: dict[int, Badge] = {}
        self.elements: list[Element] = []
        self.pieces: list[_Piece] = []  # all that is not plain text

    def read(self, children: Sequence[Token]) -> None:
        """Note what the children are."""
        index, count = 0, len(children)
        while index < count:
            token = children[index]
            kind = token.type
            if kind == "link_open":
                close = _closing(children, index)
                self.pieces.append(self._link(token, children[index + 1 : close]))
                index = close
            elif kind == "image":
                start, end = token.meta["span"]
                self._badge(start, end, token, None)
                self.pieces.append((start, end, IMAGE))
            elif kind == "html_inline":
                self.pieces.append(self._html(token))
            elif kind in _LETTERS:
                self.pieces.append((*token.meta["span"], _LETTERS[kind]))
            index += 1

    def _link(self, token: Token, inside: Sequence[Token]) -> _Piece:
        start, end = token.meta["span"]
        if len(inside) == 1 and inside[0].type == "text":
            title = inside[0].content  # as most are
        elif image := _image(inside):
            self._badge(start, end, image, str(token.attrs["href"]))
            return start, end, IMAGE
        else:
            title = "".join(one.content or " " * (one.type == "softbreak") for one in inside)
        self.links[start] = self._read_link(token, start, end, title)
        return start, end, LINK

    def _read_link(self, token: Token, start: int, end: int, title: str) -> Link:
        href = str(token.attrs["href"])
        span = self.place.span(start, end)
        if token.markup == "autolink":
            label = self._part(start + 1, end - 1)
            return Link(span, label, title, label.text, label, "autolink")
        label_start, label_end = token.meta["inside"]
        label = self._part(label_start, label_end)
        if self.content[label_end:end] == f"]({href})":
            target = Part(self.place.span(label_end + 2, end - 1), href)
            return Link(span, label, title, href, target, "inline")
        found = (
            _TARGET.match(self.content, label_end, end) if self.content[end - 1] == ")" else None
        )
        if found is None:
            return Link(span, label, title, href, None, "reference")
        left, right = _target_bounds(found, end)
        target = self._part(left, right)
        return Link(span, label, title, _written_url(target.text, href), target, "inline")

    def add_bare(self, start: int, end: int) -> None:
        """Note a URL that stands in the text by itself."""
        part = self._part(start, end)
        url = part.text if "://" in part.text else f"http://{part.text}"
        self.links[start] = Link(part.span, part, part.text, url, part, "bare")

    def _badge(self, start: int, end: int, image: Token, link: str | None) -> None:
        alt = image.content
        self.badges[start] = Badge(self.place.span(start, end), alt, str(image.attrs["src"]), link)

    def _html(self, token: Token) -> _Piece:
        start, end = token.meta["span"]
        element = read_tag(token.content, self.place.span(start, end))
        if element is None:
            return start, end, HTML
        self.elements.append(element)
        if element.name != "img":
            return start, end, HTML
        alt, src = element.get("alt") or "", element.get("src") or ""
        self.badges[start] = Badge(element.span, alt, src, None)
        return start, end, IMAGE

    def _part(self, start: int, end: int) -> Part:
        return Part(self.place.span(start, end), self.content[start:end])


_LETTERS = {
    "code_inline": CODE,
    "footnote_ref": NOTE,
    **dict.fromkeys(
        ("strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"), MARK
    ),
}


def _closing(children: Sequence[Token], index: int) -> int:
    """Return the index of the token that closes the link opened at `index`."""
    while children[index].type != "link_close":
        index += 1
    return index


def _image(inside: Sequence[Token]) -> Token | None:
    """Return the first image in a link that holds nothing else; None where it does."""
    images = [child for child in inside if child.type == "image"]
    if images and not any(child.content.strip() for child in inside if child.type != "image"):
        return images[0]
    return None


def _mask(content: str, pieces: Sequence[_Piece]) -> str:
    """Return `content` with each piece masked, and private letters of its own made harmless."""
    if not pieces and content.isascii():
        return content
    out, cursor = [], 0
    for start, end, letter in pieces:
        # The two characters of `**` are two marks, as in `***x***`.
        rest = MARK if letter == MARK else FILLER
        out += [content[cursor:start], letter, rest * (end - start - 1)]
        cursor = end
    out.append(content[cursor:])
    if not content.isascii() and _PRIVATE.search(content):
        out[::3] = [_PRIVATE.sub("\ufffd", text) for text in out[::3]]
    return "".join(out)


def _bare_urls(skeleton: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the URLs in plain text, as GitHub would link them."""
    for found in _BARE_URL.finditer(skeleton):
        url = found.group().rstrip("?!.,:;*_~'\"]")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip("?!.,:;*_~'\"]")
        if "." in url.partition("//")[2] or url.lower().startswith("www."):
            yield found.start(), found.start() + len(url)


def _target_bounds(found: re.Match[str], end: int) -> tuple[int, int]:
    """Return the bounds of a link's destination without `<` and `>` or the closing parenthesis."""
    left, right = found.span(1)
    if found[1].startswith("<") and found[1].endswith(">"):
        return left + 1, right - 1
    return left, min(right, end - 1)


def _written_url(target: str, href: str) -> str:
    """Return the URL as its writer meant it: the source where it needs no decoding."""
    return href if "\\" in target or "&" in target else target
