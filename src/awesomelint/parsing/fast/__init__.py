"""A fast layer over markdown-it-py that makes the very tokens the stock parser makes.

`docs/reader.md` tells how it stays equal. `AWESOMELINT_PARSER=stock` in the environment switches it
off, and so does a version of markdown-it-py that it was not tested with, or a Python whose `re`
gets possessive quantifiers wrong.
"""

from __future__ import annotations

import os
import sys

import markdown_it
import mdit_py_plugins
from markdown_it import MarkdownIt

from awesomelint.parsing.fast.block import FastBlock
from awesomelint.parsing.fast.inline import FastInline, join_text
from awesomelint.parsing.fast.link_targets import take_shortcuts

# Asked of the modules: `importlib.metadata` takes longer than reading a list.
_VERIFIED = {"4.3.0"}
_VERIFIED_PLUGINS = {"0.7.0"}
# Before it, a possessive quantifier around a group that backtracks misses matches (CPython issue
# 106052): links would be lost.
_SOUND_PYTHON = (3, 11, 5)


def speed_up(parser: MarkdownIt) -> None:
    """Put the fast layer into a parser that is built; its tokens stay the same.

    Rules that are changed afterwards are not known to it: from then on the stock parser runs.
    """
    if not is_wanted():
        return
    take_shortcuts(parser)
    parser.block = FastBlock(parser.block)
    inline = parser.inline = FastInline(parser.inline)
    parser.core.ruler.at("text_join", join_text(inline))


def is_wanted() -> bool:
    """Whether the fast layer is for this environment and these versions."""
    return (
        os.environ.get("AWESOMELINT_PARSER") != "stock"
        and sys.version_info >= _SOUND_PYTHON
        and markdown_it.__version__ in _VERIFIED
        and mdit_py_plugins.__version__ in _VERIFIED_PLUGINS
    )
