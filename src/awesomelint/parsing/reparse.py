"""Parsing a text again after edits: blocks that no edit touched keep their tokens.

`reparse(parser, before, text)` returns what `parse_anew(parser, text)` returns. It costs less where
`text` is much like the text of `before`, a parse made earlier.

What makes this possible: the tokens of a block at the top of a document depend on the lines of the
block and on the lines behind it that it looks at to find its end. Behind a blank line, it looks at
the first line of the next block and no further. So the old text is cut into chunks: blocks up to
the next one that has a blank line above it. If the lines of a chunk, and the first line behind it,
stand anywhere in the new text where a block begins, the chunk has the tokens that it had, only on
other lines.

Two things bind lines that are far apart: any line may refer to a definition, and footnotes are
numbered through the text. If a definition changes or a text has footnotes, all of it is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from awesomelint.parsing.fast.block import FastBlock
from awesomelint.parsing.fast.state import LineState
from awesomelint.parsing.fast.tokens import moved
from awesomelint.parsing.parser import Parse, parse_anew
from awesomelint.text import BOM, LINE_END

_BLANK = " \t"
_FOOTNOTE = "[^"
# How many characters at either end tell whether two texts can be states of one. A choice: longer
# than a title, short enough to cost nothing. A wrong answer costs time and changes no token.
_COMPARED_CHARACTERS = 80
# How many of markdown-it's core rules make block tokens: `normalize` and `block`. Those behind them
# parse inline content.
_BLOCK_STEPS = 2


def reparse(parser: MarkdownIt, before: Parse, text: str) -> Parse:
    """Return what `parse_anew` returns, sooner where the text is much like the one of `before`.

    Both parses may have tokens that are the same objects: nobody may change them.
    """
    if _differ_at_both_ends(before.text, text):
        return parse_anew(parser, text)
    return _Revision(before, text).parse(parser) or parse_anew(parser, text)


def _differ_at_both_ends(before: str, text: str) -> bool:
    count = _COMPARED_CHARACTERS
    return before[:count] != text[:count] and before[-count:] != text[-count:]


class _Chunk(NamedTuple):
    """Blocks from line `first` up to line `last`, where the text ends or a blank line is above.

    `lines` has the lines of the chunk and the first line behind it. Lines are counted from 0.
    """

    first: int
    last: int
    lines: list[str]
    tokens: Sequence[Token]


class _Revision:
    """The chunks of a text as it was parsed before, and the lines that it has now."""

    def __init__(self, before: Parse, text: str) -> None:
        self.before, self.text = before, text
        self.old, self.new = _lines(before.text), _lines(text)
        self.chunks = list(_chunks(before.tokens, self.old))
        self.by_first = {chunk.first: number for number, chunk in enumerate(self.chunks)}
        self.by_line = {chunk.lines[0]: number for number, chunk in enumerate(self.chunks)}
        changed = (n for n, chunk in enumerate(self.chunks) if not self._is_at(chunk, chunk.first))
        # How many chunks at the start of the text stand where they stood.
        self.unmoved_count = next(changed, len(self.chunks))

    def parse(self, parser: MarkdownIt) -> Parse | None:
        """Return the parse of the new text; None if all of it has to be parsed."""
        block = parser.block
        if not isinstance(block, FastBlock) or not block.rules.are_verified() or self._is_bound():
            return None
        new_tokens: list[Token] = []
        tokens = tuple(self._blocks(parser, block, new_tokens))
        references = _references(tokens)
        if _targets(references) != _targets(self.before.references):
            return None
        self._parse_inline(parser, new_tokens, references)
        return Parse(self.text, tokens, references)

    def _is_bound(self) -> bool:
        """Whether something binds lines that are far from each other."""
        if _FOOTNOTE in self.text or _FOOTNOTE in self.before.text:
            return True
        # A line of dashes at the top may open front matter, which another such line closes.
        closed = bool(self.before.tokens) and self.before.tokens[0].type == "front_matter"
        return self.new[0].startswith("-") and not (closed and self.unmoved_count)

    def _blocks(
        self, parser: MarkdownIt, block: FastBlock, new_tokens: list[Token]
    ) -> Iterator[Token]:
        """Yield the tokens of the new text.

        The tokens that are not taken over are added to `new_tokens`. Their inline content is still
        to be parsed.
        """
        for chunk in self.chunks[: self.unmoved_count]:
            yield from chunk.tokens
        first = self.chunks[self.unmoved_count - 1].last if self.unmoved_count else 0
        # The rest is parsed as a separate text. A blank line is put above it, because the first
        # line of a text is read like no other: it may open front matter.
        above = first - 1 if first else 0
        state = LineState("\n".join(["", *self.new[first:]] if first else self.new), parser, {}, [])
        line, number = state.skipEmptyLines(0), self.unmoved_count - 1
        while line < state.lineMax:
            number = self._chunk_at(line + above, number + 1)
            if number:
                chunk = self.chunks[number]
                yield from (moved(token, line + above - chunk.first) for token in chunk.tokens)
                line += chunk.last - chunk.first
            else:
                state.line, state.tokens = line, []
                block.read_block(state, line, state.lineMax)
                tokens = [moved(token, above) for token in state.tokens]
                new_tokens += tokens
                yield from tokens
                line = state.line
            line = state.skipEmptyLines(line)

    def _chunk_at(self, line: int, expected: int) -> int:
        """Return the number of the chunk that stands at a line of the new text; 0 for none.

        Chunk 0, which begins with the first line, can stand nowhere but there. `expected` is the
        number of the chunk that stands there if nothing was moved.
        """
        as_far_from_the_end = self.by_first.get(line - len(self.new) + len(self.old), 0)
        for number in (as_far_from_the_end, expected, self.by_line.get(self.new[line], 0)):
            if 0 < number < len(self.chunks) and self._is_at(self.chunks[number], line):
                return number
        return 0

    def _is_at(self, chunk: _Chunk, line: int) -> bool:
        """Whether the lines of a chunk stand at a line of the new text."""
        lines, end = chunk.lines, line + len(chunk.lines)
        if end > len(self.new) or (chunk.last == len(self.old) and end < len(self.new)):
            return False
        # Two lines are compared first, so that a long list is not copied for nothing.
        edges = self.new[line] == lines[0] and self.new[end - 1] == lines[-1]
        return edges and self.new[line:end] == lines

    def _parse_inline(
        self, parser: MarkdownIt, tokens: list[Token], references: Mapping[str, Any]
    ) -> None:
        """Give the inline tokens among `tokens` their children."""
        state = StateCore("", parser, {"references": dict(references)} if references else {})
        state.tokens = tokens
        for rule in parser.core.ruler.getRules("")[_BLOCK_STEPS:]:
            rule(state)


def _lines(text: str) -> list[str]:
    """Return the lines of a text as the parser sees them."""
    text = text.removeprefix(BOM).replace("\0", "\ufffd")
    return (LINE_END.sub("\n", text) if "\r" in text else text).split("\n")


def _chunks(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[_Chunk]:
    """Yield the chunks of a text; the first begins at its first line, blank or not."""
    starts = [
        (token.map[0], index)
        for index, token in enumerate(tokens)
        if token.level == 0 and token.map and token.nesting >= 0
    ]
    openings = [(0, 0), *(start for start in starts[1:] if not lines[start[0] - 1].strip(_BLANK))]
    ends = [*openings[1:], (len(lines), len(tokens))]
    for (first, index), (last, end) in zip(openings, ends, strict=True):
        yield _Chunk(first, last, list(lines[first : last + 1]), tokens[index:end])


def _references(tokens: Iterable[Token]) -> dict[str, Any]:
    """Return what the definitions among the tokens define; the first of a label counts."""
    references: dict[str, Any] = {}
    for token in tokens:
        if token.type == "definition":
            meta = token.meta
            target = {"title": meta["title"], "href": meta["url"], "map": token.map}
            references.setdefault(meta["id"], target)
    return references


def _targets(references: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return URL and title by label, without the lines of the definitions, which may move."""
    return {label: (target["href"], target["title"]) for label, target in references.items()}
