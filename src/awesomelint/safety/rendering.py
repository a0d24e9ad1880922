"""What GitHub shows: Markdown rendered by cmark-gfm, GitHub's own code, and cut into pieces.

This renderer shares no code with our parser, so it does not share its mistakes: the gate asks it
what a text means before and after a fix. `laws.py` says what may differ.

The HTML is cut with one regular expression. Every character lies in exactly one piece, so nothing
can get lost between two pieces, as it could in an HTML parser that repairs what it reads. It is
also ten times as fast as such a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from awesomelint.reading.anchors import numbered_slugs

# A message quotes no more than this many characters of a piece: enough to find it in the file.
LONGEST_QUOTE = 80

_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
# Code is one piece: cmark escapes each `<` in it.
_PIECE = re.compile(
    r"<pre[^<>]*><code[^<>]*>[^<]*</code></pre>|<code>[^<]*</code>|<[^<>]*>|<|[^<]+"
)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
# White space that a browser shows as one space. A no-break space is a character like any other.
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>", re.DOTALL)
_ANCHOR = re.compile(r'href="#([^"]+)"')
_TAG = re.compile(r"<[^<>]*>")


def render_fragment(text: str) -> str:
    """Return the HTML that GitHub renders `text` to, with raw HTML as it is written.

    GitHub's filter of dangerous tags is left out: what it rewrites could not be compared.
    """
    from cmarkgfm.cmark import (
        Options,
        markdown_to_html_with_extensions,
    )

    options = (
        Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_GITHUB_PRE_LANG
    )
    html: str = markdown_to_html_with_extensions(text, options, _EXTENSIONS)
    return html


# The texts before and after a pass are rendered at its first and last stage and for its headings.
# Each stage between has two other texts.
_KEPT_RENDERINGS = 4


@lru_cache(maxsize=_KEPT_RENDERINGS)
def render(text: str) -> str:
    """Return the HTML that GitHub renders a whole document to; the last few are kept."""
    return render_fragment(text)


def split_pieces(html: str) -> Iterator[str]:
    """Yield `html` cut into tags, code, and text as a browser shows it.

    White space in text becomes one space; in code it stays.
    """
    for piece in _PIECE.findall(html):
        if piece == "\n":
            yield " "
        elif piece[0] != "<" and ("\n" in piece or "  " in piece or "\t" in piece):
            yield _SPACES.sub(" ", piece)
        else:
            yield piece


def split_blocks(html: str) -> list[str]:
    """Return `html` cut before each tag that begins a line; no cut goes through a piece."""
    first, *rest = html.split("\n<")
    blocks = [first]
    for block in rest:
        # A code block may have several lines: the line with its closing tag belongs to it.
        if block.startswith("/code>"):
            blocks[-1] += f"\n<{block}"
        else:
            blocks[-1] += "\n"
            blocks.append(f"<{block}")
    return blocks


def is_text(piece: str) -> bool:
    """Whether a piece is text, not a tag or code."""
    return piece[0] != "<"


def tag_name(piece: str) -> str:
    """Return the name of a tag in lower case; empty for text, a comment, or a lone `<`."""
    match = _TAG_NAME.match(piece)
    return match[1].lower() if match else ""


def heading_texts(html: str) -> tuple[str, ...]:
    """Return the text of each heading, without markup, in order."""
    return tuple(unescape(_TAG.sub("", content)) for content in _HEADING.findall(html))


def heading_slugs(html: str) -> set[str]:
    """Return the anchors that GitHub gives the headings: `Text & Code` is `text--code`."""
    return set(numbered_slugs(heading_texts(html)))


def linked_anchors(html: str) -> set[str]:
    """Return the anchors in the same page that its links lead to, without their `#`."""
    return {unquote(unescape(anchor)) for anchor in _ANCHOR.findall(html)}
