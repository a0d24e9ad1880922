"""Two states of a document, entry by entry: which entries are added, changed or moved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from msgspec import Struct

from awesomelint.changes.lines import LineChange
from awesomelint.reading.model import Document, Entry
from awesomelint.style.sorting import misplaced
from awesomelint.text import Span
from awesomelint.urls import identity

Pair = tuple[Entry, Entry]


class EntryChange(Struct, frozen=True):
    """How many entries were added, and how many others were changed or moved.

    `new` has the items of those that rules hold responsible: the added ones, the moved ones, and
    those with another title, URL or date.
    """

    new: frozenset[Span]
    added: int
    changed: int


def compare_entries(before: Document | None, after: Document, lines: LineChange) -> EntryChange:
    """Return how the entries of two states differ whose lines differ by `lines`."""
    heads = [*_on_lines(after, lines.added)]
    bases = [*_on_lines(before, lines.removed)] if before else []
    if before is None or not bases:
        return EntryChange(frozenset(entry.item for entry in heads), len(heads), 0)
    pairs, heads, bases = _pair(heads, bases, lambda entry: (_resource(entry), entry.title.text))
    for key in (_resource, _name):
        more, heads, bases = _pair(heads, bases, key)
        pairs += more
    moved = _moved(pairs, before, after, lines)
    renamed = (head.item for base, head in pairs if _sorting_parts(base) != _sorting_parts(head))
    new = frozenset([entry.item for entry in heads] + [*moved, *renamed])
    return EntryChange(new, len(heads), len(pairs))


def _on_lines(document: Document, numbers: dict[int, int]) -> Iterator[Entry]:
    """Yield the entries that stand on one of these lines."""
    source = document.source
    for entry in document.entries():
        first = source.position(entry.span.start).line
        last = source.position(max(entry.span.start, entry.span.end - 1)).line
        if any(number in numbers for number in range(first, last + 1)):
            yield entry


def _resource(entry: Entry) -> str:
    """Return what identifies an entry: its URL, or its title where it has none."""
    return identity(entry.url) if entry.url else entry.title.text


def _name(entry: Entry) -> str:
    return " ".join(entry.title.text.casefold().split())


def _sorting_parts(entry: Entry) -> tuple[str, str, tuple[str, ...]]:
    return entry.title.text, _resource(entry), tuple(part.text for part in entry.dates)


def _pair(
    heads: Iterable[Entry], bases: Iterable[Entry], key: Callable[[Entry], Hashable]
) -> tuple[list[Pair], list[Entry], list[Entry]]:
    """Return pairs of a base and a head with the same key, in order, and those left of both."""
    waiting: dict[Hashable, list[Entry]] = {}
    for base in bases:
        waiting.setdefault(key(base), []).append(base)
    pairs: list[Pair] = []
    left: list[Entry] = []
    for head in heads:
        if candidates := waiting.get(key(head)):
            pairs.append((candidates.pop(0), head))
        else:
            left.append(head)
    return pairs, left, [base for candidates in waiting.values() for base in candidates]


def _moved(
    pairs: Iterable[Pair], before: Document, after: Document, lines: LineChange
) -> Iterator[Span]:
    """Yield the items of the entries that stand elsewhere: in another stretch or another order."""
    stretches: dict[int, list[Pair]] = {}
    for base, head in pairs:
        old = _stretch(before, base, lines.removed)
        if old == _stretch(after, head, lines.added):
            stretches.setdefault(old, []).append((base, head))
        else:
            yield head.item
    for together in stretches.values():
        together.sort(key=lambda pair: pair[1].item.start)
        starts = [base.item.start for base, _ in together]
        for index in misplaced([(start, start) for start in starts]):
            yield together[index][1].item


def _stretch(document: Document, entry: Entry, numbers: dict[int, int]) -> int:
    """Return the stretch that the first changed line of an entry is in."""
    first = document.source.position(entry.span.start).line
    return next(numbers[number] for number in range(first, max(numbers) + 1) if number in numbers)
