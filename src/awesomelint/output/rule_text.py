"""A rule's page for a terminal: headings bold, paragraphs wrapped, examples indented."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_FENCE = re.compile(r"(`{3,})[ \t]*(.*)")
_CODE = re.compile(r"`([^`]+)`")
_INDENT = "    "


def render(text: str, *, width: int, color: bool) -> str:
    """Return the Markdown page `text`, laid out for a terminal of `width` columns."""
    style = _Style(color)
    return "\n".join(_lines(text, width, style)).rstrip() + "\n"


class _Style:
    """Plain or ANSI-coloured text."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text

    def words(self, text: str) -> str:
        """Colour what is in backticks, and drop the backticks where colour says it."""
        return _CODE.sub(lambda m: self.paint(m[1], "36"), text) if self._color else text


def _lines(text: str, width: int, style: _Style) -> Iterator[str]:
    fence = ""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        if fence:
            closes = line.startswith(fence) and not line.strip("`")
            fence = "" if closes else fence
            yield "" if closes else _INDENT + line
        elif (opening := _FENCE.match(line)) or line.startswith("#") or not line.strip():
            yield from _wrap(paragraph, width, style)
            paragraph = []
            if opening:
                fence = opening[1]
                yield style.paint(f"  {_kind(opening[2])}:", "2")
            else:
                yield style.paint(line.lstrip("# "), "1") if line else ""
        else:
            if line.startswith("- ") and paragraph:
                yield from _wrap(paragraph, width, style)
                paragraph = []
            paragraph.append(line)
    yield from _wrap(paragraph, width, style)


def _kind(info: str) -> str:
    """Return what an example is: `bad`, `good`, `report`, with its file's name."""
    words = info.split()
    return " ".join(words[1:]).replace("file=", "") or (words[0] if words else "text")


def _wrap(paragraph: list[str], width: int, style: _Style) -> Iterator[str]:
    if not paragraph:
        return
    text = " ".join(line.strip() for line in paragraph)
    hanging = "  " if text.startswith("- ") else ""
    for line in textwrap.wrap(text, width, subsequent_indent=hanging, break_long_words=False):
        yield style.words(line)
