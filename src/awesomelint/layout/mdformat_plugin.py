"""The mdformat plugin `awesome`: with it switched on, mdformat writes what `format` writes.

mdformat enables every plugin that is installed, so this one does nothing by itself. To switch it
on, give mdformat `--awesome`, or write in `.mdformat.toml`

    [plugin.awesome]
    enabled = true

The other plugins then have no say, nor have mdformat's options `wrap` and `number`. Line ends are
mdformat's: those of the file stay with `end_of_line = "keep"`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdformat.renderer import RenderContext, RenderTreeNode
from mdformat.renderer.typing import Render

_SOURCE = "awesomelint_source"

# What mdformat asks a plugin for; ours come with `_WholeFile`.
RENDERERS: Mapping[str, Render] = {}


def add_cli_argument_group(group: argparse._ArgumentGroup) -> None:
    """Add `--awesome` to mdformat's command line."""
    group.add_argument(
        "--awesome",
        action="store_const",
        const=True,
        dest="enabled",
        help="lay the files out as `awesomelint format` does",
    )


def update_mdit(mdit: MarkdownIt) -> None:
    """Take over the file where the plugin is switched on.

    mdformat also builds a parser with HTML as its output, to check the result: that one reads the
    file itself, and has to know tables as the layout does.
    """
    plugins = mdit.options["mdformat"].get("plugin", {})
    if not plugins.get("awesome", {}).get("enabled"):
        return
    mdit.enable("table")
    if mdit.renderer.__output__ == "md":
        mdit.core.ruler.before("normalize", _SOURCE, _take_source)
        # In front: where two plugins render the same kind of node, mdformat takes the first.
        mdit.options["parser_extension"].insert(0, _WholeFile)


def _take_source(state: StateCore) -> None:
    """Put the file aside; mdformat reads an empty one."""
    state.env[_SOURCE] = state.src
    state.src = ""


def _render_file(node: RenderTreeNode, context: RenderContext) -> str:
    from awesomelint.layout import format_text

    # mdformat ends its lines as it is told to, adds the last line end, and refuses NUL.
    text = format_text(context.env[_SOURCE]).replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").removesuffix("\n")


class _WholeFile:
    """The renderer of the root: the whole file in our layout."""

    RENDERERS: ClassVar[Mapping[str, Render]] = {"root": _render_file}
