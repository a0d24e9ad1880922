"""What GitHub makes of Markdown: rendered by cmark-gfm, GitHub's own code, and cut into pieces.

This is the witness that shares nothing with our parser. HTML is cut with one regular expression:
every character is in exactly one piece, so nothing can hide between them, as it could behind a
parser that mends what it reads; and it is ten times as fast.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from awesomelint.reading.anchors import slug

_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
# Code is one piece: cmark escapes each `<` in it.
_PIECE = re.compile(
    r"<pre[^<>]*><code[^<>]*>[^<]*</code></pre>|<code>[^<]*</code>|<[^<>]*>|<|[^<]+"
)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
# White space that renders as one space; a no-break space is a character like any other.
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>", re.DOTALL)
_ANCHOR = re.compile(r'href="#([^"]+)"')
_TAG = re.compile(r"<[^<>]*>")


def render_piece(text: str) -> str:
    """Return the HTML that GitHub renders `text` to, raw HTML let through as it stands.

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


@lru_cache(maxsize=4)
def render(text: str) -> str:
    """Return the HTML of a document; each of a few is rendered once, however often it is judged."""
    return render_piece(text)


def pieces(html: str) -> Iterator[str]:
    """Yield `html` cut into tags, code, and text as a browser shows it.

    Each run of white space in text is one space; in code it stays.
    """
    for piece in _PIECE.findall(html):
        if piece == "\n":
            yield " "
        elif piece[0] != "<" and ("\n" in piece or "  " in piece or "\t" in piece):
            yield _SPACES.sub(" ", piece)
        else:
            yield piece


def blocks(html: str) -> list[str]:
    """Return `html` cut where a tag begins a line; no piece lies on both sides of a cut."""
    first, *rest = html.split("\n<")
    found = [first]
    for block in rest:
        # Code is one piece up to its end; any other `<` begins one.
        if block.startswith("/code>"):
            found[-1] += f"\n<{block}"
        else:
            found[-1] += "\n"
            found.append(f"<{block}")
    return found


def is_text(piece: str) -> bool:
    """Whether a piece is text, not a tag or code."""
    return piece[0] != "<"


def tag_name(piece: str) -> str:
    """Return the name of a tag in lower case; empty for text, a comment, a lone `<`."""
    found = _TAG_NAME.match(piece)
    return found[1].lower() if found else ""


def headings(html: str) -> tuple[str, ...]:
    """Return the text of each heading, without markup, in order."""
    return tuple(unescape(_TAG.sub("", found)) for found in _HEADING.findall(html))


def slugs(html: str) -> set[str]:
    """Return the anchors that GitHub gives the headings: `Text & Code` is `text--code`."""
    found: set[str] = set()
    seen: Counter[str] = Counter()
    for text in headings(html):
        own = slug(text)
        found.add(f"{own}-{seen[own]}" if seen[own] else own)
        seen[own] += 1
    return found


def anchors(html: str) -> set[str]:
    """Return the places in the page that its links lead to, without their `#`."""
    return {unquote(unescape(found)) for found in _ANCHOR.findall(html)}
