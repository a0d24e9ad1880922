"""Which lists of a document are sorted, and which are in no order: a mixture of the two kinds.

A list is either sorted, and then its entries slip at a rate that all sorted lists of the document
share, or it is in no order, and then every order of its entries is as likely as any other. How many
of the lists are sorted, and how often their entries slip, is learnt from the lists themselves
(expectation maximisation). So short lists prove little, long ones much, and a slip weighs less
where there are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, lgamma, log, log1p
from typing import NamedTuple

from msgspec import Struct

# The rate of slips in most sorted lists, and how many entries it is worth before any are seen.
# Of 68 files in alphabetical order the median is .05 (102 lists).
_USUAL_SLIP_RATE = 0.05
_ENTRIES_BEFORE = 10
# What is known of a document's lists before any are seen: one sorted, one in no order.
_LISTS_BEFORE, _SORTED_BEFORE = 2, 1
# Any list may have an order of its own, however many others are sorted, and an entry may slip,
# however few have. Choices: with them an entry out of order is a slip in a list of four, and none
# in a list of three.
_HIGHEST_PRIOR = 0.95
# Where slips are more frequent than in one entry of four nothing speaks for an order.
_HIGHEST_SLIP_RATE = 0.25
_MOST_ROUNDS, _ENOUGH = 30, 1e-3
_FARTHEST = 50.0  # odds in logarithms: exp stays finite, and no doubt is left


class Sample(NamedTuple):
    """A list held to one order: how many of its entries have a place, and how many slip.

    `chance` is the logarithm of the probability of no more slips in a list in no order.
    """

    size: int
    slips: int
    chance: float


class Mixture(Struct, frozen=True):
    """How much of a document's lists is sorted, and how often entries slip in these.

    `sorted_share` is a share of the lists, `share_of_entries` one of the entries. `evidence` is the
    logarithm of how much likelier the lists are than if all were in no order.
    """

    sorted_share: float
    slip_rate: float
    share_of_entries: float
    evidence: float

    def probability(self, sample: Sample) -> float:
        """Return how likely it is that a list is sorted.

        It is never taken for certain before it is seen, and slips are never taken for impossible.
        """
        share = min(self.sorted_share, _HIGHEST_PRIOR)
        return _probability(share, max(self.slip_rate, _USUAL_SLIP_RATE), sample)

    def shows_order(self, share: float, entries: int) -> bool:
        """Whether at least this share of the entries is in sorted lists.

        The lists have to show it as clearly as so many entries do that are in order.
        """
        return self.share_of_entries >= share and self.evidence >= lgamma(entries)


def learn(samples: Sequence[Sample], entries_in_all: int) -> Mixture:
    """Return the mixture that explains a document's lists best.

    `entries_in_all` also counts the entries of the lists that show nothing of the order.
    """
    share, rate = _SORTED_BEFORE / _LISTS_BEFORE, _USUAL_SLIP_RATE
    for _ in range(_MOST_ROUNDS):
        before = share, rate
        weights = [_probability(share, rate, sample) for sample in samples]
        share = (sum(weights) + _SORTED_BEFORE) / (len(samples) + _LISTS_BEFORE)
        entries, slips = float(_ENTRIES_BEFORE), _USUAL_SLIP_RATE * _ENTRIES_BEFORE
        for weight, sample in zip(weights, samples, strict=True):
            entries += weight * sample.size
            slips += weight * sample.slips
        rate = min(_HIGHEST_SLIP_RATE, slips / entries)
        if abs(share - before[0]) + abs(rate - before[1]) < _ENOUGH:
            break
    weights = [_probability(share, rate, sample) for sample in samples]
    in_sorted = sum(weight * sample.size for weight, sample in zip(weights, samples, strict=True))
    evidence = sum(_gain(share, rate, sample) for sample in samples)
    return Mixture(share, rate, in_sorted / entries_in_all if samples else 0.0, evidence)


def chance(count: int, slips: int, alike: Iterable[int]) -> float:
    """Return the logarithm of the probability of no more slips among entries in no order.

    `alike` are the numbers of entries that have the same value: where many have, few can be out of
    order. In a random order of n entries, C(n, k) / k! sequences of k entries are expected to be in
    order, so the probability of one is no greater.
    """
    kept = count - slips
    ties = sum(lgamma(size + 1) for size in alike) * kept / count
    return min(0.0, _log_choices(count, slips) - lgamma(kept + 1) + ties)


def rival(count: int, slips: int) -> float:
    """Return the logarithm of the probability of so many slips in a sorted list."""
    return _log_likelihood(_USUAL_SLIP_RATE, count, slips)


def _probability(share: float, rate: float, sample: Sample) -> float:
    odds = log(share) - log1p(-share) + _log_ratio(rate, sample)
    return 1 / (1 + exp(-max(-_FARTHEST, min(_FARTHEST, odds))))


def _gain(share: float, rate: float, sample: Sample) -> float:
    """Return how much likelier a list is than in no order, as a logarithm."""
    ratio = _log_ratio(rate, sample)
    return ratio + log(share) if ratio > _FARTHEST else log1p(share * (exp(ratio) - 1))


def _log_ratio(rate: float, sample: Sample) -> float:
    return _log_likelihood(rate, sample.size, sample.slips) - sample.chance


def _log_likelihood(rate: float, count: int, slips: int) -> float:
    return _log_choices(count, slips) + slips * log(rate) + (count - slips) * log1p(-rate)


def _log_choices(count: int, chosen: int) -> float:
    return lgamma(count + 1) - lgamma(chosen + 1) - lgamma(count - chosen + 1)
