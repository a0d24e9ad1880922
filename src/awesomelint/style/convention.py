"""A convention: what nearly all places in a document agree on.

What is enough differs from convention to convention, so each states its own `Need`. Where the need
is not met there is no convention, and whoever asked stays silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

T = TypeVar("T", bound=Hashable)

# Within one list the separator, the place and the form of dates are constant at 90 % and above;
# lists without a style scatter well below. Measured on 94 lists (`python -m
# benchmarks.lists.reading` prints the shares). Eight places are few enough for a short list, and
# too many to agree by chance.
SHARE_OF_PLACES = 0.9
LEAST_PLACES = 8
# A convention that an earlier state of a document had is kept while it holds at this part of what
# it needs, so that one entry more or less changes no verdict about the others. A first value: how
# often conventions flip in the histories of lists has still to be measured.
KEPT_PART_OF_NEED = 0.9


class Need(NamedTuple):
    """What makes a convention: at least the `share` of at least `least` places."""

    share: float = SHARE_OF_PLACES
    least: int = LEAST_PLACES

    @property
    def to_keep(self) -> Need:
        """What is enough for a convention that was there before to stay."""
        return Need(self.share * KEPT_PART_OF_NEED, max(1, int(self.least * KEPT_PART_OF_NEED)))


USUAL = Need()
# Met by any place at all: it finds the best there is, which is no convention.
NO_NEED = Need(0.0, 1)


class Convention(Struct, Generic[T], frozen=True):
    """A `value` that `count` of `total` places agree on; of none where it `is_configured`."""

    value: T
    count: int
    total: int

    @classmethod
    def configured(cls, value: T) -> Convention[T]:
        """Return the convention that a configuration names, whatever the document agrees on."""
        return cls(value, 0, 0)

    @property
    def is_configured(self) -> bool:
        """Whether a configuration names it: no places speak for it."""
        return not self.total

    @property
    def evidence(self) -> str:
        """The convention's weight in words: `105 of 110`."""
        return f"{self.count} of {self.total}"


def dominant(values: Iterable[T], need: Need = USUAL) -> Convention[T] | None:
    """Return the most frequent value where it meets the need, else None."""
    counts = Counter(values)
    total = counts.total()
    if total < need.least:
        return None
    value, count = counts.most_common()[0]  # with a number it would import heapq
    return Convention(value, count, total) if count >= need.share * total else None
