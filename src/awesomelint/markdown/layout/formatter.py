"""The layout of a whole file: block by block, and back to the source where a block would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from awesomelint.markdown.layout.blocks import UNREAD, Block, read_blocks
from awesomelint.markdown.layout.envelope import Envelope, NotTextError, opened
from awesomelint.markdown.layout.extension import render_block
from awesomelint.markdown.layout.witness import rendering, same_letters

# Copied whole: their inner white space is content, or the same to a reader anyway.
_VERBATIM = frozenset({"front_matter", "html_block", "code_block", "footnote_reference", UNREAD})
# May stand against any other block without a blank line: a comment often speaks of what it touches.
_TOUCHES_ANY = frozenset({"html_block", UNREAD})
_TOUCH_EACH_OTHER = frozenset({"definition", "footnote_reference"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the blank lines before it, as the file has it and in our layout.

    `first_line` is 1-based; a piece that is `kept` stays as written because of a doubt.
    """

    kind: str
    first_line: int
    written: str
    laid_out: str
    kept: bool = False


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
    sound = [_if(same_letters(piece.written, piece.laid_out), piece) for piece in pieces]
    target = rendering(_written(pieces))
    if rendering(_laid_out(sound)) != target:
        sound = [_if(_renders_the_same(sound, index), sound[index]) for index in range(len(sound))]
        if rendering(_laid_out(sound)) != target:
            return Layout(text, tuple(pieces))
    kept = tuple(old for old, new in zip(pieces, sound, strict=True) if new.kept)
    return Layout(envelope.close(_laid_out(sound)), kept)


def _pieces(plain: str, envelope: Envelope) -> Iterator[Piece]:
    """Yield the pieces of a file, the blank lines at its end as the last one."""
    lines = plain.removesuffix("\n").split("\n")
    previous = Block("start", 0, 0)
    for block in read_blocks(lines):
        text = None if block.kind in _VERBATIM else render_block(block.tokens, lines)
        kept = text is None and block.kind not in _VERBATIM
        own = _joined(lines[block.start : block.end])
        blank = "\n" * _blank_lines(previous, block, own)
        new = blank + (own if text is None else text + "\n")
        written = _joined(lines[previous.end : block.end])
        yield Piece(block.kind, block.start + 1, envelope.show(written), envelope.show(new), kept)
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


def _renders_the_same(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece, with the next one below it, renders as it did before."""
    piece = pieces[index]
    below = pieces[index + 1].written if index + 1 < len(pieces) else ""
    if piece.written == piece.laid_out:
        return True
    return rendering(piece.written + below) == rendering(piece.laid_out + below)


def _if(proved: bool, piece: Piece) -> Piece:
    """Return the piece, or its source where the layout is not proved to be harmless."""
    return piece if proved else replace(piece, laid_out=piece.written, kept=True)


def _written(pieces: Sequence[Piece]) -> str:
    return "".join(piece.written for piece in pieces)


def _laid_out(pieces: Sequence[Piece]) -> str:
    return "".join(piece.laid_out for piece in pieces)
