"""A piece of HTML as an inline content: its tags masked, its `<a>` elements as links.

With this, the grammar of an entry reads `<b><a href="u">Title</a></b> - Words.<br>` as it reads
Markdown. In a block of HTML there is no Markdown, so all else is text.
"""

from __future__ import annotations

import re

from awesomelint.reading.grammar import SPACE_ENTITY
from awesomelint.reading.html import ATTRIBUTES, read_tag
from awesomelint.reading.html_links import read_anchor
from awesomelint.reading.model import Badge, Inline, Link
from awesomelint.reading.positions import ContentMap
from awesomelint.reading.skeleton import HTML, IMAGE, LINK, Construct, mask
from awesomelint.text import Span

# The longest label that is looked for, in characters: an `<a>` that nothing closes would else be
# searched to the end of the text. A choice.
_LONGEST_LABEL = 1000
_ANCHOR = rf"<a{ATTRIBUTES}\s*>(?P<label>.{{0,{_LONGEST_LABEL}}}?)</a\s*>"
_PIECE = re.compile(
    rf"(?P<anchor>{_ANCHOR})|(?P<tag></?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)"
    rf"|(?P<comment><!--.*?-->)|(?P<space>{SPACE_ENTITY})",
    re.DOTALL | re.IGNORECASE,
)


def html_inline(text: str, span: Span) -> Inline:
    """Return the HTML at `span` of `text` as an inline content."""
    content = text[span.start : span.end]
    content_map = ContentMap(span.start)
    links: dict[int, Link] = {}
    badges: dict[int, Badge] = {}
    constructs: list[Construct] = []
    spaces: list[tuple[int, int]] = []
    offset = 0
    while match := _PIECE.search(content, offset):
        start, offset = match.span()
        if match["space"]:
            spaces.append((start, offset))
            continue
        letter = HTML
        if match["anchor"]:
            tag_end = match.start("label")
            link = read_anchor(content, content_map, start, match.span("label"), offset)
            if link is None or "<a" in match["label"]:
                offset = tag_end  # no link: what is in it is looked at
            elif link.title:
                links[start] = link
                letter = LINK
            else:
                image = _image(match["label"], content_map.span(start, offset), link.url)
                if image:
                    badges[start] = image
                letter = IMAGE if image else HTML
        elif match["tag"] and (
            image := _image(match["tag"], content_map.span(start, offset), None)
        ):
            badges[start] = image
            letter = IMAGE
        constructs.append((start, offset, letter))
    skeleton = mask(content, constructs)
    for start, end in spaces:
        skeleton = skeleton[:start] + " " * (end - start) + skeleton[end:]
    return Inline(content, skeleton, content_map, links, badges)


def _image(tag: str, span: Span, link: str | None) -> Badge | None:
    """Return the image that begins in `tag`; None if there is none."""
    found = re.search(r"<img\b", tag, re.IGNORECASE)
    element = read_tag(tag[found.start() :], span) if found else None
    if element is None:
        return None
    return Badge(span, element.get("alt") or "", element.get("src") or "", link)
