"""New Markdown that a fix puts in, printed by mdformat: text that the file did not hold before."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# Text in which nothing can be Markdown. It is most of what fixes put in (`https`, a full stop), and
# mdformat, which takes a tenth of a second to import, prints it as it is.
_WORD = re.compile(r"[A-Za-z]*\.?")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

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
    if _WORD.fullmatch(body):
        return text
    from mdformat.renderer import MDRenderer

    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parseInline(body, env)
    printed = MDRenderer().render(tokens, parser.options, env, finalize=False)
    left = len(text) - len(text.lstrip(" "))
    right = len(text) - len(text.rstrip(" "))
    return " " * left + printed.rstrip("\n") + " " * right
