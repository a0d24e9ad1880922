"""New Markdown, printed by mdformat: what a fix puts in that the file did not hold before."""

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


# A fix is printed when it is put in and again when the gate looks at it; `. ` a hundred times.
@lru_cache(maxsize=256)
def print_inline(text: str) -> str:
    """Return a run of inline Markdown as mdformat writes it, the spaces at its ends kept.

    The run is printed bare: a paragraph around it would escape a leading `-` and trim the spaces.
    That is safe within a line, and not at the start of one.
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
