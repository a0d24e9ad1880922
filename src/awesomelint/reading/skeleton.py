"""Inline Markdown as a skeleton: a string in which each construct is masked.

The grammar of an entry asks where links, images and code stand, and not what is in them. So each
construct is replaced by a letter of a private alphabet (of Unicode's private use area) and by
filler up to its end. With other letters for these, and `_` for the filler:

    content   [Title](https://a.b) - Uses `x`. ![i](c)
    skeleton  L___________________ - Uses C__. I______

The skeleton is as long as the content, so that both have the same offsets. The grammar is a
handful of regular expressions over the skeleton. `read_inline` makes the skeleton of a token and
reads the links, badges and HTML elements in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from awesomelint.reading.html import read_tag
from awesomelint.reading.html_links import read_anchor
from awesomelint.reading.model import Badge, Element, Inline, Link, Part
from awesomelint.reading.positions import ContentMap

# In this order, the sets of letters that the grammar uses are ranges, which compile sooner.
LINK, CODE, MARK, IMAGE, HTML, NOTE, ESCAPE, FILLER = (chr(0xE000 + n) for n in range(8))

_PRIVATE = re.compile("[\ue000-\ue007]")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
# GitHub's extended autolinks. `_bare_urls` leaves punctuation at the end to the sentence.
_BARE_URL = re.compile(r"(?<![\w/.@:-])(?:https?://|www\.)[^\s<>\ue000-\ue007]+", re.IGNORECASE)
_TARGET = re.compile(r"\]\([ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s]*)")


def read_inline(token: Token, content_map: ContentMap) -> Inline:
    """Return what is in an inline token; `content_map` says where its content stands."""
    content = token.content
    reader = _Reader(content, content_map)
    reader.read(token.children or [])
    skeleton = mask(content, reader.constructs)
    if "\\" in content:
        skeleton = _ESCAPED.sub(ESCAPE * 2, skeleton)
    if "://" in skeleton or "www." in skeleton:
        for start, end in list(_bare_urls(skeleton)):
            reader.add_bare(start, end)
            skeleton = skeleton[:start] + LINK + FILLER * (end - start - 1) + skeleton[end:]
        reader.links = dict(sorted(reader.links.items()))
    return Inline(
        content, skeleton, content_map, reader.links, reader.badges, tuple(reader.elements)
    )


Construct = tuple[int, int, str]
"""Where a construct starts and ends in the content, and the letter that stands for it."""


class _Reader:
    """Collects the links, badges and elements of a token from its children."""

    def __init__(self, content: str, content_map: ContentMap) -> None:
        self.content, self.content_map = content, content_map
        self.links: dict[int, Link] = {}
        self.badges: dict[int, Badge] = {}
        self.elements: list[Element] = []
        self.constructs: list[Construct] = []  # all that is not plain text, in order

    def read(self, children: Sequence[Token]) -> None:
        """Collect from the children of the token."""
        index, count = 0, len(children)
        while index < count:
            token = children[index]
            kind = token.type
            if kind == "link_open":
                close = _closing(children, index)
                self.constructs.append(self._link(token, children[index + 1 : close]))
                index = close
            elif kind == "image":
                start, end = token.meta["span"]
                self._badge(start, end, token, None)
                self.constructs.append((start, end, IMAGE))
            elif kind == "html_inline":
                if close := self._anchor(children, index):
                    index = close
                else:
                    self.constructs.append(self._html(token))
            elif kind in _LETTERS:
                self.constructs.append((*token.meta["span"], _LETTERS[kind]))
            index += 1

    def _link(self, token: Token, inside: Sequence[Token]) -> Construct:
        start, end = token.meta["span"]
        if len(inside) == 1 and inside[0].type == "text":
            title = inside[0].content  # the usual case
        elif image := _image(inside):
            self._badge(start, end, image, str(token.attrs["href"]))
            return start, end, IMAGE
        else:
            title = _title(inside)
        self.links[start] = self._read_link(token, start, end, title)
        return start, end, LINK

    def _read_link(self, token: Token, start: int, end: int, title: str) -> Link:
        href = str(token.attrs["href"])
        span = self.content_map.span(start, end)
        if token.markup == "autolink":
            label = self._part(start + 1, end - 1)
            return Link(span, label, title, label.text, label, "autolink")
        label_start, label_end = token.meta["inside"]
        label = self._part(label_start, label_end)
        if self.content[label_end:end] == f"]({href})":
            target = Part(self.content_map.span(label_end + 2, end - 1), href)
            return Link(span, label, title, href, target, "inline")
        match = (
            _TARGET.match(self.content, label_end, end) if self.content[end - 1] == ")" else None
        )
        if match is None:
            return Link(span, label, title, href, None, "reference")
        left, right = _target_bounds(match, end)
        target = self._part(left, right)
        return Link(span, label, title, _written_url(target.text, href), target, "inline")

    def add_bare(self, start: int, end: int) -> None:
        """Add a URL that stands in the text by itself."""
        part = self._part(start, end)
        url = part.text if "://" in part.text else f"http://{part.text}"
        self.links[start] = Link(part.span, part, part.text, url, part, "bare")

    def _badge(self, start: int, end: int, image: Token, link: str | None) -> None:
        span, src = self.content_map.span(start, end), str(image.attrs["src"])
        self.badges[start] = Badge(span, image.content, src, link)

    def _anchor(self, children: Sequence[Token], index: int) -> int:
        """Add the link that an `<a>` in HTML is; return the index of its end tag, 0 for no link."""
        content = children[index].content
        if content[:2].lower() != "<a" or "href" not in content:
            return 0
        close = _end_tag(children, index)
        if not close:
            return 0
        start, first = children[index].meta["span"]
        last, end = children[close].meta["span"]
        link = read_anchor(self.content, self.content_map, start, (first, last), end)
        if link is None or not link.title:
            return 0
        for inner in children[index:close]:
            if inner.type == "html_inline":
                self._html(inner)  # keeps its element
        self.links[start] = link
        self.constructs.append((start, end, LINK))
        return close

    def _html(self, token: Token) -> Construct:
        start, end = token.meta["span"]
        element = read_tag(token.content, self.content_map.span(start, end))
        if element is None:
            return start, end, HTML
        self.elements.append(element)
        if element.name != "img":
            return start, end, HTML
        alt, src = element.get("alt") or "", element.get("src") or ""
        self.badges[start] = Badge(element.span, alt, src, None)
        return start, end, IMAGE

    def _part(self, start: int, end: int) -> Part:
        return Part(self.content_map.span(start, end), self.content[start:end])


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


def _title(inside: Sequence[Token]) -> str:
    """Return the label of a link as a reader sees it; as it is written where that is nothing."""
    texts = [child.content or " " * (child.type == "softbreak") for child in inside]
    visible = [
        text for text, child in zip(texts, inside, strict=True) if child.type != "html_inline"
    ]
    return "".join(visible).strip() or "".join(texts)


def _end_tag(children: Sequence[Token], index: int) -> int:
    """Return the index of the `</a>` behind the `<a>` at `index`; 0 where a link is in between."""
    for other in range(index + 1, len(children)):
        token = children[other]
        if token.type == "html_inline" and token.content.lower().startswith("</a"):
            return other
        if token.type == "link_open" or token.content.lower().startswith("<a "):
            return 0
    return 0


def _image(inside: Sequence[Token]) -> Token | None:
    """Return the first image in a link that has nothing but images; None for other links."""
    images = [child for child in inside if child.type == "image"]
    if images and not any(child.content.strip() for child in inside if child.type != "image"):
        return images[0]
    return None


def mask(content: str, constructs: Sequence[Construct]) -> str:
    """Return the content with its constructs masked.

    Letters of the private alphabet that the content has itself become replacement characters.
    """
    if not constructs and content.isascii():
        return content
    out, cursor = [], 0
    for start, end, letter in constructs:
        # Each character of `**` is a separate mark: `***x***` begins with three.
        rest = MARK if letter == MARK else FILLER
        out += [content[cursor:start], letter, rest * (end - start - 1)]
        cursor = end
    out.append(content[cursor:])
    if not content.isascii() and _PRIVATE.search(content):
        out[::3] = [_PRIVATE.sub("\ufffd", text) for text in out[::3]]
    return "".join(out)


def _bare_urls(skeleton: str) -> Iterator[tuple[int, int]]:
    """Yield where each URL in plain text starts and ends, as GitHub links it."""
    for match in _BARE_URL.finditer(skeleton):
        url = match.group().rstrip("?!.,:;*_~'\"]")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip("?!.,:;*_~'\"]")
        if "." in url.partition("//")[2] or url.lower().startswith("www."):
            yield match.start(), match.start() + len(url)


def _target_bounds(match: re.Match[str], end: int) -> tuple[int, int]:
    """Return where a link's destination starts and ends, without `<`, `>` and the closing `)`."""
    left, right = match.span(1)
    if match[1].startswith("<") and match[1].endswith(">"):
        return left + 1, right - 1
    return left, min(right, end - 1)


def _written_url(target: str, href: str) -> str:
    """Return a URL: as it is written, or decoded by the parser where it has escapes or entities."""
    return href if "\\" in target or "&" in target else target
