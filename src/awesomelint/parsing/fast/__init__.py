"""A fast layer over markdown-it-py: it makes the very tokens that the stock parser makes, sooner.

The stock parser asks each of its rules at each line and each character. This layer asks only the
rules that can match there, and makes the tokens of plain constructs itself. Every shortcut is
allowed for one reason: the tokens are the same, field by field. `docs/reader.md` says how that is
tested.

`AWESOMELINT_PARSER=stock` in the environment switches the layer off. It is off as well with a
version of markdown-it-py that it was not tested with, and with a Python whose `re` gets possessive
quantifiers wrong.
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

# The versions that were compared with `python -m benchmarks.fuzz.parser_equality`. The modules are
# asked for their versions, because `importlib.metadata` takes longer than reading a list.
_TESTED_MARKDOWN_IT = {"4.3.0"}
_TESTED_PLUGINS = {"0.7.0"}
# In Python before 3.11.5, a possessive quantifier around a group that backtracks misses matches
# (CPython issue 106052): links would be lost.
_SOUND_PYTHON = (3, 11, 5)


def speed_up(parser: MarkdownIt) -> None:
    """Put the fast layer into a parser; its tokens stay the same.

    The parser must have all its rules. If one is changed afterwards, the stock parser runs.
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
        and markdown_it.__version__ in _TESTED_MARKDOWN_IT
        and mdit_py_plugins.__version__ in _TESTED_PLUGINS
    )
