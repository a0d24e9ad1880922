"""Parsing a text again after an edit: the blocks that the edit did not touch keep their tokens.

A block at the top of a document depends on its own lines, and on what stands behind it where it
asks whether it ends. Where a blank line is between, that is the first line of the next block and no
more. So parsing can start again at a block behind a blank line if its first line is as it was, and
stop where a block begins that began there before, all lines from there on being as they were. What
the text defines has to stay the same, as any line may refer to it, and footnotes are numbered
through the text: where one of these changes, all is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.markdown.fast.block import FastBlock
from awesomelint.markdown.fast.lines import LineState
from awesomelint.markdown.fast.tokens import moved
from awesomelint.text import BOM, LINE_END

_BLANK = " \t"
_FOOTNOTE = "[^"
# Texts with neither the same start nor the same end, in characters, are not two states of one.
_END = 80


class Reading(Struct, frozen=True):
    """A text, its tokens and what its definitions define, by normalised label."""

    text: str
    tokens: tuple[Token, ...]
    references: Mapping[str, Any]


def read_anew(parser: MarkdownIt, text: str) -> Reading:
    """Return the tokens of a text; a byte order mark is passed over."""
    env: dict[str, Any] = {}
    tokens = parser.parse(text.removeprefix(BOM), env)
    return Reading(text, tuple(tokens), env.get("references", {}))


def reread(parser: MarkdownIt, previous: Reading, text: str) -> Reading:
    """Return what `read_anew` returns, sooner where the text is much like the previous one.

    Tokens of both readings may be the same objects: nobody may change them.
    """
    if text[:_END] != previous.text[:_END] and text[-_END:] != previous.text[-_END:]:
        return read_anew(parser, text)
    return _Edit(previous, text).reading(parser) or read_anew(parser, text)


class _Edit:
    """What differs between two texts: the lines from `first` up to `old_end`, or `new_end`."""

    def __init__(self, previous: Reading, text: str) -> None:
        self.previous, self.text = previous, text
        self.old, self.new = _lines(previous.text), _lines(text)
        shorter = min(len(self.old), len(self.new))
        self.first = _common(self.old, self.new, shorter)
        rest = shorter - self.first
        same = _common(reversed(self.old), reversed(self.new), rest)
        self.old_end, self.new_end = len(self.old) - same, len(self.new) - same
        self.starts = dict(_starts(previous.tokens))

    def reading(self, parser: MarkdownIt) -> Reading | None:
        """Return the new reading; None where all has to be read."""
        block = parser.block
        if not isinstance(block, FastBlock) or not block.rules.are_verified() or self._is_wide():
            return None
        line = self._restart()
        changed, stop = self._parse_from(parser, block, line)
        tokens = self.previous.tokens
        head = tokens[: self.starts[line]] if line else ()
        tail: Iterable[Token] = ()
        if stop is not None:
            shift = self.new_end - self.old_end
            tail = (moved(token, shift) for token in tokens[self.starts[stop - shift] :])
        tokens = (*head, *changed, *tail)
        references = _references(tokens)
        if _targets(references) != _targets(self.previous.references):
            return None
        self._parse_inline(parser, changed, references)
        return Reading(self.text, tokens, references)

    def _is_wide(self) -> bool:
        """Whether most lines are new, or something binds lines far from each other."""
        if 2 * (self.first + len(self.new) - self.new_end) < len(self.new):
            return True
        if _FOOTNOTE in self.text or _FOOTNOTE in self.previous.text:
            return True
        # A line of dashes at the top looks for another one anywhere below.
        closed = bool(self.previous.tokens) and self.previous.tokens[0].type == "front_matter"
        return self.new[0].startswith("-") and not (closed and self._restart())

    def _restart(self) -> int:
        """Return the line of the last block that nothing changed above or at its first line."""
        return max(
            (line for line in self.starts if 0 < line < self.first and self._is_open(line)),
            default=0,
        )

    def _is_open(self, line: int) -> bool:
        return not self.old[line - 1].strip(_BLANK)

    def _parse_from(
        self, parser: MarkdownIt, block: FastBlock, first: int
    ) -> tuple[list[Token], int | None]:
        """Return the block tokens from line `first` on, and the line from which the old ones hold.

        That line is None where there is none up to the end.
        """
        # A line 0 that is blank: the first line of a text is read like no other.
        lines = ["", *self.new[first:]] if first else self.new
        above = first - 1 if first else 0
        tokens: list[Token] = []
        state = LineState("\n".join(lines), parser, {}, tokens)
        shift = self.new_end - self.old_end
        stop = None
        line = state.skipEmptyLines(0)
        while line < state.lineMax:
            here = line + above
            if here >= self.new_end and here - shift in self.starts:
                stop = here
                break
            state.line = line
            block.read_block(state, line, state.lineMax)
            line = state.skipEmptyLines(state.line)
        return [moved(token, above) for token in tokens], stop

    def _parse_inline(
        self, parser: MarkdownIt, tokens: list[Token], references: Mapping[str, Any]
    ) -> None:
        """Give the inline tokens among fresh ones their children."""
        state = StateCore("", parser, {"references": dict(references)} if references else {})
        state.tokens = tokens
        for rule in parser.core.ruler.getRules("")[_BLOCK_STEPS:]:
            rule(state)


# The steps of the parser that make block tokens: line ends made one, blocks read.
_BLOCK_STEPS = 2


def _lines(text: str) -> list[str]:
    text = text.removeprefix(BOM).replace("\0", "\ufffd")
    return (LINE_END.sub("\n", text) if "\r" in text else text).split("\n")


def _common(one: Iterable[str], other: Iterable[str], most: int) -> int:
    """Return how many lines both begin with, at most `most`."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if count == most or left != right:
            break
        count += 1
    return count


def _starts(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block at the top, and the index of its first token."""
    for index, token in enumerate(tokens):
        if token.level == 0 and token.map and token.nesting >= 0:
            yield token.map[0], index


def _references(tokens: Iterable[Token]) -> dict[str, Any]:
    """Return what the definitions among the tokens define; the first of a label counts."""
    found: dict[str, Any] = {}
    for token in tokens:
        if token.type == "definition":
            meta = token.meta
            target = {"title": meta["title"], "href": meta["url"], "map": token.map}
            found.setdefault(meta["id"], target)
    return found


def _targets(references: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {label: (target["href"], target["title"]) for label, target in references.items()}
