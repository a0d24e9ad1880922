"""A file cut into pieces: each block with the blank lines before it, as written and laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from awesomelint.markdown.layout.blocks import UNREAD, Block, read_blocks
from awesomelint.markdown.layout.extension import render_block

# Copied whole: their inner white space is content, or the same to a reader anyway.
_VERBATIM = frozenset({"front_matter", "html_block", "code_block", "footnote_reference", UNREAD})
# May stand against any other block without a blank line: a comment often speaks of what it touches.
_TOUCHES_ANY = frozenset({"html_block", UNREAD})
_TOUCH_EACH_OTHER = frozenset({"definition", "footnote_reference"})


class Piece(Struct, frozen=True):
    """A piece of a file; `kept` tells that it stays as written because of a doubt.

    `first_line` is that of the block, 1-based.
    """

    kind: str
    first_line: int
    written: str
    laid_out: str
    kept: bool = False


def read_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of `text`, the blank lines at its end as the last one.

    A text of nothing but blank lines stays as it is.
    """
    lines = text.removesuffix("\n").split("\n")
    above = Block("start", 0, 0)
    for block in read_blocks(lines):
        own = _joined(lines[block.start : block.end])
        rendered = own if block.kind in _VERBATIM else render_block(block.tokens, lines)
        laid_out = own if rendered is None else rendered
        laid_out = "\n" * _blank_lines(above, block, laid_out) + laid_out
        written = _joined(lines[above.end : block.end])
        kept = rendered is None or block.kind == UNREAD
        yield Piece(block.kind, block.start + 1, written, laid_out, kept)
        above = block
    if above.end:
        yield Piece("end", above.end + 1, _joined(lines[above.end :]), "")
    else:
        yield Piece("end", 1, text, text)


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _blank_lines(above: Block, block: Block, laid_out: str) -> int:
    """Return how many blank lines go before `block`: one, unless they may touch and do."""
    if above.kind == "start":
        # On the first line it would open front matter.
        return int(block.start > 0 and laid_out.startswith("---"))
    if block.start > above.end:
        return 1
    kinds = {above.kind, block.kind}
    return int(not (kinds & _TOUCHES_ANY or kinds <= _TOUCH_EACH_OTHER))
