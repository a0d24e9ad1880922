"""The mdformat plugin `awesome`: with it switched on, mdformat writes what `format` writes.

mdformat enables every plugin that is installed. This one does nothing until it is switched on, with
the option `--awesome` or in `.mdformat.toml`:

    [plugin.awesome]
    enabled = true

Then it renders the whole file itself. Other plugins and mdformat's options `wrap` and `number` have
no effect. mdformat still decides about line endings; `end_of_line = "keep"` keeps them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdformat.renderer import RenderContext, RenderTreeNode
from mdformat.renderer.typing import Render

# The key of mdformat's environment that holds the text of the file.
_SOURCE = "awesomelint_source"

# mdformat requires this name of a plugin. Ours has its one renderer in `_WholeFile`.
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
    """Take over the file if the plugin is switched on.

    mdformat builds a second parser, whose output is HTML, to check the result. That one reads the
    file itself, and has to read tables as the layout does.
    """
    plugins = mdit.options["mdformat"].get("plugin", {})
    if not plugins.get("awesome", {}).get("enabled"):
        return
    mdit.enable("table")
    if mdit.renderer.__output__ == "md":
        mdit.core.ruler.before("normalize", _SOURCE, _take_source)
        # In front: if two plugins render the same kind of node, mdformat takes the first.
        mdit.options["parser_extension"].insert(0, _WholeFile)


def _take_source(state: StateCore) -> None:
    """Keep the text of the file and let mdformat parse an empty one."""
    state.env[_SOURCE] = state.src
    state.src = ""


def _render_file(node: RenderTreeNode, context: RenderContext) -> str:
    # Imported here: mdformat loads every installed plugin, switched on or not.
    from awesomelint.layout.formatter import format_text

    # mdformat writes the line endings of its configuration, adds the last, and refuses NUL.
    text = format_text(context.env[_SOURCE]).replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").removesuffix("\n")


class _WholeFile:
    """The renderer of the root: the whole file in our layout."""

    RENDERERS: ClassVar[Mapping[str, Render]] = {"root": _render_file}
