"""A rule's page as `rule` prints it: headings bold, paragraphs wrapped, examples indented."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_FENCE = re.compile(r"(`{3,})[ \t]*(.*)")
_CODE = re.compile(r"`([^`]+)`")
_INDENT = "    "


def render(text: str, *, width: int, color: bool) -> str:
    """Return the Markdown page `text`, laid out for a terminal of `width` columns."""
    return "\n".join(_lines(text, width, _Palette(color))).rstrip() + "\n"


class _Palette:
    """Makes text plain, or coloured with ANSI's escapes."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def paint(self, text: str, code: str) -> str:
        """Return `text` in the colour of the ANSI parameter `code`."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text

    def words(self, text: str) -> str:
        """Return `text` with colour in place of backticks; without colours it keeps these."""
        return _CODE.sub(lambda m: self.paint(m[1], "36"), text) if self._color else text


def _lines(text: str, width: int, palette: _Palette) -> Iterator[str]:
    fence = ""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        if fence:
            closes = line.startswith(fence) and not line.strip("`")
            fence = "" if closes else fence
            yield "" if closes else _INDENT + line
        elif (opening := _FENCE.match(line)) or line.startswith("#") or not line.strip():
            yield from _wrap(paragraph, width, palette)
            paragraph = []
            if opening:
                fence = opening[1]
                yield palette.paint(f"  {_kind(opening[2])}:", "2")
            else:
                yield palette.paint(line.lstrip("# "), "1") if line else ""
        else:
            if line.startswith("- ") and paragraph:
                yield from _wrap(paragraph, width, palette)
                paragraph = []
            paragraph.append(line)
    yield from _wrap(paragraph, width, palette)


def _kind(info: str) -> str:
    """Return the label of an example: `bad`, `good` or `report`, with the name of its file."""
    words = info.split()
    return " ".join(words[1:]).replace("file=", "") or (words[0] if words else "text")


def _wrap(paragraph: list[str], width: int, palette: _Palette) -> Iterator[str]:
    if not paragraph:
        return
    text = " ".join(line.strip() for line in paragraph)
    hanging = "  " if text.startswith("- ") else ""
    for line in textwrap.wrap(text, width, subsequent_indent=hanging, break_long_words=False):
        yield palette.words(line)
