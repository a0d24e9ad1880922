"""What a layout is held against: GitHub's renderer, called here and not through the package."""

from __future__ import annotations

from cmarkgfm import cmark

_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES


def html(text: str) -> str:
    """Return what GitHub renders `text` to."""
    extensions = ["table", "strikethrough", "autolink", "tasklist"]
    return str(cmark.markdown_to_html_with_extensions(text, _OPTIONS, extensions))
