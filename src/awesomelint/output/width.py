"""How many columns of a terminal a text takes."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from awesomelint.output.escape import is_plain, is_simple

# Full width and wide (UAX #11): terminals give these two columns.
_TWO_COLUMNS = ("F", "W")
# A word, or words with code in backticks, and the spaces behind it.
_COMMAND = r"^( *):(?=:)"
_WORD = r"(?:`[^`]*`|[^ `]|`)+ *"


def graphemes(text: str) -> list[str]:
    """Return the user-perceived characters of `text`; together they are `text` again."""
    if is_simple(text):
        return list(text)
    import regex

    clusters: list[str] = regex.findall(r"\X", text)
    return clusters


def columns(text: str) -> int:
    """Return the terminal columns of `text`, which has no control characters in it.

    An emoji that is made of several characters takes two columns, as it is shown.
    """
    if is_plain(text):
        return len(text)
    if is_simple(text):
        return sum(2 if east_asian_width(character) in _TWO_COLUMNS else 1 for character in text)
    from wcwidth import wcswidth

    return sum(max(wcswidth(grapheme), 0) for grapheme in graphemes(text))


def cut(text: str, room: int) -> str:
    """Return `text`, or as much of it as fits into `room` columns with an ellipsis behind it."""
    if columns(text) <= room:
        return text
    return _head(text, room - 1) + "…"


def wrap(text: str, room: int, *, hanging: str = "") -> list[str]:
    """Return `text` as lines of at most `room` columns; all but the first begin with `hanging`.

    A line ends at a space outside of code in backticks, or within what alone takes a whole line.
    GitHub's runner obeys a line that begins with `::`, so none does.
    """
    lines: list[str] = []
    line = ""
    for word in re.findall(_WORD, text):
        if columns(line + word.rstrip(" ")) > room and line.strip(" "):
            lines.append(line.rstrip(" "))
            line = hanging
        line += word
        while columns(line.rstrip(" ")) > room:
            head = _head(line, max(room, len(hanging) + 2))
            lines.append(head)
            line = hanging + line[len(head) :]
    return [re.sub(_COMMAND, r"\1\\x3a", line) for line in [*lines, line.rstrip(" ")]]


def _head(text: str, room: int) -> str:
    """Return as many of the first graphemes of `text` as fit into `room` columns."""
    if is_plain(text):
        return text[:room]
    head = ""
    for grapheme in graphemes(text):
        room -= columns(grapheme)
        if room < 0:
            break
        head += grapheme
    return head
