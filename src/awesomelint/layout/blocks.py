"""The blocks at the top level of a file, each with its tokens and its lines.

They come from a separate parser, which reads blocks only: the layout copies inline Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES, html_block
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.fast import speed_up
from awesomelint.parsing.parser import build_stock_parser, reaches_limit

# The kind of lines that no token covers, and of blocks nested so deep that the parser dropped text.
UNREAD = "unread"

# What a block of HTML ends when it begins directly below it.
_ENDED_BY_HTML = ["paragraph", "reference", "blockquote"]
# The last sequence of markdown-it-py: any tag that is alone on its line.
_ANY_TAG_ALONE = HTML_SEQUENCES[-1][0]


class Block(Struct, frozen=True):
    """A block at the top level of a file: its tokens and its lines, without blank ones at its end.

    `start` is the index of its first line, `end` the one behind its last; both are 0-based.
    """

    kind: str
    start: int
    end: int
    tokens: Sequence[Token] = ()


def read_blocks(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of a file in order; every line that is not blank lies in one of them."""
    blocks: list[Block] = []
    read_to = 0
    for tokens in _tokens_of_blocks(block_parser().parse("\n".join([*lines, ""]), {})):
        line_range = tokens[0].map
        assert line_range is not None
        start, end = line_range
        while end > start and _is_blank(lines[end - 1]):
            end -= 1
        blocks += _unread_block(lines, read_to, start)
        kind = UNREAD if reaches_limit(tokens) else tokens[0].type.removesuffix("_open")
        blocks.append(Block(kind, start, end, tokens))
        read_to = end
    return blocks + list(_unread_block(lines, read_to, len(lines)))


def _tokens_of_blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each block at the top level."""
    first = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[first : index + 1]
            first = index + 1


def _unread_block(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    """Yield the lines from `start` to `end` as a block, unless all of them are blank."""
    numbers = [number for number in range(start, end) if not _is_blank(lines[number])]
    if numbers:
        yield Block(UNREAD, numbers[0], numbers[-1] + 1)


def _is_blank(line: str) -> bool:
    return not line.strip(" \t")


@cache
def block_parser() -> MarkdownIt:
    """Return the parser of the layout; its inline parser is there, and is not run by `parse`."""
    parser = build_stock_parser()
    # An alert is a quote for the layout, and its first line is text.
    parser.options["alerts"] = False
    parser.core.ruler.disable("inline")
    parser.block.ruler.at("html_block", _html_block, {"alt": _ENDED_BY_HTML})
    speed_up(parser)
    return parser


def _html_block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a block of HTML as the stock rule does, and end a container where GitHub ends it.

    A lazy line continues the paragraph of an item or a quote without its indent or marker. If any
    tag stands alone on such a line, the stock rule lets the paragraph go on, and GitHub does not.
    """
    if html_block(state, line, end_line, silent):
        return True
    is_lazy = state.parentType == "blockquote" or state.sCount[line] < state.blkIndent
    if not silent or not is_lazy or state.is_code_block(line):
        return False
    start = state.bMarks[line] + state.tShift[line]
    return _ANY_TAG_ALONE.search(state.src[start : state.eMarks[line]]) is not None
