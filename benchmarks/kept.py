"""What a text keeps, as a browser sees it: the witness of `safety.py`, apart from our own gate.

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
# A word, or a character that is none; what may stand between words, a fix of spaces may change.
_WORD = re.compile(r"\w+|[^\w\s\-‒–—−:：|>,]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"[ >]*\[[^\]]+\]:\s*\S.*")
_LISTS = frozenset(("ul", "ol", "tbody"))
_ITEMS = frozenset(("li", "tr"))
# Raw HTML may leave elements open; they must not be looked for again and again.
_DEEPEST = 100


class Piece(NamedTuple):
    """One piece of a rendering: `open` or `close`, `text`, `code` of a block, or a `comment`."""

    what: str
    text: str
    tag: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a text renders to: its pieces in order, and multisets of what must not be lost.

    `hidden` are definitions, comments, code blocks and tags of raw HTML, by what they are.
    """

    pieces: tuple[Piece, ...]
    links: Counter[str]
    words: Counter[str]
    hidden: dict[str, Counter[str]]


# The text after one pass is the text before the next.
@lru_cache(maxsize=4)
def kept(text: str) -> Kept:
    """Return what `text` keeps."""
    pieces = tuple(_pieces(text, Options.CMARK_OPT_UNSAFE))
    safe = _pieces(text, 0)
    hidden = {
        "definitions": Counter(definitions(text)),
        "comments": Counter(one.text for one in pieces if one.what == "comment"),
        "code blocks": Counter(one.text for one in pieces if one.what == "code"),
        "HTML": Counter(tags(pieces, urls=False)) - Counter(tags(safe, urls=False)),
    }
    links = Counter(one.url for one in pieces if one.url is not None)
    return Kept(pieces, links, Counter(words(pieces)), hidden)


def words(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the words of a rendering in order, and every other character that is no separator."""
    return (word for one in pieces if one.what in ("text", "code") for word in split(one.text))


def split(text: str) -> list[str]:
    """Return the words of a text and its other characters but for spaces and separators."""
    return _WORD.findall(text)


def tags(pieces: Iterable[Piece], but: str = "", *, urls: bool = True) -> Iterator[str]:
    """Yield the tags in order, attributes too, but for those named; URLs hidden where told."""
    hidden = but.split()
    for one in pieces:
        if one.what in ("open", "close") and one.tag not in hidden:
            yield one.text.replace(one.url, "") if one.url and not urls else one.text


def definitions(text: str) -> Iterator[str]:
    """Yield the lines that define references and footnotes, those in fences left out."""
    fence = ""
    for line in re.split(r"\r\n?|\n", text):
        found = _FENCE.match(line)
        if fence:
            fence = "" if found and found[1].startswith(fence) else fence
        elif found:
            fence = found[1]
        elif _DEFINITION.fullmatch(line):
            yield line.strip(" >")


def unordered(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return a rendering in which each list holds its items sorted, each as one digest."""
    opened: list[tuple[str, list[str]]] = [("", [])]
    for one in pieces:
        own = opened[-1][1]
        if one.tag not in _LISTS | _ITEMS:
            own.append(f"{one.what} {one.text}")
        elif one.what == "open":
            opened.append((one.tag, [one.text]))
        elif one.tag in (name for name, _ in opened[1:][-_DEEPEST:]):
            while _close(opened) != one.tag:
                pass
        else:
            own.append(one.text)
    while len(opened) > 1:
        _close(opened)
    return tuple(opened[0][1])


def _close(opened: list[tuple[str, list[str]]]) -> str:
    tag, own = opened.pop()
    content = sorted(own) if tag in _LISTS else own
    opened[-1][1].append(f"{tag} {hash(tuple(content)):x}")
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
    """Notes what it meets; neighbouring texts become one."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._in_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_block = self._in_block or tag == "pre"
        url = next((value for name, value in attrs if name in ("href", "src") and value), None)
        written = "".join(f' {name}="{value}"' for name, value in attrs)
        self.pieces.append(Piece("open", f"<{tag}{written}>", tag, url))

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
        elif self.pieces and self.pieces[-1].what == "text":
            before = self.pieces.pop().text
            self.pieces.append(Piece("text", _SPACES.sub(" ", before + data)))
        else:
            self.pieces.append(Piece("text", _SPACES.sub(" ", data)))
