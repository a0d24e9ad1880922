"""What a file's text is wrapped in: a byte order mark, line ends, and spaces that are text.

markdown-it-py trims with `str.strip`, which takes no-break and ideographic spaces for white space,
and it replaces NUL. Markdown knows spaces and tabs alone. So while the text is read, all other such
characters stand in for themselves as noncharacters, which Unicode keeps for use inside a program.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from msgspec import Struct

from awesomelint.text import BOM, LINE_END

_SPACES = "".join(
    map(
        chr,
        chain(
            (0x0, 0xB, 0xC, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
            range(0x1C, 0x20),
            range(0x2000, 0x200B),
        ),
    )
)
_STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDD0 + len(_SPACES))))
_HIDE = str.maketrans(_SPACES, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _SPACES)
_ANY_SPACE = re.compile(f"[{re.escape(_SPACES)}]")
_ANY_STAND_IN = re.compile(f"[{_STAND_INS}]")


class NotTextError(Exception):
    """The text holds noncharacters of Unicode."""


class Envelope(Struct, frozen=True):
    """What `opened` took away and `close` puts back."""

    bom: str
    line_end: str
    hides_spaces: bool

    def show(self, text: str) -> str:
        """Return `text` with its own spaces again."""
        return text.translate(_SHOW) if self.hides_spaces else text

    def close(self, text: str) -> str:
        """Return `text`, its spaces shown, as the file is to hold it."""
        return self.bom + (text if self.line_end == "\n" else text.replace("\n", self.line_end))


def opened(text: str) -> tuple[Envelope, str]:
    """Return the envelope of `text` and what was in it: lines that each end in a line feed.

    A file of mixed line ends gets those most of its lines have. Raises NotTextError.
    """
    if _ANY_STAND_IN.search(text):
        raise NotTextError
    bom = BOM if text.startswith(BOM) else ""
    plain, line_end = text.removeprefix(BOM), "\n"
    if "\r" in plain:
        ends = Counter(LINE_END.findall(plain))
        line_end = max(("\n", "\r\n", "\r"), key=lambda end: ends[end])
        plain = LINE_END.sub("\n", plain)
    hides = _ANY_SPACE.search(plain) is not None
    return Envelope(bom, line_end, hides), plain.translate(_HIDE) if hides else plain
