"""The blocks that stand at the top of a file, each with its tokens and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES, html_block
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.fast import speed_up
from awesomelint.parsing.parser import MAX_NESTING, build_stock_parser

# Lines that no token accounts for, or blocks nested so deep that the parser dropped some text.
UNREAD = "unread"


class Block(Struct, frozen=True):
    """A block at the top of the file: lines `start` to `end`, 0-based, no blank ones at its end."""

    kind: str
    start: int
    end: int
    tokens: Sequence[Token] = ()


@cache
def block_parser() -> MarkdownIt:
    """Return a parser that leaves inline Markdown alone: its source is all that is wanted."""
    parser = build_stock_parser()
    # An alert is a quote for layout, and its first line is text.
    parser.options["alerts"] = False
    parser.core.ruler.disable("inline")
    parser.block.ruler.at("html_block", html_block_at_once, {"alt": HTML_INTERRUPTS})
    speed_up(parser)
    return parser


def read_blocks(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of a file in order; every line that is not blank lies in one of them."""
    blocks: list[Block] = []
    done = 0
    for tokens in _groups(block_parser().parse("\n".join([*lines, ""]), {})):
        place = tokens[0].map
        assert place is not None
        start, end = place
        while end > start and _is_blank(lines[end - 1]):
            end -= 1
        blocks += _unread(lines, done, start)
        deep = any(token.level >= MAX_NESTING - 1 for token in tokens)
        kind = UNREAD if deep else tokens[0].type.removesuffix("_open")
        blocks.append(Block(kind, start, end, tokens))
        done = end
    return blocks + list(_unread(lines, done, len(lines)))


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each block at the top."""
    first = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[first : index + 1]
            first = index + 1


def _unread(lines: Sequence[str], start: int, end: int) -> Iterator[Block]:
    """Yield what stands between two blocks, if it is more than blank lines."""
    written = [number for number in range(start, end) if not _is_blank(lines[number])]
    if written:
        yield Block(UNREAD, written[0], written[-1] + 1)


def _is_blank(line: str) -> bool:
    return not line.strip(" \t")


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
