"""The content of a text as a browser shows it, for `safety.py`; no code is shared with the gate.

GitHub's renderer makes HTML of the text and the standard library's parser reads it. Reference
definitions show in no rendering; a scan of the lines finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# A word, or another character. Those that may separate words are left out: a fix of spaces may
# change them.
_WORD = re.compile(r"\w+|[^\w\s\-‒–—−:：|>,]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"[ >]*\[[^\]]+\]:\s*\S.*")
_LISTS = frozenset(("ul", "ol", "tbody"))
_ITEMS = frozenset(("li", "tr"))
# Raw HTML may leave elements open. Only so many are searched for the one that a tag closes, or the
# time would grow with the square of their number.
_MOST_OPEN = 100


class Piece(NamedTuple):
    """A piece of a rendering; `kind` is `open`, `close`, `text`, `comment` or `code` (a block)."""

    kind: str
    text: str
    tag: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a text renders to: its pieces in order, and multisets of what must not be lost.

    `hidden` are the definitions, comments, code blocks and tags of raw HTML, by these words.
    """

    pieces: tuple[Piece, ...]
    links: Counter[str]
    words: Counter[str]
    hidden: dict[str, Counter[str]]


# The text after one pass is the text before the next.
@lru_cache(maxsize=4)
def content_of(text: str) -> Content:
    """Return the content of `text`."""
    pieces = tuple(_pieces(text, Options.CMARK_OPT_UNSAFE))
    safe = _pieces(text, 0)
    hidden = {
        "definitions": Counter(definitions(text)),
        "comments": Counter(piece.text for piece in pieces if piece.kind == "comment"),
        "code blocks": Counter(piece.text for piece in pieces if piece.kind == "code"),
        "HTML": Counter(tags(pieces, urls=False)) - Counter(tags(safe, urls=False)),
    }
    links = Counter(piece.url for piece in pieces if piece.url is not None)
    return Content(pieces, links, Counter(words(pieces)), hidden)


def words(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the words of a rendering in order, and every other character that is no separator."""
    for piece in pieces:
        if piece.kind in ("text", "code"):
            yield from split(piece.text)


def split(text: str) -> list[str]:
    """Return the words of a text and its other characters, apart from spaces and separators."""
    return _WORD.findall(text)


def tags(pieces: Iterable[Piece], but: str = "", *, urls: bool = True) -> Iterator[str]:
    """Yield the tags in order with their attributes.

    The tags named in `but` are left out, and with `urls=False` the URLs in all others.
    """
    names = but.split()
    for piece in pieces:
        if piece.kind in ("open", "close") and piece.tag not in names:
            yield piece.text.replace(piece.url, "") if piece.url and not urls else piece.text


def definitions(text: str) -> Iterator[str]:
    """Yield the lines that define references and footnotes, those in fences left out."""
    fence = ""
    for line in re.split(r"\r\n?|\n", text):
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) else fence
        elif match:
            fence = match[1]
        elif _DEFINITION.fullmatch(line):
            yield line.strip(" >")


def unordered(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return a rendering in which each list holds its items sorted, each as a hash."""
    stack: list[tuple[str, list[str]]] = [("", [])]
    for piece in pieces:
        texts = stack[-1][1]
        if piece.tag not in _LISTS | _ITEMS:
            texts.append(f"{piece.kind} {piece.text}")
        elif piece.kind == "open":
            stack.append((piece.tag, [piece.text]))
        elif piece.tag in (name for name, _ in stack[1:][-_MOST_OPEN:]):
            while _close(stack) != piece.tag:
                pass
        else:
            texts.append(piece.text)
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][1])


def _close(stack: list[tuple[str, list[str]]]) -> str:
    """Close the innermost element and return its tag; its hash becomes a text of the one around."""
    tag, texts = stack.pop()
    texts = sorted(texts) if tag in _LISTS else texts
    stack[-1][1].append(f"{tag} {hash(tuple(texts)):x}")
    return tag


def _pieces(text: str, options: int) -> Iterator[Piece]:
    html = markdown_to_html_with_extensions(
        text, options | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_GITHUB_PRE_LANG, _EXTENSIONS
    )
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return iter(reader.pieces)


class _Reader(HTMLParser):
    """Collects the pieces of HTML; texts that follow each other become one piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._in_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_block = self._in_block or tag == "pre"
        url = next((value for name, value in attrs if name in ("href", "src") and value), None)
        attributes = "".join(f' {name}="{value}"' for name, value in attrs)
        self.pieces.append(Piece("open", f"<{tag}{attributes}>", tag, url))

    def handle_endtag(self, tag: str) -> None:
        self._in_block = self._in_block and tag != "pre"
        self.pieces.append(Piece("close", f"</{tag}>", tag))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece("comment", decl))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def handle_data(self, data: str) -> None:
        if self._in_block:
            self.pieces.append(Piece("code", data))
        elif self.pieces and self.pieces[-1].kind == "text":
            before = self.pieces.pop().text
            self.pieces.append(Piece("text", _SPACES.sub(" ", before + data)))
        else:
            self.pieces.append(Piece("text", _SPACES.sub(" ", data)))
