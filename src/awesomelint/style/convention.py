"""A convention: a value that nearly all cases in a document share, such as its separator.

A *case* is whatever is counted: an entry, a date, a badge. How many cases are enough differs from
convention to convention, so a `Need` states it. If the need is not met there is no convention, and
no rule reports anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

T = TypeVar("T", bound=Hashable)

# In a list with a style, 90 % or more of the entries agree on the separator, on the position of the
# date and on its form; in lists without a style far fewer do. Measured on 94 lists (`python -m
# benchmarks.lists.reading` prints the shares).
SHARE_OF_CASES = 0.9
# A choice: short lists have as many cases, and eight seldom agree by chance.
LEAST_CASES = 8
# A convention survives an edit while the document reaches this part of its need. Adding or removing
# an entry then does not change the findings about other entries. A choice: how often conventions
# flip in the histories of lists has still to be measured.
KEPT_PART_OF_NEED = 0.9


class Need(NamedTuple):
    """What makes a convention: at least `least` cases, of which at least `share` have the value."""

    share: float = SHARE_OF_CASES
    least: int = LEAST_CASES

    @property
    def to_keep(self) -> Need:
        """The weaker need that is enough to keep a convention of an earlier state."""
        return Need(self.share * KEPT_PART_OF_NEED, max(1, int(self.least * KEPT_PART_OF_NEED)))


USUAL = Need()
# Every value meets this need. It is for the most frequent value, which is no convention.
NO_NEED = Need(0.0, 1)


class Convention(Struct, Generic[T], frozen=True):
    """A `value` that `count` of `total` cases share; both are 0 if a configuration states it."""

    value: T
    count: int
    total: int

    @classmethod
    def configured(cls, value: T) -> Convention[T]:
        """Return the convention that a configuration states, whatever the document does."""
        return cls(value, 0, 0)

    @property
    def is_configured(self) -> bool:
        """Whether the value comes from a configuration."""
        return not self.total

    @property
    def evidence(self) -> str:
        """How many cases follow it, in words: `105 of 110`."""
        return f"{self.count} of {self.total}"


def dominant(values: Iterable[T], need: Need = USUAL) -> Convention[T] | None:
    """Return the most frequent value; None if it does not meet the need."""
    counts = Counter(values)
    total = counts.total()
    if total < need.least:
        return None
    value, count = counts.most_common()[0]  # `most_common(1)` would import heapq, which takes time
    return Convention(value, count, total) if count >= need.share * total else None
