"""How many columns of a terminal a text takes."""

from __future__ import annotations

from unicodedata import east_asian_width

from awesomelint.output.escape import is_plain, is_simple

_WIDE = ("F", "W")


def graphemes(text: str) -> list[str]:
    """Return the user-perceived characters of `text`; together they are `text` again."""
    if is_simple(text):
        return list(text)
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


def columns(text: str) -> int:
    """Return the terminal columns of `text`, which has no control characters in it.

    A sequence of emoji counts as the one it is shown as, two columns wide.
    """
    if is_plain(text):
        return len(text)
    if is_simple(text):
        return sum(2 if east_asian_width(one) in _WIDE else 1 for one in text)
    from wcwidth import wcswidth

    return sum(max(wcswidth(grapheme), 0) for grapheme in graphemes(text))
