"""The envelope of a file's text: its byte order mark, its line endings, and spaces that are text.

Markdown takes spaces, tabs and line ends for white space. markdown-it-py takes more: it trims with
`str.strip`, which also removes no-break and ideographic spaces. And it replaces NUL. So that none
of these is lost, each stands in the text as a noncharacter while the text is laid out. Unicode
keeps noncharacters for use inside a program; a file that has some already is not laid out.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from msgspec import Struct

from awesomelint.text import BOM, LINE_END

# NUL, and all that `str.strip` removes apart from the white space of Markdown.
_HIDDEN = "".join(
    map(
        chr,
        chain(
            (0x0, 0xB, 0xC, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
            range(0x1C, 0x20),
            range(0x2000, 0x200B),
        ),
    )
)
# Noncharacters, from U+FDD0 on: one for each of the above.
_STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDD0 + len(_HIDDEN))))
_HIDE = str.maketrans(_HIDDEN, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _HIDDEN)
_ANY_HIDDEN = re.compile(f"[{re.escape(_HIDDEN)}]")
_ANY_STAND_IN = re.compile(f"[{_STAND_INS}]")


class NoncharacterError(Exception):
    """The text has noncharacters of Unicode, which are needed here as stand-ins."""


class Envelope(Struct, frozen=True):
    """What `open_envelope` took away from a text, and what puts it back."""

    bom: str
    line_end: str
    hides_spaces: bool

    def show(self, text: str) -> str:
        """Return a part of the content with the characters of the file for the stand-ins."""
        return text.translate(_SHOW) if self.hides_spaces else text

    def close(self, text: str) -> str:
        """Return the formatted content with the file's byte order mark and line endings."""
        return self.bom + (text if self.line_end == "\n" else text.replace("\n", self.line_end))


def open_envelope(text: str) -> tuple[Envelope, str]:
    """Return the envelope of `text` and its content, all of whose lines end in a line feed.

    A file of mixed line endings gets the line ending of most of its lines. Raises
    NoncharacterError.
    """
    if _ANY_STAND_IN.search(text):
        raise NoncharacterError
    bom = BOM if text.startswith(BOM) else ""
    content, line_end = text.removeprefix(BOM), "\n"
    if "\r" in content:
        counts = Counter(LINE_END.findall(content))
        line_end = max(("\n", "\r\n", "\r"), key=lambda end: counts[end])
        content = LINE_END.sub("\n", content)
    hides_spaces = _ANY_HIDDEN.search(content) is not None
    if hides_spaces:
        content = content.translate(_HIDE)
    return Envelope(bom, line_end, hides_spaces), content
