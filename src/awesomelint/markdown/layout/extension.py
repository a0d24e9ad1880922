"""Our extension of mdformat's renderer, and one block rendered through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from markdown_it.token import Token
from mdformat.renderer import MDRenderer
from mdformat.renderer.typing import Render

from awesomelint.markdown.layout import containers, leaves, tables
from awesomelint.markdown.layout.written import LINES, CannotCopyError, cannot_copy


class LayoutExtension:
    """What mdformat calls a parser extension: a renderer for each kind of node."""

    RENDERERS: ClassVar[Mapping[str, Render]] = {
        "inline": leaves.inline,
        "paragraph": leaves.paragraph,
        "heading": leaves.heading,
        "hr": leaves.hr,
        "fence": leaves.fence,
        "code_block": leaves.code_block,
        "html_block": leaves.html_block,
        "definition": leaves.definition,
        "bullet_list": containers.markdown_list,
        "ordered_list": containers.markdown_list,
        "list_item": containers.list_item,
        "blockquote": containers.blockquote,
        "table": tables.table,
        "footnote_reference": cannot_copy,
        "front_matter": cannot_copy,
    }


_OPTIONS: Mapping[str, Any] = {"parser_extension": [LayoutExtension]}


def render_block(tokens: Sequence[Token], lines: Sequence[str]) -> str | None:
    """Return the lines of a block in our layout, or None where it is to stay as written."""
    try:
        text = MDRenderer().render(_lean(tokens), _OPTIONS, {LINES: lines}, finalize=False)
    except (CannotCopyError, RecursionError):
        return None
    return f"{text}\n"


def _lean(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the bodies of tables, whose rows are lines of the file."""
    lean = []
    inside = False
    for token in tokens:
        inside = inside or token.type == "tbody_open"
        if not inside:
            lean.append(token)
        inside = inside and token.type != "tbody_close"
    return lean
