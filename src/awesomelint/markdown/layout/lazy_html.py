"""A tag below an item or a quote, on a line that is not indented into it.

GitHub ends the item there and lets the tag stand by itself; markdown-it-py reads on in the item's
paragraph. A tag that stands within a paragraph's own lines is part of it for both.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES, html_block

HTML_INTERRUPTS = ["paragraph", "reference", "blockquote"]
_ANY_TAG_ALONE = HTML_SEQUENCES[-1][0]


def html_block_at_once(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """The stock rule, but that any tag on a lazy line ends what is above it."""
    if html_block(state, line, end_line, silent):
        return True
    is_lazy = state.parentType == "blockquote" or state.sCount[line] < state.blkIndent
    if not silent or not is_lazy or state.is_code_block(line):
        return False
    start = state.bMarks[line] + state.tShift[line]
    return _ANY_TAG_ALONE.search(state.src[start : state.eMarks[line]]) is not None
