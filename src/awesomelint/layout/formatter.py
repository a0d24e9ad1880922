"""The layout of a whole file, proved: where a block would render otherwise, it stays as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.layout.blocks import UNREAD, Block, read_blocks
from awesomelint.layout.envelope import NotTextError, opened
from awesomelint.layout.lines import same_letters
from awesomelint.layout.renderers import render_block
from awesomelint.safety.rendering import render

# A block that is kept may stand otherwise in its new surroundings; two passes always were enough.
_PASSES = 5


class Layout(Struct, frozen=True):
    """A file's text in our layout.

    `blocks` is their number at the top of the file; `kept` are those left as written because of a
    doubt.
    """

    text: str
    blocks: int = 0
    kept: tuple[Piece, ...] = ()


def format_text(text: str) -> str:
    """Return `text` in our layout: GitHub renders it the same, white space included.

    Formatting the result again returns it unchanged.
    """
    return lay_out(text).text


def lay_out(text: str) -> Layout:
    """Return the layout of `text`, with the blocks that had to be left as written."""
    layout = _one_pass(text)
    for _ in range(_PASSES if layout.kept else 0):
        again = _one_pass(layout.text)
        if again.text == layout.text:
            return layout
        layout = again
    return layout


def _one_pass(text: str) -> Layout:
    try:
        envelope, plain = opened(text)
    except NotTextError:
        return Layout(text)
    pieces = [
        replace(piece, written=envelope.show(piece.written), laid_out=envelope.show(piece.laid_out))
        for piece in read_pieces(plain)
    ]
    proved = _proved(pieces)
    kept = tuple(old for old, new in zip(pieces, proved, strict=True) if new.kept)
    laid_out = "".join(piece.laid_out for piece in proved)
    return Layout(envelope.close(laid_out), len(pieces) - 1, kept)


def _proved(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces, those as written whose layout is not proved to be harmless."""
    pieces = [
        piece if same_letters(piece.written, piece.laid_out) else _as_written(piece)
        for piece in pieces
    ]
    if _renders_the_same(pieces):
        return pieces
    settled: list[Piece] = []
    for index, piece in enumerate(pieces):
        around = settled[-1:], pieces[index + 1 : index + 2]
        settled.append(piece if _is_harmless(piece, *around) else _as_written(piece))
    return settled if _renders_the_same(settled) else [_as_written(piece) for piece in pieces]


def _renders_the_same(pieces: Sequence[Piece]) -> bool:
    written = "".join(piece.written for piece in pieces)
    return render(written) == render("".join(piece.laid_out for piece in pieces))


def _is_harmless(piece: Piece, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether the layout of one piece changes nothing, with the one above laid out already."""
    if piece.written == piece.laid_out:
        return True
    before = "".join(neighbour.laid_out for neighbour in above)
    behind = "".join(neighbour.written for neighbour in below)
    return render(before + piece.written + behind) == render(before + piece.laid_out + behind)


def _as_written(piece: Piece) -> Piece:
    return replace(piece, laid_out=piece.written, kept=True)


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
