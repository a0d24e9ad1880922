"""Parsing a text again after edits: the blocks that no edit touched keep their tokens.

A block at the top of a document depends on its own lines, and on what stands behind it where it
asks whether it ends. Where a blank line is between, that is the first line of the next block and no
more. So where a block begins now, blocks that began with the same line before hold up to the next
one behind a blank line, if all lines up to that one's first are as they were. What the text defines
has to stay the same, as any line may refer to it, and footnotes are numbered through the text:
where one of these changes, all is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from msgspec import Struct

from awesomelint.parsing.fast.block import FastBlock
from awesomelint.parsing.fast.state import LineState
from awesomelint.parsing.fast.tokens import moved
from awesomelint.text import BOM, LINE_END

_BLANK = " \t"
_FOOTNOTE = "[^"
# Texts with neither the same start nor the same end, in characters, are not two states of one.
_END = 80


class Parse(Struct, frozen=True):
    """A text, its tokens and what its definitions define, by normalised label."""

    text: str
    tokens: tuple[Token, ...]
    references: Mapping[str, Any]


def parse_anew(parser: MarkdownIt, text: str) -> Parse:
    """Return the parse of a text; a byte order mark is passed over."""
    env: dict[str, Any] = {}
    tokens = parser.parse(text.removeprefix(BOM), env)
    return Parse(text, tuple(tokens), env.get("references", {}))


def reparse(parser: MarkdownIt, before: Parse | None, text: str) -> Parse:
    """Return what `parse_anew` returns, sooner where the text is much like the one of `before`.

    Tokens of both parses may be the same objects: nobody may change them.
    """
    if before is None or _differ_at_both_ends(before.text, text):
        return parse_anew(parser, text)
    return _Edit(before, text).parse(parser) or parse_anew(parser, text)


def _differ_at_both_ends(before: str, text: str) -> bool:
    return text[:_END] != before[:_END] and text[-_END:] != before[-_END:]


class _Run(NamedTuple):
    """Blocks from line `first` up to one behind a blank line, at `last`, or to the end.

    `lines` are theirs and the first of the block behind them.
    """

    first: int
    last: int
    lines: list[str]
    tokens: Sequence[Token]


class _Edit:
    """A text that was parsed before, in runs, and what it is now."""

    def __init__(self, before: Parse, text: str) -> None:
        self.before, self.text = before, text
        self.old, self.new = _lines(before.text), _lines(text)
        self.runs = list(_runs(before.tokens, self.old))
        self.by_first = {run.first: number for number, run in enumerate(self.runs)}
        self.by_line = {run.lines[0]: number for number, run in enumerate(self.runs)}
        # How many of the first runs stand where they stood.
        changed = (n for n, run in enumerate(self.runs) if not self._stands(run, run.first))
        self.kept = next(changed, len(self.runs))

    def parse(self, parser: MarkdownIt) -> Parse | None:
        """Return the parse of the new text; None where all of it has to be parsed."""
        block = parser.block
        if not isinstance(block, FastBlock) or not block.rules.are_verified() or self._is_bound():
            return None
        fresh: list[Token] = []
        tokens = tuple(self._blocks(parser, block, fresh))
        references = _references(tokens)
        if _targets(references) != _targets(self.before.references):
            return None
        self._parse_inline(parser, fresh, references)
        return Parse(self.text, tokens, references)

    def _is_bound(self) -> bool:
        """Whether something binds lines far from each other."""
        if _FOOTNOTE in self.text or _FOOTNOTE in self.before.text:
            return True
        # A line of dashes at the top looks for another one anywhere below.
        closed = bool(self.before.tokens) and self.before.tokens[0].type == "front_matter"
        return self.new[0].startswith("-") and not (closed and self.kept)

    def _blocks(self, parser: MarkdownIt, block: FastBlock, fresh: list[Token]) -> Iterator[Token]:
        """Yield the tokens of the new text; note those that are read, without inline tokens."""
        for run in self.runs[: self.kept]:
            yield from run.tokens
        first = self.runs[self.kept - 1].last if self.kept else 0
        # A line 0 that is blank: the first line of a text is read like no other.
        above = first - 1 if first else 0
        state = LineState("\n".join(["", *self.new[first:]] if first else self.new), parser, {}, [])
        line, number = state.skipEmptyLines(0), self.kept - 1
        while line < state.lineMax:
            number = self._find(line + above, number + 1)
            if number:
                run = self.runs[number]
                yield from (moved(token, line + above - run.first) for token in run.tokens)
                line += run.last - run.first
            else:
                state.line, state.tokens = line, []
                block.read_block(state, line, state.lineMax)
                made = [moved(token, above) for token in state.tokens]
                fresh += made
                yield from made
                line = state.line
            line = state.skipEmptyLines(line)

    def _find(self, line: int, expected: int) -> int:
        """Return the number of the run that stands at a line now; 0 without.

        The first run can stand at no other place than the first.
        """
        same_end = self.by_first.get(line - len(self.new) + len(self.old), 0)
        for number in (same_end, expected, self.by_line.get(self.new[line], 0)):
            if 0 < number < len(self.runs) and self._stands(self.runs[number], line):
                return number
        return 0

    def _stands(self, run: _Run, line: int) -> bool:
        """Whether the lines of a run are at a line of the new text."""
        lines, end = run.lines, line + len(run.lines)
        if end > len(self.new) or (run.last == len(self.old) and end < len(self.new)):
            return False
        # A long list is not copied to be compared where something else stands.
        edges = self.new[line] == lines[0] and self.new[end - 1] == lines[-1]
        return edges and self.new[line:end] == lines

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


def _runs(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[_Run]:
    """Yield the runs of a text; the first begins at its first line, blank or not."""
    starts = [
        (token.map[0], index)
        for index, token in enumerate(tokens)
        if token.level == 0 and token.map and token.nesting >= 0
    ]
    opens = [(0, 0), *(start for start in starts[1:] if not lines[start[0] - 1].strip(_BLANK))]
    ends = [*opens[1:], (len(lines), len(tokens))]
    for (first, index), (last, end) in zip(opens, ends, strict=True):
        yield _Run(first, last, list(lines[first : last + 1]), tokens[index:end])


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
