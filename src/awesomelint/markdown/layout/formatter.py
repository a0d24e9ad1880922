"""The layout of a whole file: block by block, and back to the source where a block would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awesomelint.markdown.layout.blocks import UNREAD, Block, read_blocks
from awesomelint.markdown.layout.envelope import Envelope, NotTextError, opened
from awesomelint.markdown.layout.extension import render_block
from awesomelint.markdown.layout.witness import same_letters, same_rendering

# Copied whole: their inner white space is content, or the same to a reader anyway.
_VERBATIM = frozenset({"front_matter", "html_block", "code_block", "footnote_reference", UNREAD})
# May stand against any other block without a blank line: a comment often speaks of what it touches.
_TOUCHES_ANY = frozenset({"html_block", UNREAD})
_TOUCH_EACH_OTHER = frozenset({"definition", "footnote_reference"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the blank lines before it, as the file has it and in our layout.

    `first_line` is 1-based; `refused` says that no layout of the block could be made.
    """

    kind: str
    first_line: int
    written: str
    laid_out: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's text in our layout; `kept` are the blocks left as written because of a doubt."""

    text: str
    kept: tuple[Piece, ...] = ()


def format_text(text: str) -> str:
    """Return `text` in our layout; what GitHub renders stays the same, white space included."""
    return lay_out(text).text


def lay_out(text: str) -> Layout:
    """Return the layout of `text`, with what had to be left as written."""
    try:
        envelope, plain = opened(text)
    except NotTextError:
        return Layout(text)
    pieces = list(_pieces(plain, envelope))
    settled = [_settle(pieces, index) for index in range(len(pieces))]
    written = "".join(piece.written for piece in pieces)
    laid_out = "".join(piece.laid_out for piece in settled)
    if not same_rendering(written, laid_out):
        return Layout(text, tuple(pieces))
    kept = [piece for piece, new in zip(pieces, settled, strict=True) if piece is not new]
    kept += [piece for piece in settled if piece.refused]
    return Layout(envelope.close(laid_out), tuple(kept))


def _pieces(plain: str, envelope: Envelope) -> Iterator[Piece]:
    """Yield the pieces of a file, the blank lines at its end as the last one."""
    lines = plain.removesuffix("\n").split("\n")
    previous = Block("start", 0, 0)
    for block in read_blocks(lines):
        text = None if block.kind in _VERBATIM else render_block(block.tokens, lines)
        refused = text is None and block.kind not in _VERBATIM
        own = _joined(lines[block.start : block.end])
        blank = "\n" * _blank_lines(previous, block, own)
        new = blank + (own if text is None else text + "\n")
        written = _joined(lines[previous.end : block.end])
        yield Piece(block.kind, block.start + 1, envelope.show(written), envelope.show(new), refused)
        previous = block
    rest = [line for line in lines[previous.end :] if plain]
    yield Piece("end", previous.end + 1, _joined(rest), "")


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _blank_lines(previous: Block, block: Block, text: str) -> int:
    """Return how many blank lines go before `block`: one, unless they may touch and do."""
    if previous.kind == "start":
        # On the first line it would open front matter.
        return int(block.start > 0 and text.startswith("---"))
    if block.start > previous.end:
        return 1
    kinds = {previous.kind, block.kind}
    return int(not (kinds & _TOUCHES_ANY or kinds <= _TOUCH_EACH_OTHER))


def _settle(pieces: Sequence[Piece], index: int) -> Piece:
    """Return a piece, or the source of it where it or the next one would not render the same."""
    piece = pieces[index]
    if piece.written == piece.laid_out:
        return piece
    after = pieces[index + 1] if index + 1 < len(pieces) else Piece("end", 0, "", "")
    if same_letters(piece.written, piece.laid_out) and same_rendering(
        piece.written + after.written, piece.laid_out + after.laid_out
    ):
        return piece
    return Piece(piece.kind, piece.first_line, piece.written, piece.written)
