"""The layout of a whole file, proved: where a block would render otherwise, it stays as written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.markdown.layout.envelope import NotTextError, opened
from awesomelint.markdown.layout.letters import same_letters
from awesomelint.markdown.layout.pieces import Piece, read_pieces
from awesomelint.markdown.rendering import render

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
