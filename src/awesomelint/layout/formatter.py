"""The layout of a whole file, proved: a block that would render otherwise stays as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from awesomelint.layout.blocks import UNREAD, Block, read_blocks
from awesomelint.layout.envelope import NoncharacterError, open_envelope
from awesomelint.layout.renderers import render_block
from awesomelint.safety.rendering import render

# A block that stays as written may read otherwise between blocks that were laid out, so that a
# second pass changes it. Two passes have been enough for every text tried so far.
_MAX_PASSES = 5


class BlockLayout(Struct, frozen=True):
    """One block as it is written and as it is laid out, with the blank lines before it.

    `first_line` is the first line of the block, 1-based. `kept` says that the block stays as
    written because its layout could not be proved harmless.
    """

    kind: str
    first_line: int
    written: str
    laid_out: str
    kept: bool = False


class Layout(Struct, frozen=True):
    """A file's text in our layout.

    `blocks` is the number of blocks at the top level of the file; `kept` are those among them that
    stay as written because of a doubt.
    """

    text: str
    blocks: int = 0
    kept: tuple[BlockLayout, ...] = ()


def format_text(text: str) -> str:
    """Return `text` in our layout: GitHub renders the same HTML for it, to the letter.

    Formatting the result again returns it unchanged.
    """
    return lay_out(text).text


def lay_out(text: str) -> Layout:
    """Return the layout of `text`, with the blocks that had to stay as written."""
    layout = _make_pass(text)
    # Where no block was kept, a second pass would change nothing.
    for _ in range(_MAX_PASSES if layout.kept else 0):
        again = _make_pass(layout.text)
        if again.text == layout.text:
            return layout
        layout = again
    return layout


def _make_pass(text: str) -> Layout:
    try:
        envelope, content = open_envelope(text)
    except NoncharacterError:
        return Layout(text)
    blocks = [
        replace(block, written=envelope.show(block.written), laid_out=envelope.show(block.laid_out))
        for block in _lay_out_blocks(content)
    ]
    proved = _prove(blocks)
    kept = tuple(block for block, result in zip(blocks, proved, strict=True) if result.kept)
    laid_out = "".join(block.laid_out for block in proved)
    return Layout(envelope.close(laid_out), len(blocks) - 1, kept)


# From the lines of a file to the layout of each block

# These blocks are copied whole: the white space in them is content, or makes no difference.
_COPIED_WHOLE = frozenset(
    {"front_matter", "html_block", "code_block", "footnote_reference", UNREAD}
)
# These may touch any other block, without a blank line between: a comment often speaks of the block
# that it touches.
_MAY_TOUCH_ANY = frozenset({"html_block", UNREAD})
# And these may touch each other.
_NEED_NO_BLANK_LINE = frozenset({"definition", "footnote_reference"})


def _lay_out_blocks(text: str) -> Iterator[BlockLayout]:
    """Yield the layout of each block of `text`, and last that of the blank lines at its end.

    A text of nothing but blank lines stays as it is.
    """
    lines = text.removesuffix("\n").split("\n")
    above = Block("start", 0, 0)
    for block in read_blocks(lines):
        copy = _join(lines[block.start : block.end])
        rendered = copy if block.kind in _COPIED_WHOLE else render_block(block.tokens, lines)
        laid_out = copy if rendered is None else rendered
        laid_out = "\n" * _blank_lines(above, block, laid_out) + laid_out
        written = _join(lines[above.end : block.end])
        kept = rendered is None or block.kind == UNREAD
        yield BlockLayout(block.kind, block.start + 1, written, laid_out, kept)
        above = block
    if above.end:
        yield BlockLayout("end", above.end + 1, _join(lines[above.end :]), "")
    else:
        yield BlockLayout("end", 1, text, text)


def _join(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _blank_lines(above: Block, block: Block, laid_out: str) -> int:
    """Return how many blank lines go before `block`: one, unless the two blocks may touch and do.

    None goes before the first block, unless it is a `---` that would begin front matter.
    """
    if above.kind == "start":
        return int(block.start > 0 and laid_out.startswith("---"))
    if block.start > above.end:
        return 1
    kinds = {above.kind, block.kind}
    may_touch = kinds & _MAY_TOUCH_ANY or kinds <= _NEED_NO_BLANK_LINE
    return 0 if may_touch else 1


# The proof

# All that a layout may change: white space, borders of tables, markers of quotes, closing `#`s,
# fences.
_LAYOUT_CHARACTERS = re.compile(r"[\s|>#:`~-]+")


def _prove(blocks: Sequence[BlockLayout]) -> Sequence[BlockLayout]:
    """Return the blocks; those whose layout is not proved to be harmless are as written.

    A layout is harmless if the letters stay and GitHub renders the file to the same HTML. The whole
    file is tried first. If it fails, each block is tried between its neighbours; if that does not
    help either, the file stays as it is.
    """
    blocks = [
        block if _has_same_letters(block.written, block.laid_out) else _as_written(block)
        for block in blocks
    ]
    if _renders_the_same(blocks):
        return blocks
    settled: list[BlockLayout] = []
    for index, block in enumerate(blocks):
        above, below = settled[-1:], blocks[index + 1 : index + 2]
        settled.append(block if _is_harmless(block, above, below) else _as_written(block))
    return settled if _renders_the_same(settled) else [_as_written(block) for block in blocks]


def _has_same_letters(before: str, after: str) -> bool:
    """Whether two texts differ in layout alone; definitions and comments are letters too."""
    return before == after or (
        _LAYOUT_CHARACTERS.sub("", before) == _LAYOUT_CHARACTERS.sub("", after)
    )


def _renders_the_same(blocks: Sequence[BlockLayout]) -> bool:
    written = "".join(block.written for block in blocks)
    return render(written) == render("".join(block.laid_out for block in blocks))


def _is_harmless(
    block: BlockLayout, above: Sequence[BlockLayout], below: Sequence[BlockLayout]
) -> bool:
    """Whether the layout of one block changes nothing, with the one above laid out already."""
    if block.written == block.laid_out:
        return True
    before = "".join(neighbour.laid_out for neighbour in above)
    behind = "".join(neighbour.written for neighbour in below)
    return render(before + block.written + behind) == render(before + block.laid_out + behind)


def _as_written(block: BlockLayout) -> BlockLayout:
    return replace(block, laid_out=block.written, kept=True)
