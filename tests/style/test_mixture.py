"""Which lists are sorted, and which are in no order."""

from __future__ import annotations

from math import exp, factorial

import pytest

from awesomelint.style.mixture import Sample, chance, learn


def sample(size: int, slips: int) -> Sample:
    return Sample(size, slips, chance(size, slips, ()))


@pytest.mark.parametrize("size", [1, 3, 7, 20])
def test_the_chance_of_a_list_in_order_is_one_of_all_orders(size: int) -> None:
    assert exp(chance(size, 0, ())) == pytest.approx(1 / factorial(size))


def test_the_chance_is_never_above_one() -> None:
    assert chance(9, 6, ()) == 0


def test_entries_with_the_same_value_are_in_order_either_way() -> None:
    assert exp(chance(4, 0, [2, 2])) == pytest.approx(1 / 6)
    assert chance(5, 0, [5]) == pytest.approx(0)


def test_sorted_lists_are_told_from_lists_in_no_order() -> None:
    samples = [sample(10, 1)] * 6 + [sample(10, 6)] * 3
    mixture = learn(samples, 90)
    assert mixture.probability(sample(10, 1)) > 0.99
    assert mixture.probability(sample(10, 6)) < 0.01
    assert mixture.sorted_share == pytest.approx(7 / 11, abs=0.01)
    assert mixture.share_of_entries == pytest.approx(6 / 9, abs=0.01)
    assert mixture.slip_rate == pytest.approx(0.09, abs=0.01)


def test_entries_of_lists_that_show_nothing_count_as_well() -> None:
    assert learn([sample(10, 0)], 10).share_of_entries > 0.99
    assert learn([sample(10, 0)], 100).share_of_entries < 0.1


def test_short_lists_prove_little() -> None:
    mixture = learn([sample(20, 1)] * 40, 800)
    probabilities = [mixture.probability(sample(size, 1)) for size in (3, 4, 5, 7)]
    assert probabilities == sorted(probabilities)
    assert probabilities[0] < 0.8 < probabilities[1]


def test_nothing_shows_no_order() -> None:
    assert not learn([], 0).shows_order(0.5, 7)
    assert learn([sample(7, 0)], 7).shows_order(0.5, 7)
    assert not learn([sample(6, 0)], 6).shows_order(0.5, 7)
