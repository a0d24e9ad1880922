"""A second reader to hold a layout against: GitHub's own renderer, and the letters on the page."""

from __future__ import annotations

import re

from cmarkgfm import cmark

_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
# White space, a table's borders, a quote's marker, closing `#`s and fences: what layout may change.
_LAYOUT = re.compile(r"[\s|>#:`~-]+")


def rendering(text: str) -> str:
    """Return the HTML that GitHub makes of `text`."""
    return cmark.markdown_to_html_with_extensions(text, _OPTIONS, _EXTENSIONS)  # type: ignore[no-any-return]


def same_letters(before: str, after: str) -> bool:
    """Whether nothing but layout differs: definitions and comments too, which render to nothing."""
    return _LAYOUT.sub("", before) == _LAYOUT.sub("", after)
