"""What a layout leaves alone: every letter of the file, those that render to nothing too."""

from __future__ import annotations

import re

# White space, a table's borders, a quote's marker, closing `#`s and fences: what layout may change.
_LAYOUT = re.compile(r"[\s|>#:`~-]+")


def same_letters(before: str, after: str) -> bool:
    """Whether nothing but layout differs; definitions and comments are letters."""
    return before == after or _LAYOUT.sub("", before) == _LAYOUT.sub("", after)
