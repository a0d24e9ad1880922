"""New Markdown that a fix puts in, printed by mdformat: text that the file did not hold before."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from mdformat.renderer import MDRenderer


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.options["mdformat"] = {"wrap": "keep"}
    parser.options["store_labels"] = True
    return parser


# The same text is printed again and again: a full stop for a hundred entries, and each of them once
# when the fix is put in and once when the gate examines it. A pass rarely has more texts than this.
_KEPT_TEXTS = 256


@lru_cache(maxsize=_KEPT_TEXTS)
def print_inline(text: str) -> str:
    """Return inline Markdown as mdformat writes it; the spaces at its ends stay.

    The text is printed without a paragraph around it, which would escape a leading `-` and trim the
    spaces. That is safe within a line, and not at the start of one.
    """
    body = text.strip(" ")
    if not body:
        return text
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parseInline(body, env)
    printed = MDRenderer().render(tokens, parser.options, env, finalize=False)
    left = len(text) - len(text.lstrip(" "))
    right = len(text) - len(text.rstrip(" "))
    return " " * left + printed.rstrip("\n") + " " * right
