"""Two states of a text, line by line: which lines are new, and what stood there before."""

from __future__ import annotations

from difflib import SequenceMatcher

from msgspec import Struct

from awesomelint.text import Source, Span


class LineChange(Struct, frozen=True):
    """The lines that two states of a text do not have in common, by their numbers (from 1).

    `added` are lines of the later state, `removed` lines of the earlier. Each has the number of the
    stretch that it is in; what is added in a stretch stands where the removed lines of the same
    stretch stood. Blank lines and line endings do not count.
    """

    added: dict[int, int]
    removed: dict[int, int]

    def adds(self, source: Source, span: Span) -> bool:
        """Return whether any line of a span, in the later state, is new."""
        first = source.position(span.start).line
        last = source.position(max(span.start, span.end - 1)).line
        return any(number in self.added for number in range(first, last + 1))


def compare_lines(before: Source | None, after: Source) -> LineChange:
    """Return how two states of a text differ; without an earlier state every line is new."""
    numbers = _written_lines(after)
    if before is None:
        return LineChange(dict.fromkeys(numbers, 0), {})
    old_numbers = _written_lines(before)
    old, new = [*old_numbers.values()], [*numbers.values()]
    start = _common_start(old, new)
    end = _common_start(old[start:][::-1], new[start:][::-1])
    old_lines, new_lines = [*old_numbers], [*numbers]
    added: dict[int, int] = {}
    removed: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False
    )
    for stretch, (kind, low, high, first, last) in enumerate(matcher.get_opcodes()):
        if kind != "equal":
            removed |= dict.fromkeys(old_lines[start + low : start + high], stretch)
            added |= dict.fromkeys(new_lines[start + first : start + last], stretch)
    return LineChange(added, removed)


def _written_lines(source: Source) -> dict[int, str]:
    """Return the lines that are not blank, without their line endings, by their numbers."""
    starts = source.line_starts
    ends = [*starts[1:], len(source.text)]
    lines = (source.text[start:end].rstrip("\r\n") for start, end in zip(starts, ends, strict=True))
    return {number: line for number, line in enumerate(lines, 1) if line.strip()}


def _common_start(lines: list[str], others: list[str]) -> int:
    """Return how many lines two lists begin with in common."""
    count = 0
    for line, other in zip(lines, others, strict=False):
        if line != other:
            break
        count += 1
    return count
