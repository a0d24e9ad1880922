"""How many columns of a terminal a text takes."""

from __future__ import annotations

from unicodedata import east_asian_width

from awesomelint.output.escape import is_plain, is_simple

# Full width and wide (UAX #11): terminals give these two columns.
_TWO_COLUMNS = ("F", "W")


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
